import type { Notice } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { RecordsFrame } from '../records-frame.tsx'
import { countSteps, type SheetPlan } from './plan-sheet.ts'
import { PlannedRows } from './planned-rows.tsx'
import { ToCorrectForm } from './sheet-again.tsx'

interface ImportedProps {
  visit: Visit
  plan: SheetPlan
  text: string
}

/** The result of an import: the counts, and every row to correct with its reasons. */
export function ImportedPage({ visit, plan, text }: ImportedProps) {
  const copy = visit.copy.records.import
  const notice: Notice = { kind: 'good', text: copy.done(countSteps(plan)) }
  const refused = plan.rows.filter(row => row.kind === 'refused')
  const inPart = plan.rows.filter(row => row.kind === 'row' && row.leftOut.length > 0)
  return (
    <RecordsFrame visit={visit} tab="import" title={copy.title} notice={notice}>
      <section class="panel">
        {refused.length + inPart.length > 0 && <p>{copy.correct}</p>}
        <div class="actions">
          <ToCorrectForm visit={visit} plan={plan} text={text} />
          <a class="button" href="/records">
            {copy.contacts}
          </a>
          <a class="button" href="/records/import">
            {copy.another}
          </a>
        </div>
      </section>
      <PlannedRows visit={visit} kind="refused" rows={refused} />
      <PlannedRows visit={visit} kind="inPart" rows={inPart} />
    </RecordsFrame>
  )
}
