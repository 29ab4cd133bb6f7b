import { expect, test } from 'vitest'
import {
  delimiterOf,
  maxColumns,
  maxLines,
  maxRowBytes,
  maxRows,
  maxSheetBytes,
  parseRows,
  piecesOf,
  readSheet,
} from '../../../src/web/records/import/read-sheet.ts'

/** Sheets of the largest size, each beyond one limit from its first lines on. */
const fill = (line: string) => line.repeat(Math.ceil(maxSheetBytes / line.length))
const hostile: [what: string, text: string, fault: object, lastByte: number][] = [
  ['a million short lines', fill('a\n'), { kind: 'tooMany' }, 2 * (maxRows + 2)],
  ['a million rows of empty cells', fill(';\n'), { kind: 'tooMany' }, 2 * (maxLines + 1)],
  ['a million columns', fill('a,'), { kind: 'tooManyColumns' }, 2 * maxColumns],
  ['a million empty columns', fill(','), { kind: 'tooManyColumns' }, maxColumns],
  ['one endless cell', fill('a'), { kind: 'rowTooLong', line: 1 }, maxRowBytes],
  [
    'a quotation mark never closed',
    `"${fill('a\n')}`,
    { kind: 'rowTooLong', line: 1 },
    maxRowBytes,
  ],
]

/** The pieces, and how many of their bytes were asked for. */
function counted(text: string) {
  const asked = { bytes: 0, pieces: 0 }
  async function* pieces() {
    for await (const piece of piecesOf(text)) {
      asked.bytes += piece.length
      asked.pieces += 1
      yield piece
    }
  }
  return { asked, pieces: pieces() }
}

const pieceBytes = 16 * 1024

test.each(hostile)(
  '%s: reading stops where the limit is passed',
  async (_what, text, fault, last) => {
    const { asked, pieces } = counted(text)
    expect(await parseRows(pieces, delimiterOf(text))).toEqual(fault)
    // Streams read a few pieces ahead.
    expect(asked.bytes).toBeLessThanOrEqual(4 * last + 4 * pieceBytes)
    expect(asked.bytes).toBeLessThan(Buffer.byteLength(text) / 2)
  },
)

test('a sheet at the limit is read whole, and the event loop turns at each piece', async () => {
  const line = `${'x'.repeat(150)},a@x.test\n`
  const text = `Name,E-mail\n${line.repeat(maxRows)}`
  let turns = 0
  let isReading = true
  const turn = () => {
    turns += 1
    if (isReading) setImmediate(turn)
  }
  setImmediate(turn)
  const sheet = await readSheet(text)
  isReading = false
  expect('rows' in sheet && sheet.rows.length).toBe(maxRows)
  expect(turns).toBeGreaterThanOrEqual(Math.floor(Buffer.byteLength(text) / pieceBytes))
})

test('a character on the border of two pieces stays whole', async () => {
  const names = Array.from({ length: 4_000 }, (_, at) => `${'Łódź 😀'.slice(at % 3)} ${at}`)
  const sheet = await readSheet(`Name\n${names.join('\n')}`)
  expect('rows' in sheet && sheet.rows.map(({ cells }) => cells[0])).toEqual(
    names.map(name => name.trim()),
  )
})

test('the delimiter of line ends alone is found in one pass', () => {
  // A pattern that starts anew at each of these needs hours.
  expect(delimiterOf('\u2028'.repeat(maxSheetBytes / 3))).toBe(',')
  expect(delimiterOf(`${' '.repeat(maxSheetBytes)}a;b`)).toBe(';')
})
