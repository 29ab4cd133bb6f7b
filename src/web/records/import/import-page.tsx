import { withValues } from '../../../i18n/with-values.ts'
import { FormSecret, type Notice } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { RecordsFrame } from '../records-frame.tsx'
import type { SheetPlanFault } from './plan-sheet.ts'

export function faultText({ copy }: Visit, fault: SheetPlanFault): string {
  const { faults } = copy.records.import
  if (fault.kind === 'noEmails')
    return faults.noEmails({ columns: fault.headers.join(', ').slice(0, 500) })
  return withValues(faults[fault.kind], { line: 'line' in fault ? fault.line : '' })
}

interface ImportPageProps {
  visit: Visit
  notice?: Notice | undefined
  /** The pasted text that could not be used. */
  text?: string | undefined
}

/** /records/import */
export function ImportPage({ visit, notice, text }: ImportPageProps) {
  const copy = visit.copy.records.import
  return (
    <RecordsFrame visit={visit} tab="import" title={copy.title} notice={notice}>
      <form method="post" action="/records/import" enctype="multipart/form-data" class="panel">
        <FormSecret visit={visit} />
        <p>{copy.intro}</p>
        <p>{copy.rules}</p>
        <div class="field">
          <label for="file">{copy.file}</label>
          <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" />
        </div>
        <div class="field">
          <label for="sheet">{copy.paste}</label>
          <textarea id="sheet" name="sheet" rows={8} spellcheck={false}>
            {text}
          </textarea>
        </div>
        <button type="submit" class="primary">
          {copy.check}
        </button>
      </form>
    </RecordsFrame>
  )
}
