import type { ComponentChildren } from 'preact'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import type { SheetPlan } from './plan-sheet.ts'
import { needsCorrection } from './rows-to-correct.ts'

interface SheetAgainProps {
  visit: Visit
  /** The sheet, which is sent along and read again. */
  text: string
}

interface SheetFormProps extends SheetAgainProps {
  action: string
  buttonClass?: 'primary'
  children: ComponentChildren
}

/** A button that sends the sheet of this page to another address. */
export const SheetForm = ({ visit, text, action, buttonClass, children }: SheetFormProps) => (
  <form method="post" action={action} enctype="multipart/form-data">
    <FormSecret visit={visit} />
    <input type="hidden" name="sheet" value={text} />
    <button type="submit" class={buttonClass}>
      {children}
    </button>
  </form>
)

/** Downloads the rows to correct, if there are any. */
export function ToCorrectForm({ visit, text, plan }: SheetAgainProps & { plan: SheetPlan }) {
  if (!plan.rows.some(needsCorrection)) return null
  return (
    <SheetForm visit={visit} text={text} action="/records/import/rows-to-correct.csv">
      {visit.copy.records.import.download}
    </SheetForm>
  )
}
