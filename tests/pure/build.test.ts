import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const sources = ['src', 'bot', 'crm', 'migrations']
const settings = ['package-lock.json', 'vite.config.ts', 'vite.server.config.ts', 'tsconfig.json']
let folder: string

/** A project with a bundler and nothing to bundle. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-build-'))
  for (const name of [...sources, 'node_modules/.bin'])
    mkdirSync(join(folder, name), { recursive: true })
  for (const name of [...settings, 'package.json', 'node_modules/.bin/vite'])
    writeFileSync(join(folder, name), name === 'package.json' ? '{"type":"module"}' : '')
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const build = () =>
  spawnSync(process.execPath, ['scripts/build.ts'], { cwd: folder, encoding: 'utf8' })

test('a build that cannot be written is explained in one sentence', () => {
  writeFileSync(join(folder, 'dist'), 'in the way')
  const { status, stderr } = build()
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The build in .* cannot be written\. Run `npm run build` as .*\.\n$/)
})

test('a build that is newer than its sources is left as it is, also where nothing may be written', () => {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/.built'), '')
  expect(build()).toMatchObject({ status: 0, stdout: '', stderr: '' })
})
