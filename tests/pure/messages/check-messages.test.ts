import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkMessages, typesFile, typesFor } from '../../../scripts/messages/check-messages.ts'

const locales = ['en', 'pl']
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const english = {
  title: 'Meetings',
  greeting: 'Hello {name}',
  total: '{count, plural, one {1 contact} other {{count} contacts}}',
  states: { open: 'Open', won: 'Won' },
  parts: { title: 'title', place: 'place' },
}

const polish = {
  title: 'Spotkania',
  greeting: 'Cześć {name}',
  total:
    '{count, plural, one {1 kontakt} few {{count} kontakty} many {{count} kontaktów} other {{count} kontaktu}}',
  states: { open: 'Otwarta', won: 'Wygrana' },
  parts: { title: 'tytuł', place: 'miejsce' },
}

const using = `
import type { Catalog } from './i18n/generated-catalogs.ts'
type Deals = Catalog['deals']
export function say(deals: Deals, state: 'open' | 'won'): string[] {
  const { greeting } = deals
  const parts: Readonly<Record<string, string>> = deals.parts
  return [deals.title, greeting({ name: 'Ana' }), deals.total({ count: 1 }), deals.states[state], ...Object.values(parts)]
}
`

interface Change {
  en?: object
  pl?: object
  using?: string
  isStale?: boolean
}

/** A small product with two languages and one area. */
function makeProduct(change: Change): string {
  const root = mkdtempSync(join(tmpdir(), 'messages-'))
  folders.push(root)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('src/i18n/locales/en/deals.json', JSON.stringify({ ...english, ...change.en }))
  write('src/i18n/locales/pl/deals.json', JSON.stringify({ ...polish, ...change.pl }))
  write('src/model/entities.ts', `export type Locale = 'en' | 'pl'`)
  write('src/use.ts', change.using ?? using)
  const options = {
    module: 'nodenext',
    strict: true,
    noEmit: true,
    resolveJsonModule: true,
    allowImportingTsExtensions: true,
    types: [],
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['src'] }))
  write('package.json', JSON.stringify({ type: 'module' }))
  writeFileSync(typesFile(root), '')
  if (!change.isStale) {
    try {
      writeFileSync(typesFile(root), typesFor(root, locales))
    } catch {
      // English itself is malformed in that test.
    }
  }
  return root
}

test('a product whose messages are in order has no faults', () => {
  expect(checkMessages(makeProduct({}), locales)).toEqual([])
})

test.each<[string, Change, string]>([
  ['a missing key', { pl: { title: undefined } }, 'pl/deals.json: title is missing'],
  ['an extra key', { pl: { subtitle: 'Nowe' } }, 'pl/deals.json: subtitle is not in English'],
  ['an empty message', { pl: { title: ' ' } }, 'pl/deals.json: title is empty'],
  [
    'a malformed message',
    { pl: { greeting: 'Cześć {name' } },
    'pl/deals.json: greeting is malformed',
  ],
  [
    'a malformed English message',
    { en: { greeting: 'Hello {name' } },
    'en/deals.json: greeting is malformed',
  ],
  [
    'another placeholder',
    { pl: { greeting: 'Cześć {imię}' } },
    'pl/deals.json: greeting takes {imię}, English takes {name}',
  ],
  [
    'a placeholder that an apostrophe quotes',
    { pl: { greeting: "d'{name}" } },
    'pl/deals.json: greeting takes {}, English takes {name}',
  ],
  [
    'a plural form that the language lacks',
    {
      pl: {
        total: '{count, plural, one {1 kontakt} many {{count} kontaktów} other {{count} kontaktu}}',
      },
    },
    'pl/deals.json: total lacks the plural form “few”',
  ],
  [
    'a plural form that the language does not have',
    { en: { total: '{count, plural, one {1} few {{count}} other {{count}}}' } },
    'en/deals.json: total has the plural form “few”, which en does not have',
  ],
  [
    'stale types',
    { isStale: true },
    'src/i18n/generated-catalogs.ts is stale: run `npm run messages`',
  ],
  [
    'an unused message',
    { using: using.replace('deals.title, ', '') },
    'en/deals.json: title is used nowhere',
  ],
  [
    'an unused one of several that a code chooses from',
    { using: using.replace(`'open' | 'won'`, `'open'`) },
    'en/deals.json: states/won is used nowhere',
  ],
  [
    'a message with values that is shown without them',
    { using: `${using}export const shown = (deals: Deals) => \`\${deals.greeting}\`` },
    'deals/greeting is shown without its values',
  ],
  [
    'a group that nobody hands on',
    { using: using.replace('deals.parts', '{}') },
    'en/deals.json: parts/place is used nowhere',
  ],
])('%s is found', (_name, change, fault) => {
  const faults = checkMessages(makeProduct(change), locales)
  expect(
    faults.some(one => one.startsWith(fault)),
    faults.join('\n'),
  ).toBe(true)
})

test('a folder that is no language of ours and a language without a folder are found', () => {
  const root = makeProduct({})
  expect(checkMessages(root, ['en'])).toEqual(['pl has a folder and is not in the list of locales'])
  expect(checkMessages(root, ['en', 'pl', 'de'])).toEqual(['de has no folder'])
})
