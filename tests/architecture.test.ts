import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const tops = ['src', 'bot', 'crm', 'migrations']

/** Which part of the house a file belongs to: the longest prefix wins. */
const parts = [
  'src/scheduling',
  'src/text',
  'src/providers/is-same-secret.ts',
  'src/providers',
  'src/store',
  'src/services/problems.ts',
  'src/services',
  'src/calendars/calendar-provider.ts',
  'src/calendars/caldav',
  'src/calendars/google',
  'src/calendars/microsoft',
  'src/jobs/definitions.ts',
  'src/jobs/delivery-target.ts',
  'src/jobs',
  'src/mail',
  'src/i18n',
  'src/web/islands',
  'src/web/assets.ts',
  'src/web/views',
  'src/web',
  'src/config.ts',
  'src/dev-slack/slack-desk.ts',
  'src/dev-slack',
  'src',
  'bot',
  'crm/crm-contact.ts',
  'crm/crm-provider.ts',
  'crm/crm-records.ts',
  'crm/crm-held.ts',
  'crm/crm-objects.ts',
  'crm/crm-embedding.ts',
  'crm/builtin',
  'crm/hubspot',
  'crm/pipedrive',
  'migrations',
] as const
type Part = (typeof parts)[number]

const everything = [...parts]
/** What every layer may speak of: contracts, texts and addresses, and the problems people are told. */
const contracts: Part[] = [
  'src/providers/is-same-secret.ts',
  'src/text',
  'src/services/problems.ts',
  'src/providers',
  'crm/crm-contact.ts',
  'crm/crm-provider.ts',
  'crm/crm-records.ts',
  'crm/crm-held.ts',
  'crm/crm-objects.ts',
  'crm/crm-embedding.ts',
  'src/calendars/calendar-provider.ts',
  'src/jobs/definitions.ts',
  'src/jobs/delivery-target.ts',
]

/** A part may always import itself. Everything of the house is in this table. */
const mayImport: Record<Part, readonly Part[]> = {
  'src/scheduling': ['src/text'],
  'src/text': [],
  'src/providers/is-same-secret.ts': [],
  'src/providers': [],
  'src/store': ['src/providers/is-same-secret.ts', 'src/scheduling', 'migrations'],
  'src/services/problems.ts': [],
  'src/services': ['src/scheduling', 'src/store', ...contracts],
  'src/calendars/calendar-provider.ts': ['src/scheduling', 'src/providers'],
  'src/calendars/caldav': ['src/scheduling', 'src/text', ...contracts],
  'src/calendars/google': ['src/scheduling', ...contracts],
  'src/calendars/microsoft': ['src/scheduling', ...contracts],
  'src/jobs/definitions.ts': ['src/scheduling'],
  'src/jobs/delivery-target.ts': ['src/scheduling'],
  'src/jobs': ['src/services', 'src/scheduling', 'src/store', 'src/i18n', ...contracts],
  'src/mail': ['src/scheduling', 'src/text', 'src/i18n', 'src/store', 'src/services', ...contracts],
  'src/i18n': ['src/scheduling', 'src/services/problems.ts'],
  'src/web/islands': ['src/scheduling', 'src/web/views', 'src/i18n'],
  'src/web/assets.ts': [],
  'src/web/views': ['src/scheduling', 'src/text', 'src/i18n', 'src/web/assets.ts'],
  'src/web': [
    'src/services',
    'src/scheduling',
    'src/text',
    'src/store',
    'src/web/views',
    'src/dev-slack/slack-desk.ts',
    'src/web/assets.ts',
    'src/i18n',
    ...contracts,
  ],
  'src/config.ts': ['src/text'],
  'src/dev-slack/slack-desk.ts': [],
  'src/dev-slack': ['bot', 'src/dev-slack/slack-desk.ts'],
  src: everything,
  bot: ['src/services', 'src/scheduling', 'src/store', 'src/i18n', ...contracts],
  'crm/crm-contact.ts': [],
  'crm/crm-provider.ts': [
    'src/providers',
    'crm/crm-contact.ts',
    'crm/crm-records.ts',
    'crm/crm-held.ts',
    'crm/crm-objects.ts',
    'crm/crm-embedding.ts',
  ],
  'crm/crm-records.ts': ['crm/crm-contact.ts'],
  'crm/crm-held.ts': ['crm/crm-contact.ts'],
  'crm/crm-objects.ts': ['crm/crm-contact.ts'],
  'crm/crm-embedding.ts': ['crm/crm-held.ts', 'crm/crm-objects.ts'],
  'crm/builtin': ['src/scheduling', ...contracts],
  'crm/hubspot': ['src/scheduling', ...contracts],
  'crm/pipedrive': ['src/scheduling', ...contracts],
  migrations: [],
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return listFiles(path)
    return /\.tsx?$/.test(name) ? [relative(root, path)] : []
  })

const files = tops.flatMap(top => listFiles(join(root, top)))

const partOf = (file: string): Part => {
  const found = parts
    .filter(part => file === part || file.startsWith(`${part}/`))
    .sort((a, b) => b.length - a.length)[0]
  if (!found) throw new Error(`${file} belongs to no part of the house`)
  return found
}

const importsOf = (file: string): string[] => {
  const source = readFileSync(join(root, file), 'utf8')
  const statements =
    /^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  return [...source.matchAll(statements)].map(
    ([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '',
  )
}

const isOurs = (specifier: string) => specifier.startsWith('.')
const targetOf = (file: string, specifier: string) =>
  relative(root, resolve(root, dirname(file), specifier))
const isStyle = (specifier: string) => specifier.endsWith('.css') || specifier.endsWith('.json')

const importedFiles = (file: string): string[] =>
  importsOf(file)
    .filter(specifier => isOurs(specifier) && !isStyle(specifier))
    .map(specifier => targetOf(file, specifier))

test('every module imports only what the table allows', () => {
  const faults = files.flatMap(file => {
    const part = partOf(file)
    return importedFiles(file)
      .map(partOf)
      .filter(target => target !== part && !mayImport[part].includes(target))
      .map(target => `${file} (${part}) imports ${target}`)
  })
  expect(faults).toEqual([])
})

test('the table saw every module: all imports lead to a file it knows, and no part is empty of imports by mistake', () => {
  const known = new Set(files)
  const lost = files.flatMap(file => importedFiles(file).filter(target => !known.has(target)))
  expect(lost).toEqual([])
  expect(files.length).toBeGreaterThan(80)
})

/** Sets of nodes that reach each other (Tarjan); nodes by themselves are left out. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const cycles: string[][] = []
  const visit = (node: string) => {
    order.set(node, order.size)
    lowest.set(node, order.get(node) as number)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next))
        lowest.set(node, Math.min(lowest.get(node) as number, lowest.get(next) as number))
    }
    if (lowest.get(node) !== order.get(node)) return
    const component = stack.splice(stack.indexOf(node))
    if (component.length > 1) cycles.push(component.sort())
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return cycles
}

test('cycles are found, also beside each other and behind a shared module', () => {
  const graph = new Map([
    ['a', ['b', 'shared']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', ['e']],
    ['e', ['d']],
    ['shared', []],
  ])
  expect(findCycles(graph)).toEqual([
    ['d', 'e'],
    ['a', 'b', 'c'],
  ])
})

test('no files import each other in a circle', () => {
  expect(findCycles(new Map(files.map(file => [file, importedFiles(file)])))).toEqual([])
})

test('the scheduling core imports nothing but itself and luxon', () => {
  const foreign = files
    .filter(file => partOf(file) === 'src/scheduling')
    .flatMap(file =>
      importsOf(file)
        .filter(specifier => !isOurs(specifier) && specifier !== 'luxon')
        .map(specifier => `${file}: ${specifier}`),
    )
  expect(foreign).toEqual([])
})

test('only config reads the environment, and only the entry points hand it over', () => {
  const entryPoints = ['src/run.ts', 'src/migrate.ts']
  const readers = files.filter(file => /process\.env/.test(readFileSync(join(root, file), 'utf8')))
  expect(readers.filter(file => !entryPoints.includes(file))).toEqual([])
})

test('the core never asks the clock', () => {
  const asking = files
    .filter(file => ['src/scheduling', 'src/services', 'src/store'].includes(partOf(file)))
    .filter(file =>
      /Date\.now\(\)|new Date\(\)|DateTime\.(now|local|utc)\(\)/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
  // Starting a server waits in real time.
  expect(asking.filter(file => !file.startsWith('src/store/embedded/'))).toEqual([])
})

test('secrets are compared in one place', () => {
  const comparing = files.filter(file =>
    /timingSafeEqual|\.equals\(/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(comparing).toEqual(['src/providers/is-same-secret.ts'])
})
