import type { SettingsMessages } from '../../../i18n/settings-messages.ts'
import type { PlannedRow } from './plan-sheet.ts'
import type { LeftOut } from './row-values.ts'

type ImportMessages = SettingsMessages['records']['import']
type Refusal = Extract<PlannedRow, { kind: 'refused' }>['refusal']

/** The reason why a row is refused. */
export function refusalText({ reasons }: ImportMessages, refusal: Refusal): string {
  if (refusal.reason === 'bad-address') return reasons[refusal.reason]({ text: refusal.text })
  if (refusal.reason === 'repeated') return reasons.repeated({ line: refusal.ofLine })
  return reasons[refusal.reason]
}

/** The reason why a contact does without a value of its row. */
export function leftOutText({ leftOut }: ImportMessages, value: LeftOut): string {
  return 'text' in value ? leftOut[value.reason]({ text: value.text }) : leftOut[value.reason]
}

/** Everything to correct in a row; none for a row that is imported whole. */
export const reasonsOf = (copy: ImportMessages, row: PlannedRow): string[] =>
  row.kind === 'refused'
    ? [refusalText(copy, row.refusal)]
    : row.leftOut.map(value => leftOutText(copy, value))
