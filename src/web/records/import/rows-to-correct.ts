import type { SettingsMessages } from '../../../i18n/settings-messages.ts'
import { byteOrderMark, csvRows, unguardCell } from '../../../text/csv.ts'
import type { PlannedRow, SheetPlan } from './plan-sheet.ts'
import { reasonsOf } from './reason-text.ts'

type ImportMessages = SettingsMessages['records']['import']

/** Whether the row is refused, or imported without some of its values. */
export const needsCorrection = (row: PlannedRow): boolean =>
  row.kind === 'refused' || row.leftOut.length > 0

/** The rows to correct as CSV, as they were in the sheet, with the reasons in a last column. */
export function rowsToCorrect(copy: ImportMessages, { headers, rows }: SheetPlan): string {
  const wrong = rows.filter(needsCorrection)
  const width = Math.max(headers.length, ...wrong.map(({ cells }) => cells.length))
  const padded = (cells: readonly string[]) =>
    Array.from({ length: width }, (_, at) => unguardCell(cells[at] ?? ''))
  return (
    byteOrderMark +
    csvRows([
      [...padded(headers), copy.reason],
      ...wrong.map(row => [...padded(row.cells), reasonsOf(copy, row).join('; ')]),
    ])
  )
}
