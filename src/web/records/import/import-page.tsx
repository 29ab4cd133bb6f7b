import { withValues } from '../../../i18n/with-values.ts'
import { FormSecret, type Notice } from '../../settings/settings-frame.tsx'
import type { Visit } from '../../settings/visit.ts'
import { RecordsFrame } from '../records-frame.tsx'
import type { SheetPlanFault } from './plan-sheet.ts'

export function faultText({ words }: Visit, fault: SheetPlanFault): string {
  const { faults } = words.records.import
  if (fault.kind === 'noEmails')
    return faults.noEmails({ columns: fault.headers.join(', ').slice(0, 500) })
  return withValues(faults[fault.kind], { line: 'line' in fault ? fault.line : '' })
}

interface ImportPageProps {
  visit: Visit
  notice?: Notice | undefined
  /** What was pasted and cannot be used. */
  text?: string | undefined
}

/** /records/import */
export function ImportPage({ visit, notice, text }: ImportPageProps) {
  const words = visit.words.records.import
  return (
    <RecordsFrame visit={visit} tab="import" title={words.title} notice={notice}>
      <form method="post" action="/records/import" enctype="multipart/form-data" class="panel">
        <FormSecret visit={visit} />
        <p>{words.intro}</p>
        <p>{words.rules}</p>
        <div class="field">
          <label for="file">{words.file}</label>
          <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" />
        </div>
        <div class="field">
          <label for="sheet">{words.paste}</label>
          <textarea id="sheet" name="sheet" rows={8} spellcheck={false}>
            {text}
          </textarea>
        </div>
        <button type="submit" class="primary">
          {words.check}
        </button>
      </form>
    </RecordsFrame>
  )
}
