import type { CrmImportField } from '../../../../crm/contract/crm-records.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { contactAddress } from '../records-access.ts'
import type { PlannedRow, StepKind } from './plan-sheet.ts'
import { leftOutText, refusalText } from './reason-text.ts'

/** `inPart`: imported without some of their values. */
type RowsKind = StepKind | 'inPart'

/** Maximum for each kind. The counts include the others. */
const maxShown: Record<RowsKind, number> = {
  refused: 500,
  inPart: 500,
  updated: 50,
  new: 50,
  unchanged: 20,
}

type RowProps<T = PlannedRow> = { visit: Visit; row: T }
type Taken = Extract<PlannedRow, { kind: 'row' }>

function fieldWord({ copy }: Visit, field: CrmImportField): string {
  return copy.records.sheet[field]
}

function Person({ row: { step, row } }: Omit<RowProps<Taken>, 'visit'>) {
  const name = row.name || row.emails[0]
  return (
    <>
      {step.kind === 'new' ? (
        <bdi>{name}</bdi>
      ) : (
        <a href={contactAddress(step.contact.id)}>
          <bdi>{step.contact.name}</bdi>
        </a>
      )}
      <br />
      <bdi class="soft">{row.emails.join(', ')}</bdi>
    </>
  )
}

/** For a new contact, the row's other values. For a known one, the added values. */
function Change({ visit, row: { step, row, leftOut } }: RowProps<Taken>) {
  const otherValues = [row.phone, row.company, row.ownerEmail].filter(Boolean).join(' · ')
  return (
    <>
      {step.kind === 'new' && otherValues}
      {step.kind === 'updated' && step.fills.map(field => fieldWord(visit, field)).join(', ')}
      {leftOut.map(value => {
        const text = leftOutText(visit.copy.records.import, value)
        return (
          <p key={text} class="soft">
            {text}
          </p>
        )
      })}
    </>
  )
}

function Row({ visit, row }: RowProps) {
  const copy = visit.copy.records.import
  return (
    <tr>
      <td data-label={copy.line}>{row.line}</td>
      <td>{row.kind === 'row' ? <Person row={row} /> : <bdi>{row.text}</bdi>}</td>
      <td>
        {row.kind === 'row' ? <Change visit={visit} row={row} /> : refusalText(copy, row.refusal)}
      </td>
    </tr>
  )
}

interface PlannedRowsProps {
  visit: Visit
  kind: RowsKind
  /** All rows of this kind. */
  rows: readonly PlannedRow[]
}

/** The rows of one kind, up to the maximum. */
export function PlannedRows({ visit, kind, rows }: PlannedRowsProps) {
  const copy = visit.copy.records.import
  if (rows.length === 0) return null
  const rest = rows.length - maxShown[kind]
  return (
    <section class="panel">
      <h2 id={kind}>{copy.kinds[kind]}</h2>
      <div class="scroll">
        <table aria-labelledby={kind}>
          <thead>
            <tr>
              <th scope="col">{copy.line}</th>
              <th scope="col">{visit.copy.records.contact}</th>
              <th scope="col">{kind === 'refused' ? copy.reason : copy.fills}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, maxShown[kind]).map(row => (
              <Row key={row.line} visit={visit} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && <p class="soft">{copy.more({ count: rest })}</p>}
    </section>
  )
}
