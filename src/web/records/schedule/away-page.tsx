import { scheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import type { Visitor } from './record-visit.ts'
import { ScheduleFrame } from './schedule-frame.tsx'

/** In place of the form while the CRM does not answer. */
export function AwayPage(visitor: Visitor) {
  const words = scheduleWords(visitor.visit.locale)
  return (
    <ScheduleFrame {...visitor} title={words.awayTitle}>
      <p class="notice bad">{words.awayText}</p>
    </ScheduleFrame>
  )
}
