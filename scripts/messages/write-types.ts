import { narrowest, readArguments } from './read-arguments.ts'
import type { Catalogs } from './read-catalogs.ts'

/** The texts of a message in all languages, by its key. */
type Translations = ReadonlyMap<string, readonly string[]>

const nameOf = (key: string): string => (/^[A-Za-z]\w*$/.test(key) ? key : `'${key}'`)

const typeOf = (translations: readonly string[]): string => {
  const types = narrowest(translations.flatMap(message => [...readArguments(message).types]))
  if (types.size === 0) return 'string'
  const values = [...types].map(([name, type]) => `${name}: ${type}`)
  return `(values: { ${values.join('; ')} }) => string`
}

/** Groups of keys as nested types. */
function membersOf(messages: Translations, indent: string, path = ''): string[] {
  const own = [...messages].filter(([key]) => key.startsWith(path))
  const names = [...new Set(own.map(([key]) => key.slice(path.length).split('/')[0] ?? ''))]
  return names.flatMap(name => {
    const message = messages.get(path + name)
    if (message !== undefined) return [`${indent}readonly ${nameOf(name)}: ${typeOf(message)}`]
    const inner = membersOf(messages, `${indent}  `, `${path}${name}/`)
    return [`${indent}readonly ${nameOf(name)}: {`, ...inner, `${indent}}`]
  })
}

const camel = (text: string): string =>
  text.replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase())

const importName = (locale: string, area: string) => camel(`${locale}/${area}`)

const translationsOf = (area: string, catalogs: readonly Catalogs[]): Translations =>
  new Map(
    [...(catalogs[0]?.get(area)?.keys() ?? [])].map(key => [
      key,
      catalogs.flatMap(each => each.get(area)?.get(key) ?? []),
    ]),
  )

/**
 * The TypeScript module that lists every catalog.
 *
 * @param byLocale  catalogs by language, English first: its keys determine the types
 */
export function writeTypes(byLocale: ReadonlyMap<string, Catalogs>): string {
  const [locales, catalogs] = [[...byLocale.keys()], [...byLocale.values()]]
  const areas = [...(catalogs[0]?.keys() ?? [])]
  const imports = locales.flatMap(locale =>
    areas.map(
      area =>
        `import ${importName(locale, area)} from './locales/${locale}/${area}.json' with { type: 'json' }`,
    ),
  )
  const types = areas.flatMap(area => [
    `  '${area}': {`,
    ...membersOf(translationsOf(area, catalogs), '    '),
    '  }',
  ])
  const registry = locales.flatMap(locale => [
    `  ${nameOf(locale)}: {`,
    ...areas.map(area => `    '${area}': ${importName(locale, area)},`),
    '  },',
  ])
  return [
    '// Written by `npm run messages` from src/i18n/locales. Do not edit.',
    "import type { Locale } from '../model/entities.ts'",
    ...imports,
    '',
    'export interface Catalog {',
    ...types,
    '}',
    '',
    'export interface CatalogNode {',
    '  readonly [key: string]: string | CatalogNode',
    '}',
    '',
    'export const catalogs: Record<Locale, Record<keyof Catalog, CatalogNode>> = {',
    ...registry,
    '}',
    '',
  ].join('\n')
}
