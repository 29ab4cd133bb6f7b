import type { CrmImportRow } from '../../../../crm/contract/crm-records.ts'
import type { User } from '../../../model/entities.ts'
import { type ColumnKind, columnKind } from './column-names.ts'
import type { Sheet, SheetRow } from './read-sheet.ts'
import {
  companyOf,
  emailsOf,
  type LeftOut,
  ownerOf,
  phoneOf,
  shortNameOf,
  shownLength,
  type Values,
  valuesOf,
} from './row-values.ts'

/** Reasons to refuse a row without a look at existing contacts. */
export type RowRefusal =
  | { reason: 'no-address' | 'too-many-cells' }
  | { reason: 'bad-address'; text: string }

export type ReadRow = { line: number; cells: readonly string[] } & (
  | { kind: 'row'; row: CrmImportRow; leftOut: readonly LeftOut[] }
  | { kind: 'refused'; text: string; refusal: RowRefusal }
)

/** Kinds of the columns, in their order. */
type Columns = readonly (ColumnKind | undefined)[]

export const columnsOf = ({ headers }: Sheet): Columns => headers.map(columnKind)

function refusalOf({ cells }: SheetRow, columns: Columns, values: Values): RowRefusal | undefined {
  if (cells.slice(columns.length).some(cell => cell.trim() !== ''))
    return { reason: 'too-many-cells' }
  const { value, bad } = emailsOf(values)
  const [text] = bad
  if (value.length > 0) return undefined
  return text === undefined ? { reason: 'no-address' } : { reason: 'bad-address', text }
}

/**
 * A row as a contact, or the reason why it was refused. Only a row without a usable address or with shifted
 * cells is refused; any other bad value is left out.
 */
export function readRow(sheetRow: SheetRow, columns: Columns, users: readonly User[]): ReadRow {
  const { line, cells } = sheetRow
  const values = valuesOf(sheetRow, columns)
  const refusal = refusalOf(sheetRow, columns, values)
  if (refusal) {
    const text = cells.filter(Boolean).join(', ')
    const shown = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
    return { kind: 'refused', line, cells, text: shown, refusal }
  }
  const emails = emailsOf(values)
  const name = shortNameOf(values)
  const phone = phoneOf(values)
  const company = companyOf(values)
  const owner = ownerOf(values, users)
  const row: CrmImportRow = {
    line,
    name: name.value,
    emails: emails.value,
    phone: phone.value,
    company: company.value,
    ownerEmail: owner.value,
  }
  const others = [name, phone, company, owner].flatMap(({ leftOut }) => leftOut ?? [])
  return { kind: 'row', line, cells, row, leftOut: [...emails.leftOut, ...others] }
}
