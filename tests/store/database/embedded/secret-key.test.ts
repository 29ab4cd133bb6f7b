import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecretKey } from '../../../../src/store/database/embedded/secret-key.ts'
import { makeFolder, removeFolder } from '../../../support/embedded-folder.ts'

let folder: string

beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => removeFolder(folder))

test('made once, however many ask at once, whole and readable by its owner only', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey(folder)))
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toMatch(/^[\w-]{43}$/)
  const file = join(folder, 'secret-key')
  expect(await readFile(file, 'utf8')).toBe(keys[0])
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect((await readdir(folder)).sort()).toEqual(['lock', 'secret-key'])
})

test.each([
  ['empty', ''],
  ['blank', '\n'],
  ['torn', 'dUm3x8Qk0pZ1'],
  ['one character short', 'x'.repeat(31)],
])('a key that is %s is refused in one sentence and left as it is', async (_, text) => {
  const file = join(folder, 'secret-key')
  await writeFile(file, text)
  await expect(loadSecretKey(folder)).rejects.toThrow(/secret-key is damaged.*SECRET_KEY/)
  expect(await readFile(file, 'utf8')).toBe(text)
})

test('a key that somebody chose is used as it stands', async () => {
  await writeFile(join(folder, 'secret-key'), `${'k'.repeat(32)}\n`)
  expect(await loadSecretKey(folder)).toBe('k'.repeat(32))
})

test.each([
  ['zero bytes', '\0'.repeat(43)],
  ['a line break inside', `${'k'.repeat(20)}\n${'k'.repeat(20)}`],
])('a file of %s in the right number is refused', async (_, text) => {
  await writeFile(join(folder, 'secret-key'), text)
  await expect(loadSecretKey(folder)).rejects.toThrow(/secret-key is damaged/)
})

test('a lock that is none is explained in one sentence', async () => {
  await writeFile(
    join(folder, 'lock'),
    'no database at all, but long enough to be looked at as one',
  )
  await expect(loadSecretKey(folder)).rejects.toThrow(/lock cannot be used .* remove it/)
})
