import { stringify } from 'csv-stringify/sync'

/** Comma-separated values (RFC 4180) for Excel and other spreadsheets; used by every export. */

export type CsvCell = string | number

/** Excel uses it to recognize UTF-8. */
export const byteOrderMark = '\uFEFF'

/**
 * Where a spreadsheet may begin a cell: at the start, after a line break, and after a semicolon, which
 * separates cells in Polish and Italian Excel.
 */
const cellStart = '(?<=^|[\\r\\n\\v\\f\\u0085\\u2028\\u2029;])'

/**
 * A formula, after characters that a spreadsheet removes and invisible ones. East Asian input methods produce
 * full-width and small signs, which are read as plain ones.
 */
const formula =
  '(?:[^\\S\\r\\n]|(?![\\r\\n])\\p{Cc}|[\'"\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800])*?[=+\\-@＝＋－＠﹦﹢﹣﹫−]'

/** Some programs remove these at the start of a cell. */
const dropped = "'*[\\t\\r\\n]"

const unguarded = new RegExp(`^(?=${dropped})|${cellStart}(?=${formula})`, 'gu')
const guarded = new RegExp(`^'(?=${dropped})|${cellStart}'(?=${formula})`, 'gu')

/**
 * Adds an apostrophe before every text that a spreadsheet would run as a formula.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guardCell = (text: string): string => text.replace(unguarded, "'")

/** Undoes `guardCell`. */
export const unguardCell = (text: string): string => text.replace(guarded, '')

/**
 * Rows with their line breaks. Numbers stay numbers; texts are guarded. Cells with semicolons are quoted, too,
 * for programs that separate cells by them.
 */
export const csvRows = (rows: readonly (readonly CsvCell[])[]): string =>
  stringify([...rows], {
    record_delimiter: 'windows',
    quoted_match: /[;\r\n]/,
    cast: { string: guardCell },
  })
