import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'

/** Rows with content, without the header. */
export const maxRows = 10_000
/** All rows, including empty ones. */
export const maxLines = 5 * maxRows
export const maxColumns = 1_000
/** All cells of one row together. */
export const maxRowBytes = 100_000
/** The whole sheet in UTF-8. */
export const maxSheetBytes = 2 * 1024 * 1024

export interface SheetRow {
  /** First line of the row in the file, from 1. */
  line: number
  cells: readonly string[]
}

export interface Sheet {
  headers: readonly string[]
  rows: readonly SheetRow[]
}

/** Reasons why a file is unusable. */
export type SheetFault =
  | { kind: 'empty' | 'tooLarge' | 'tooMany' | 'tooManyColumns' }
  | { kind: 'openQuote' | 'rowTooLong'; line: number }

const delimiters = [',', ';', '\t'] as const

/** Converts line ends to LF, and removes a byte order mark. */
const plain = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** The first line with content, up to the maximum of a row. */
function firstLine(text: string): string {
  const start = text.search(/\S/)
  return start < 0 ? '' : (text.slice(start, start + maxRowBytes).split('\n', 1)[0] ?? '')
}

/** The separator of the header: the most frequent one outside quotes. */
export function delimiterOf(text: string): string {
  const head = firstLine(text).replace(/"[^"]*"/g, '')
  const countOf = (delimiter: string) => head.split(delimiter).length
  return delimiters.reduce((best, one) => (countOf(one) > countOf(best) ? one : best))
}

class SheetError extends Error {
  readonly fault: SheetFault

  constructor(fault: SheetFault) {
    super(fault.kind)
    this.fault = fault
  }
}

/** Stops at the first cell beyond the maximum, before the row is complete. */
function refuseColumns(cell: string, { index }: { index: number }): string {
  if (index >= maxColumns) throw new SheetError({ kind: 'tooManyColumns' })
  return cell
}

const pieceBytes = 16 * 1024

/** Pauses between pieces, so that other requests are served. */
export async function* piecesOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes)
    await nextTurn()
  }
}

const lineBreaks = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

/** Rows with content, up to the maximum. `reading` records the current line. */
async function takeRows(records: AsyncIterable<CsvRecord>, reading: { lines: number }) {
  const rows: SheetRow[] = []
  let count = 0
  for await (const { record: cells, info } of records) {
    reading.lines = info.lines
    count += 1
    if (cells.some(cell => cell.trim() !== ''))
      rows.push({ line: info.lines - lineBreaks(cells), cells })
    if (rows.length > maxRows + 1 || count > maxLines) throw new SheetError({ kind: 'tooMany' })
  }
  return rows
}

function faultOf(error: unknown, line: number): SheetFault {
  if (error instanceof SheetError) return error.fault
  if (!(error instanceof CsvError)) throw error
  return { kind: error.code === 'CSV_MAX_RECORD_SIZE' ? 'rowTooLong' : 'openQuote', line }
}

/** Stops reading `pieces` (UTF-8) as soon as a limit is exceeded. */
export async function parseRows(
  pieces: AsyncIterable<Buffer>,
  delimiter: string,
): Promise<SheetRow[] | SheetFault> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
    cast: refuseColumns,
    info: true,
  })
  const reading = { lines: 0 }
  try {
    return await pipeline(Readable.from(pieces, { highWaterMark: 1 }), parser, records =>
      takeRows(records as AsyncIterable<CsvRecord>, reading),
    )
  } catch (error) {
    return faultOf(error, reading.lines + 1)
  }
}

/** The text as rows by header. Empty rows are omitted. */
export async function readSheet(text: string): Promise<Sheet | SheetFault> {
  const sheetText = plain(text)
  if (Buffer.byteLength(sheetText) > maxSheetBytes) return { kind: 'tooLarge' }
  const lines = await parseRows(piecesOf(sheetText), delimiterOf(sheetText))
  if ('kind' in lines) return lines
  const [head, ...rows] = lines
  if (!head || rows.length === 0) return { kind: 'empty' }
  return { headers: head.cells.map(cell => cell.trim()), rows }
}
