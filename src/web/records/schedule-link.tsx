import { fill } from '../../i18n/fill.ts'
import { scheduleWords } from '../../i18n/schedule/schedule-words.ts'
import type { Visit } from '../settings/visit.ts'
import { scheduleAddress } from './records-access.ts'

/** One press from a row of a list to its meeting. */
export const ScheduleLink = ({
  visit,
  record,
}: {
  visit: Visit
  record: { type: 'contacts' | 'companies' | 'deals'; id: string; name: string }
}) => {
  const words = scheduleWords(visit.locale)
  return (
    <a
      class="button"
      href={scheduleAddress(record)}
      aria-label={fill(words.openWith, { name: record.name })}
    >
      {words.open}
    </a>
  )
}
