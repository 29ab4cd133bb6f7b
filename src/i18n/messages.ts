import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from '../model/entities.ts'
import { type Catalog, type CatalogNode, catalogs } from './generated-catalogs.ts'

export type Area = keyof Catalog

/** The messages of one area. A message is a string, or a function if its text has named values. */
export type Messages<Name extends Area> = Catalog[Name]

type Values = Readonly<Record<string, string | number | boolean>>

/** Text without braces or quoted characters needs no ICU parser. */
const isPlain = (text: string): boolean => !/[{}]|'['<>]/.test(text)

/** Messages are not markup, so `<` is an ordinary character. */
const parse = (text: string, locale: Locale): IntlMessageFormat =>
  new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })

function compile(text: string, locale: Locale): unknown {
  if (isPlain(text)) return text
  const format = parse(text, locale)
  const hasValues = format.getAst().some(element => element.type !== 0)
  return hasValues ? (values: Values) => format.format(values) : format.format()
}

/** Compiles each message at its first use. */
function open(node: CatalogNode, locale: Locale): object {
  const opened = {}
  for (const [key, inner] of Object.entries(node)) {
    Object.defineProperty(opened, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = typeof inner === 'string' ? compile(inner, locale) : open(inner, locale)
        Object.defineProperty(opened, key, { enumerable: true, value })
        return value
      },
    })
  }
  return opened
}

const openedAreas = new Map<string, object>()

/** Messages for people, from `locales/<locale>/<area>.json`. */
export function messagesIn<Name extends Area>(locale: Locale, area: Name): Messages<Name> {
  const key = `${locale}/${area}`
  const opened = openedAreas.get(key) ?? open(catalogs[locale][area], locale)
  openedAreas.set(key, opened)
  return opened as Messages<Name>
}
