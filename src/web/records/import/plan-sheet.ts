import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CrmImportStep, CrmRecords } from '../../../../crm/contract/crm-records.ts'
import type { User } from '../../../model/entities.ts'
import { columnsOf, type ReadRow, type RowRefusal, readRow } from './import-rows.ts'
import { readSheet, type Sheet, type SheetFault } from './read-sheet.ts'

type Importable = Extract<ReadRow, { kind: 'row' }>
type Refused = Extract<ReadRow, { kind: 'refused' }>
type StepRefusal = Extract<CrmImportStep, { kind: 'refused' }>
export type StepKind = CrmImportStep['kind']

/** The planned step of a row, for display. */
export type PlannedRow =
  | (Omit<Refused, 'refusal'> & { refusal: RowRefusal | StepRefusal })
  | (Importable & { step: Exclude<CrmImportStep, { kind: 'refused' }> })

export interface SheetPlan {
  kind: 'plan'
  headers: readonly string[]
  usedColumns: readonly string[]
  unusedColumns: readonly string[]
  /** By line. */
  rows: readonly PlannedRow[]
}

export type SheetPlanFault = SheetFault | { kind: 'noEmails'; headers: readonly string[] }

const plannedOf = (read: Importable, step: CrmImportStep): PlannedRow => {
  if (step.kind !== 'refused') return { ...read, step }
  const { line, cells } = read
  const { name, emails } = read.row
  return {
    kind: 'refused',
    line,
    cells,
    text: [name, ...emails].filter(Boolean).join(', '),
    refusal: step,
  }
}

type Import = CrmRecords['planImport'] | CrmRecords['importContacts']

const rowsPerTurn = 200

/** Pauses between rows, so that other requests are served. */
async function readRows(sheet: Sheet, users: readonly User[]): Promise<ReadRow[]> {
  const columns = columnsOf(sheet)
  const read: ReadRow[] = []
  for (const [index, row] of sheet.rows.entries()) {
    if (index % rowsPerTurn === 0) await nextTurn()
    read.push(readRow(row, columns, users))
  }
  return read
}

/** Reads a sheet and passes its rows to `take`, which plans or runs the import. */
export async function planSheet(
  text: string,
  { users, take }: { users: readonly User[]; take: Import },
): Promise<SheetPlan | SheetPlanFault> {
  const sheet = await readSheet(text)
  if ('kind' in sheet) return sheet
  const { headers } = sheet
  const columns = columnsOf(sheet)
  if (!columns.includes('email')) return { kind: 'noEmails', headers }
  const read = await readRows(sheet, users)
  const good = read.filter(one => one.kind === 'row')
  const steps = await take(good.map(({ row }) => row))
  const planned = good.flatMap((one, index) => {
    const step = steps[index]
    return step ? [plannedOf(one, step)] : []
  })
  const rows = [...planned, ...read.filter(one => one.kind === 'refused')]
  return {
    kind: 'plan',
    headers,
    usedColumns: headers.filter((_, index) => columns[index] !== undefined),
    unusedColumns: headers.filter((header, index) => header && columns[index] === undefined),
    rows: rows.sort((a, b) => a.line - b.line),
  }
}

export const stepKind = (row: PlannedRow): StepKind =>
  row.kind === 'refused' ? 'refused' : row.step.kind

/** Number of rows for each kind of step. */
export function countSteps({ rows }: SheetPlan): Record<StepKind, number> {
  const counts = { new: 0, updated: 0, unchanged: 0, refused: 0 }
  for (const row of rows) counts[stepKind(row)] += 1
  return counts
}
