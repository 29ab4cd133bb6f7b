import { messagesIn } from '../../../i18n/messages.ts'
import type { Visitor } from './record-visit.ts'
import { ScheduleFrame } from './schedule-frame.tsx'

/** Replaces the form while the CRM does not answer. */
export function AwayPage(visitor: Visitor) {
  const copy = messagesIn(visitor.visit.locale, 'schedule')
  return (
    <ScheduleFrame {...visitor} title={copy.awayTitle}>
      <p class="notice bad">{copy.awayText}</p>
    </ScheduleFrame>
  )
}
