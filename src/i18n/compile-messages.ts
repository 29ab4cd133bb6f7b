import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import type { Locale } from '../model/entities.ts'
import type { Compiled, CompiledForms } from './compiled-messages.ts'
import { type CatalogNode, catalogs } from './generated-catalogs.ts'
import { type Area, type Messages, messagesIn } from './messages.ts'

const textOf = (elements: readonly MessageFormatElement[], key: string): string =>
  elements
    .map(element => {
      if (isLiteralElement(element)) return element.value
      if (isArgumentElement(element)) return `{${element.value}}`
      throw new Error(`The browser cannot show the message ${key}: it has more than one plural`)
    })
    .join('')

function compile(message: string, key: string): string | CompiledForms {
  const elements = parse(message, { ignoreTag: true })
  const at = elements.findIndex(isPluralElement)
  const counted = elements[at]
  if (counted === undefined || !isPluralElement(counted)) return textOf(elements, key)
  const [before, after] = [elements.slice(0, at), elements.slice(at + 1)]
  const forms = Object.entries(counted.options).map(([category, { value }]) => [
    category,
    textOf([...before, ...value, ...after], key),
  ])
  return { by: counted.value, ...Object.fromEntries(forms) }
}

/** @param key names of nested groups are separated by slashes */
const textAt = (node: CatalogNode, key: string): string | CatalogNode | undefined =>
  key
    .split('/')
    .reduce<string | CatalogNode | undefined>(
      (inner, name) => (typeof inner === 'object' ? inner[name] : undefined),
      node,
    )

const compiledMessages = new Map<string, string | CompiledForms>()

function compileOnce(locale: Locale, area: Area, key: string): string | CompiledForms {
  const place = `${locale}/${area}: ${key}`
  const known = compiledMessages.get(place)
  if (known !== undefined) return known
  const message = textAt(catalogs[locale][area], key)
  if (typeof message !== 'string') throw new Error(`${place} is no single message`)
  const compiled = compile(message, place)
  compiledMessages.set(place, compiled)
  return compiled
}

/** All messages of the chat's panel as plain data, which its frame passes on. */
export function compilePanel(locale: Locale): Compiled<Messages<'chat'>['panel']> {
  const compiled = Object.keys(messagesIn(locale, 'chat').panel).map(key => [
    key,
    compileOnce(locale, 'chat', `panel/${key}`),
  ])
  return Object.fromEntries(compiled) as Compiled<Messages<'chat'>['panel']>
}

/** Messages as plain data, which a page passes to its island. */
export function compileMessages<Name extends Area, Key extends keyof Messages<Name> & string>(
  locale: Locale,
  area: Name,
  keys: readonly Key[],
): Compiled<Pick<Messages<Name>, Key>> {
  const compiled = keys.map(key => [key, compileOnce(locale, area, key)])
  return Object.fromEntries(compiled) as Compiled<Pick<Messages<Name>, Key>>
}
