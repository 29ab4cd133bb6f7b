import type { CrmImportRow } from '../../../../crm/contract/crm-records.ts'
import type { User } from '../../../model/entities.ts'
import { unguardCell } from '../../../text/csv.ts'
import { isEmail } from '../../../text/email-address.ts'
import { isPhoneNumber } from '../../../text/phone-number.ts'
import { longest, splitAddresses } from '../contacts/contact-form.ts'
import { type ColumnKind, columnKind } from './column-names.ts'
import type { Sheet, SheetRow } from './read-sheet.ts'

/** Reasons to refuse a row without a look at existing contacts. */
export type RowRefusal =
  | { reason: 'no-address' | 'too-many-addresses' | 'too-long' | 'too-many-cells' }
  | { reason: 'bad-address' | 'bad-phone'; text: string }

export type ReadRow =
  | { kind: 'row'; row: CrmImportRow; unknownOwner: string | undefined }
  | { kind: 'refused'; line: number; text: string; refusal: RowRefusal }

/** Kinds of the columns, in their order. */
type Columns = readonly (ColumnKind | undefined)[]

export const columnsOf = ({ headers }: Sheet): Columns => headers.map(columnKind)

/** Removes the apostrophes that exports add before formulas. */
const plainCell = (cell: string) => unguardCell(cell.trim()).trim()

function valuesOf({ cells }: SheetRow, columns: Columns) {
  const all = (kind: ColumnKind) =>
    cells
      .flatMap((cell, index) => (columns[index] === kind ? [plainCell(cell)] : []))
      .filter(Boolean)
  const one = (kind: ColumnKind) => all(kind)[0] ?? ''
  return { all, one }
}

type Values = ReturnType<typeof valuesOf>

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean)

/** Whether a whole name consists of more words than the surname and ends with it. */
function endsWithName(whole: string, last: string): boolean {
  const [words, end] = [wordsOf(whole), wordsOf(last)]
  if (end.length === 0) return true
  return words.length > end.length && words.slice(-end.length).join(' ') === end.join(' ')
}

/** First and last name as one, unless `name` is already whole. Italian sheets call the first name `Nome`. */
function nameOf({ one }: Values): string {
  const [whole, first, last] = [one('name'), one('first'), one('last')]
  const isWhole = first !== '' || endsWithName(whole, last)
  const parts = isWhole ? [whole || `${first} ${last}`] : [whole, last]
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}

/** By email, else by name, ignoring case. */
const findOwner = (users: readonly User[], text: string) => {
  const wanted = text.toLowerCase()
  return (
    users.find(({ email }) => email === wanted) ??
    users.find(({ name }) => name.toLowerCase() === wanted)
  )
}

const orNothing = (text: string) => (text === '' ? undefined : text)

function rowOf({ line }: SheetRow, values: Values, users: readonly User[]) {
  const owner = values.one('owner')
  const user = findOwner(users, owner)
  const row: CrmImportRow = {
    line,
    name: nameOf(values),
    emails: splitAddresses(values.all('email').join(';')),
    // Google puts several numbers into one cell.
    phone: orNothing((values.one('phone').split(':::')[0] ?? '').trim()),
    company: orNothing(values.one('company').replace(/\s+/g, ' ')),
    ownerEmail: user?.email,
  }
  return { row, unknownOwner: user ? undefined : orNothing(owner) }
}

function refusalOf({ cells }: SheetRow, columns: Columns, row: CrmImportRow) {
  const { name, emails, phone = '', company = '' } = row
  const bad = emails.find(email => !isEmail(email))
  const isTooLong =
    name.length > longest.name || phone.length > longest.phone || company.length > longest.company
  const refusals: [boolean, RowRefusal][] = [
    [cells.slice(columns.length).some(cell => cell.trim() !== ''), { reason: 'too-many-cells' }],
    [emails.length === 0, { reason: 'no-address' }],
    [bad !== undefined, { reason: 'bad-address', text: (bad ?? '').slice(0, 100) }],
    [emails.length > longest.emails, { reason: 'too-many-addresses' }],
    [isTooLong, { reason: 'too-long' }],
    [phone !== '' && !isPhoneNumber(phone), { reason: 'bad-phone', text: phone }],
  ]
  return refusals.find(([isSo]) => isSo)?.[1]
}

const shownLength = 80

/** A row as a contact, or the reason why it was refused. */
export function readRow(sheetRow: SheetRow, columns: Columns, users: readonly User[]): ReadRow {
  const { row, unknownOwner } = rowOf(sheetRow, valuesOf(sheetRow, columns), users)
  const refusal = refusalOf(sheetRow, columns, row)
  if (!refusal) return { kind: 'row', row, unknownOwner }
  const text = sheetRow.cells.filter(Boolean).join(', ')
  const shown = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
  return { kind: 'refused', line: sheetRow.line, text: shown, refusal }
}
