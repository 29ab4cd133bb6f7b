import { messagesIn } from '../../i18n/messages.ts'
import type { Visit } from '../signed-in/visit.ts'
import { scheduleAddress } from './records-access.ts'

/** A link from a row of a list to the form that schedules a meeting. */
export const ScheduleLink = ({
  visit,
  record,
}: {
  visit: Visit
  record: { type: 'contacts' | 'companies' | 'deals'; id: string; name: string }
}) => {
  const copy = messagesIn(visit.locale, 'schedule')
  return (
    <a
      class="button"
      href={scheduleAddress(record)}
      aria-label={copy.openWith({ name: record.name })}
    >
      {copy.open}
    </a>
  )
}
