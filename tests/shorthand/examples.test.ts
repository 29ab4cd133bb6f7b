import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const wanted = 300

/** Rows of the tables: what is typed, and how it reads. */
const row = /^\s*\[(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),\s*(?:'|")/gm

test('F46 at least three hundred different commands are read in the tables', () => {
  const folder = resolve(import.meta.dirname)
  const rows = globSync('*.test.ts', { cwd: folder }).flatMap(
    file => readFileSync(resolve(folder, file), 'utf8').match(row) ?? [],
  )
  const typed = new Set(rows.map(text => text.trim()))
  expect(typed.size).toBeGreaterThanOrEqual(wanted)
})
