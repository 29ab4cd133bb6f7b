import { CsvError, parse } from 'csv-parse/sync'

export const mostRows = 10_000
export const mostBytes = 2 * 1024 * 1024

export interface SheetRow {
  /** Where it begins in the file, from 1. */
  line: number
  cells: readonly string[]
}

export interface Sheet {
  headers: readonly string[]
  rows: readonly SheetRow[]
}

/** Why nothing of a file can be used. */
export type SheetFault =
  | { kind: 'empty' | 'tooLarge' | 'tooMany' }
  | { kind: 'openQuote'; line: number }

const delimiters = [',', ';', '\t'] as const

/** Line ends as one character; without a byte order mark. */
const plain = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** What parts the column names: the one that stands there most often, quoted names aside. */
export function delimiterOf(text: string): string {
  const head = (/^[^\S\n]*(\S.*)$/m.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '')
  const countOf = (delimiter: string) => head.split(delimiter).length
  return delimiters.reduce((best, one) => (countOf(one) > countOf(best) ? one : best))
}

const lineBreaks = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)

function parseRows(text: string): SheetRow[] | SheetFault {
  const rows: SheetRow[] = []
  let readLines = 0
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines - lineBreaks(cells), cells })
        readLines = lines
        return undefined
      },
    })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { kind: 'openQuote', line: readLines + 1 }
  }
}

/** The text as rows under their headers; rows of empty cells are left out. */
export function readSheet(text: string): Sheet | SheetFault {
  const sheetText = plain(text)
  if (Buffer.byteLength(sheetText) > mostBytes) return { kind: 'tooLarge' }
  const lines = parseRows(sheetText)
  if ('kind' in lines) return lines
  const [head, ...rows] = lines.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (!head || rows.length === 0) return { kind: 'empty' }
  if (rows.length > mostRows) return { kind: 'tooMany' }
  return { headers: head.cells.map(cell => cell.trim()), rows }
}
