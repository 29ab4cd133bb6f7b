import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import { loadCipher } from '../../src/start/open-store.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-key-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

const first = 'the first secret, made long enough'
const second = 'the second secret, made long enough'
const load = (secretKey: string | undefined, secretKeyPrevious?: string) =>
  loadCipher({ dataDir, secretKey, secretKeyPrevious })

test('the key in the folder is replaced by SECRET_KEY, with the folder’s as the previous one', async () => {
  const sealed = (await load(undefined)).seal('token', 'row')
  const inFolder = await readFile(join(dataDir, 'secret-key'), 'utf8')
  expect((await load(first, inFolder)).open(sealed, 'row')).toBe('token')
})

test('the key in the folder is replaced by another in the folder', async () => {
  const sealed = (await load(undefined)).seal('token', 'row')
  const file = join(dataDir, 'secret-key')
  const before = await readFile(file, 'utf8')
  await writeFile(file, second)
  expect((await load(undefined, before)).open(sealed, 'row')).toBe('token')
})

test.each(['\n', '\r\n', ' ', '\t'])(
  'blanks around a key of the environment do not count: %j',
  async blank => {
    const sealed = (await load(first)).seal('token', 'row')
    const typed = await load(`${blank}${first}${blank}`)
    expect(typed.open(sealed, 'row')).toBe('token')
    expect(typed.isOutdated(sealed)).toBe(false)
    expect((await load(second, `${first}${blank}`)).open(sealed, 'row')).toBe('token')
  },
)

test('what an earlier version sealed with the blanks is opened and sealed anew', async () => {
  const earlier = createTokenCipher([`${first}\n`])
  const sealed = earlier.seal('token', 'row')
  for (const cipher of [await load(`${first}\n`), await load(second, `${first}\n`)]) {
    expect(cipher.open(sealed, 'row')).toBe('token')
    expect(cipher.isOutdated(sealed)).toBe(true)
  }
})

test('one key for both is refused in a sentence that says what to set', async () => {
  await expect(load(first, first)).rejects.toMatchObject({
    faults: [expect.stringContaining('is the same as SECRET_KEY')],
  })
  await load(undefined)
  const inFolder = await readFile(join(dataDir, 'secret-key'), 'utf8')
  await expect(load(undefined, inFolder)).rejects.toMatchObject({
    faults: [expect.stringContaining('set the new key as SECRET_KEY')],
  })
})
