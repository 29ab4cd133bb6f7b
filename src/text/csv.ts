import { stringify } from 'csv-stringify/sync'

/** Comma-separated values (RFC 4180) for Excel and other spreadsheets: what every export writes. */

export type CsvCell = string | number

/** Excel recognizes UTF-8 by it. */
export const byteOrderMark = '\uFEFF'

/**
 * Where a spreadsheet may begin a cell: at the start, after a line break, and after a semicolon, which separates cells in
 * Polish and Italian Excel.
 */
const cellStart = '(?<=^|[\\r\\n\\v\\f\\u0085\\u2028\\u2029;])'

/**
 * A formula, after what a spreadsheet leaves out before it and what nobody sees. Full-width and small signs are read as
 * plain ones where East Asian text is typed.
 */
const formula =
  '(?:[^\\S\\r\\n]|(?![\\r\\n])\\p{Cc}|[\'"\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800])*?[=+\\-@＝＋－＠﹦﹢﹣﹫−]'

/** Some programs drop these at the start and begin the cell after them. */
const dropped = "'*[\\t\\r\\n]"

const unguarded = new RegExp(`^(?=${dropped})|${cellStart}(?=${formula})`, 'gu')
const guarded = new RegExp(`^'(?=${dropped})|${cellStart}'(?=${formula})`, 'gu')

/**
 * Puts an apostrophe before everything that a spreadsheet would run as a formula.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guardCell = (text: string): string => text.replace(unguarded, "'")

/** The text that `guardCell` was given. */
export const unguardCell = (text: string): string => text.replace(guarded, '')

/**
 * Rows with their line breaks. Numbers stay numbers; texts are guarded. Cells with semicolons are quoted, too, for
 * programs that separate cells by those.
 */
export const csvRows = (rows: readonly (readonly CsvCell[])[]): string =>
  stringify([...rows], {
    record_delimiter: 'windows',
    quoted_match: /[;\r\n]/,
    cast: { string: guardCell },
  })
