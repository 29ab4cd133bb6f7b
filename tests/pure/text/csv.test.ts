import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows, guardCell, unguardCell } from '../../../src/text/csv.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+48 600', "'+48 600"],
  ['-2', "'-2"],
  ['@x', "'@x"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠x', "'＠x"],
  ['\t=1', "'\t=1"],
  ['\rx', '"\'\rx"'],
  ['\nx', '"\'\nx"'],
  ['  =1', "'  =1"],
  ['\u00A0\u200B=1', "'\u00A0\u200B=1"],
  ['a\n=1', '"a\n\'=1"'],
  ['a\r\n  @x', '"a\r\n\'  @x"'],
  ['a;=1', '"a;\'=1"'],
  ['a;"=1"', '"a;\'""=1"""'],
  ["'=1", "''=1"],
  ['\u2212' + '1', "'\u22121"],
  ['\uFE66' + '1', "'\uFE661"],
  ['\uFE62' + '1', "'\uFE621"],
  ['\u0085=1', "'\u0085'=1"],
  ['\u3164=1', "'\u3164=1"],
  ['\u2800=1', "'\u2800=1"],
  ['\u001F=1', "'\u001F=1"],
  ['a\u2028=1', "a\u2028'=1"],
  ['a\v=1', "a\v'=1"],
  ['=1,"2"', '"\'=1,""2"""'],
  ['a "b"', '"a ""b"""'],
  ['a\nb', '"a\nb"'],
  ['a; b', '"a; b"'],
  ['Zoë, Ltd', '"Zoë, Ltd"'],
  ['x=1', 'x=1'],
  ["O'Hara", "O'Hara"],
  ["'quoted'", "'quoted'"],
])('the cell %j is written %j', (text, written) => {
  expect(csvRows([[text, 30]])).toBe(`${written},30\r\n`)
})

/** Texts of the characters that mean something here, mixed with any others. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'=+-@＝＋－＠\'",;\t\r\n \u00A0\u200B\uFEFF'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map(parts => parts.join(''))

const beginsFormula = /^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u

test('no cell begins a formula, by whatever sign cells are separated', () => {
  fc.assert(
    fc.property(hostile, text => {
      const [first = '', ...others] = guardCell(text).split(/[\r\n;]/)
      expect([first, ...others].filter(cell => beginsFormula.test(cell))).toEqual([])
      expect(first).not.toMatch(/^\t/)
    }),
    { numRuns: 1_000 },
  )
})

test('what is written and parsed is the same but for the guard, which is taken away exactly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(hostile, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
      rows => {
        const read = parse(csvRows(rows), {
          relax_column_count: true,
          record_delimiter: '\r\n',
        })
        expect(read).toEqual(rows.map(cells => cells.map(guardCell)))
        expect(read.map(cells => cells.map(unguardCell))).toEqual(rows)
      },
    ),
    { numRuns: 200 },
  )
})

test('a long run of separators is guarded in one pass', () => {
  const text = `${';\n '.repeat(200_000)}x`
  expect(guardCell(text)).toBe(text)
})

test('every export writes by this one writer', () => {
  const source = resolve(import.meta.dirname, '../../../src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .map(file => ({ file, text: readFileSync(join(source, file), 'utf8') }))
  const exporting = files.filter(({ text }) => /text\/csv\b/.test(text) && /\.type\(/.test(text))
  expect(exporting.map(({ file }) => file).toSorted()).toEqual([
    'web/records/contacts/contacts-router.tsx',
    'web/records/import/import-router.tsx',
    'web/reports/reports-router.tsx',
  ])
  const writing = files.filter(({ text }) =>
    /['"]csv-stringify\b|replaceAll\('"', '""'\)/.test(text),
  )
  expect(writing.map(({ file }) => file)).toEqual(['text/csv.ts'])
})
