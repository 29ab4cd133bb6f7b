/** Comma-separated values as RFC 4180 has them, for Excel and its kin. */

export type Cell = string | number

/** By it Excel knows that the file is UTF-8. */
export const byteOrderMark = '\uFEFF'

/**
 * What spreadsheets take for a formula: an invitee who calls herself `=HYPERLINK(…)` must stay a name.
 * The wide signs are read as the plain ones where East Asian text is typed.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/

const guarded = (text: string) => (beginsFormula.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Numbers of ours stay numbers; texts are guarded. */
const cell = (value: Cell) => quoted(typeof value === 'number' ? String(value) : guarded(value))

/** With its line break. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`
