import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const tops = ['src', 'bot', 'crm', 'migrations']

/** Which part of the project a file belongs to: the longest prefix wins. */
const parts = [
  'src/model',
  'src/scheduling',
  'src/shorthand',
  'src/chat',
  'src/text',
  'src/secrets',
  'src/providers',
  'src/store',
  'src/services/problems.ts',
  'src/services',
  'src/calendars/calendar-provider.ts',
  'src/calendars/caldav',
  'src/calendars/google',
  'src/calendars/microsoft',
  'src/jobs',
  'src/worker',
  'src/mail',
  'src/i18n',
  'src/web/islands',
  'src/web/assets.ts',
  'src/web/views',
  'src/web',
  'src/config.ts',
  'src/dev',
  'src/start',
  'src',
  'bot',
  'crm/contract',
  'crm/builtin',
  'crm/hubspot',
  'crm/pipedrive',
  'migrations',
] as const
type Part = (typeof parts)[number]

const everything = [...parts]
/** Entities and pure rules. */
const core: Part[] = ['src/model', 'src/scheduling', 'src/text']
/** What every layer may speak of: contracts, and the problems that people are told. */
const contracts: Part[] = [
  'src/services/problems.ts',
  'src/providers',
  'src/jobs',
  'crm/contract',
  'src/calendars/calendar-provider.ts',
]
const adapter: Part[] = [...core, ...contracts]

/** A part may always import itself. Everything of the project is in this table. */
const mayImport: Record<Part, readonly Part[]> = {
  'src/model': ['src/scheduling', 'src/text'],
  'src/scheduling': ['src/text'],
  'src/shorthand': ['src/scheduling', 'src/text'],
  'src/chat': [...core, 'src/shorthand'],
  'src/text': [],
  'src/secrets': ['src/providers'],
  'src/providers': [],
  'src/services/problems.ts': ['src/model'],
  'src/store': ['src/model', 'src/scheduling', 'src/secrets', 'src/chat', 'migrations'],
  'src/services': [...adapter, 'src/chat', 'src/store', 'src/secrets', 'src/i18n'],
  'src/calendars/calendar-provider.ts': ['src/model', 'src/scheduling', 'src/providers'],
  'src/calendars/caldav': adapter,
  'src/calendars/google': adapter,
  'src/calendars/microsoft': adapter,
  'src/jobs': ['src/model', 'src/providers'],
  'src/worker': [...adapter, 'src/services', 'src/store'],
  'src/mail': [...adapter, 'src/i18n', 'src/store', 'src/services', 'src/secrets'],
  'src/i18n': [
    'src/model',
    'src/scheduling',
    'src/chat',
    'src/providers',
    'src/services/problems.ts',
  ],
  'src/web/islands': ['src/scheduling', 'src/web/views', 'src/i18n'],
  'src/web/assets.ts': [],
  'src/web/views': [...core, 'src/i18n', 'src/web/assets.ts'],
  'src/web': [
    ...adapter,
    'src/chat',
    'src/services',
    'src/secrets',
    'src/web/views',
    'src/web/assets.ts',
    'src/i18n',
  ],
  'src/config.ts': ['src/text'],
  'src/dev': [
    'bot',
    'src/web',
    'src/web/views',
    'src/web/assets.ts',
    'src/i18n',
    'src/store',
    'src/services/problems.ts',
    'src/text',
  ],
  'src/start': everything,
  src: everything,
  bot: [...adapter, 'src/shorthand', 'src/services', 'src/secrets', 'src/i18n'],
  'crm/contract': ['src/providers'],
  'crm/builtin': adapter,
  'crm/hubspot': adapter,
  'crm/pipedrive': adapter,
  migrations: [],
}

/** Sessions are a matter of the web alone. */
const exceptions = new Set(['src/web/middleware/session.ts imports src/store'])

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
  if (!found) throw new Error(`${file} belongs to no part of the project`)
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
      .map(target => `${file} imports ${target}`)
      .filter(fault => !exceptions.has(fault))
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

test('SQL is written in the store alone, and by the built-in CRM', () => {
  const asking = files
    .filter(file => ['bot', 'src/web', 'src/dev'].includes(partOf(file)))
    .filter(file =>
      /\b(?:db|trx)(?:<\w+>)?\(|\b(?:db|trx)\.raw\(/.test(readFileSync(join(root, file), 'utf8')),
    )
  expect(asking).toEqual([])
})

/** Folders directly below `top` by whom they import; files of `top` itself may use them all. */
function folderImports(top: string): Map<string, string[]> {
  const folderOf = (file: string) =>
    file.startsWith(`${top}/`) && file.slice(top.length + 1).includes('/')
      ? file.split('/')[top.split('/').length]
      : undefined
  const imports = new Map<string, string[]>()
  for (const file of files) {
    const folder = folderOf(file)
    if (folder === undefined) continue
    const others = importedFiles(file).flatMap(target => folderOf(target) ?? [])
    imports.set(folder, [...(imports.get(folder) ?? []), ...others.filter(is => is !== folder)])
  }
  return imports
}

test.each(['src/services', 'src/store', 'src/web', 'bot', 'crm'])(
  'no folders of %s import each other in a circle',
  top => {
    const imports = folderImports(top)
    expect(imports.size).toBeGreaterThan(2)
    expect(findCycles(imports)).toEqual([])
  },
)

test('a folder of more than 25 files has subfolders', () => {
  const folders = Map.groupBy(files, file => dirname(file))
  const parents = new Set([...folders.keys()].map(folder => dirname(folder)))
  const flat = [...folders].filter(
    ([folder, { length }]) => length > 25 && !parents.has(folder) && folder !== 'migrations',
  )
  expect(flat.map(([folder]) => folder)).toEqual([])
})

test('the scheduling core imports nothing but itself and luxon', () => {
  const foreign = files
    .filter(file => ['src/scheduling', 'src/shorthand'].includes(partOf(file)))
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
    .filter(file =>
      ['src/model', 'src/scheduling', 'src/shorthand', 'src/services', 'src/store'].includes(
        partOf(file),
      ),
    )
    .filter(file =>
      /Date\.now\(\)|new Date\(\)|DateTime\.(now|local|utc)\(\)/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
  // Starting a server waits in real time.
  expect(asking.filter(file => !file.startsWith('src/store/database/embedded/'))).toEqual([])
})

test('secrets are compared in one place', () => {
  const comparing = files.filter(file =>
    /timingSafeEqual|\.equals\(/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(comparing).toEqual(['src/providers/is-same-secret.ts'])
})

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/notifications.md',
  'docs/translating.md',
])('every path that %s names is there', page => {
  const text = readFileSync(join(root, page), 'utf8')
  const named = text.match(/`(?:src|bot|crm|migrations|tests|docs|scripts|bench)\/[\w./-]+`/g) ?? []
  const missing = named.map(path => path.slice(1, -1)).filter(path => !existsSync(join(root, path)))
  expect(missing).toEqual([])
})
