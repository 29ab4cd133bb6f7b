import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { listUnusedExports } from './support/modules/list-unused-exports.ts'
import type { Module } from './support/modules/module.ts'
import { readModules } from './support/modules/read-modules.ts'

const root = resolve(import.meta.dirname, '..')
/** The benchmark calls the product, and gives nothing to it. */
const product = readModules(root, ['src', 'bot', 'crm', 'migrations', 'scripts', 'bench'])
const tests = readModules(root, ['tests'])

test('every export is used by another module of the product, not by tests alone', () => {
  const unused = listUnusedExports(product, tests).filter(key => !key.startsWith('bench/'))
  expect(unused).toEqual([])
})

/** What each module of a small product gives and takes. */
const small = (facts: Record<string, Partial<Module>>): Map<string, Module> =>
  new Map(
    Object.entries(facts).map(([file, module]) => [
      file,
      { file, exported: [], usedInside: new Set<string>(), uses: [], ...module },
    ]),
  )

test('a use counts through modules that pass it on, and a test’s use only beside one inside', () => {
  const parts = small({
    'a.ts': { exported: ['used', 'passed', 'inner', 'lone'], usedInside: new Set(['inner']) },
    'b.ts': { uses: [{ from: 'a.ts', name: 'passed', passedOnAs: 'renamed' }] },
    'c.ts': {
      uses: [
        { from: 'b.ts', name: '*' },
        { from: 'a.ts', name: 'used' },
      ],
    },
  })
  const users = small({
    't.ts': {
      uses: [
        { from: 'a.ts', name: 'inner' },
        { from: 'a.ts', name: 'lone' },
      ],
    },
  })
  expect(listUnusedExports(parts, users)).toEqual(['a.ts: lone'])
})

test('the sources are read whole: kinds of export and of import that the product has', () => {
  expect(product.get('crm/hubspot/index.ts')?.exported).toContain('default')
  expect(product.get('migrations/index.ts')?.uses).toContainEqual({
    from: 'migrations/001-people-and-pages.ts',
    name: '*',
  })
  expect(product.get('src/secrets/token-cipher.ts')?.exported).toEqual(
    expect.arrayContaining(['TokenCipher', 'UnopenableText', 'createTokenCipher', 'hashToken']),
  )
  expect(product.size).toBeGreaterThan(500)
})
