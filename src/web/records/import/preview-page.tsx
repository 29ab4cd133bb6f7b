import type { Visit } from '../../signed-in/visit.ts'
import { RecordsFrame } from '../records-frame.tsx'
import { countSteps, type SheetPlan, type StepKind, stepKind } from './plan-sheet.ts'
import { PlannedRows } from './planned-rows.tsx'
import { SheetForm, ToCorrectForm } from './sheet-again.tsx'

interface PreviewProps {
  visit: Visit
  plan: SheetPlan
  /** The sheet. It is sent along and read again after the confirmation. */
  text: string
}

/** Steps that need attention come first. */
const kinds: readonly StepKind[] = ['refused', 'updated', 'new', 'unchanged']

function Summary({ visit, plan }: Omit<PreviewProps, 'text'>) {
  const copy = visit.copy.records.import
  const counts = countSteps(plan)
  const { usedColumns, unusedColumns } = plan
  return (
    <>
      <ul>
        {(['new', 'updated', 'unchanged', 'refused'] as const).map(kind => (
          <li key={kind}>{copy.counts[kind]({ count: counts[kind] })}</li>
        ))}
      </ul>
      <p class="soft">{copy.used({ columns: usedColumns.join(', ') })}</p>
      {unusedColumns.length > 0 && (
        <p class="soft">{copy.unused({ columns: unusedColumns.join(', ').slice(0, 500) })}</p>
      )}
    </>
  )
}

/** The plan of an import. Only the button runs it. */
export function PreviewPage({ visit, plan, text }: PreviewProps) {
  const copy = visit.copy.records.import
  const { new: made, updated } = countSteps(plan)
  return (
    <RecordsFrame visit={visit} tab="import" title={copy.previewTitle}>
      <section class="panel">
        <Summary visit={visit} plan={plan} />
        <div class="actions">
          {made + updated > 0 ? (
            <SheetForm
              visit={visit}
              text={text}
              action="/records/import/confirm"
              buttonClass="primary"
            >
              {copy.confirm}
            </SheetForm>
          ) : (
            <p>{copy.nothing}</p>
          )}
          <ToCorrectForm visit={visit} plan={plan} text={text} />
          <a class="button" href="/records/import">
            {copy.again}
          </a>
        </div>
      </section>
      {kinds.map(kind => (
        <PlannedRows
          key={kind}
          visit={visit}
          kind={kind}
          rows={plan.rows.filter(row => stepKind(row) === kind)}
        />
      ))}
    </RecordsFrame>
  )
}
