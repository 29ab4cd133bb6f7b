import type { CrmContact } from '../../../../crm/crm-provider.ts'
import { scheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import { isEmail } from '../../../services/bookable-request.ts'
import { listCalendarAccounts } from '../../../services/calendar-settings.ts'
import { listTaken } from '../../../services/host-day.ts'
import { listUsers } from '../../../services/users.ts'
import type { Visit } from '../../settings/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { dayRange, dayTimes } from './day-times.ts'
import type { ScheduleForm } from './schedule-form.ts'

/** Who looks at which record. */
export interface RecordVisit {
  visit: Visit
  contact: CrmContact
  path: string
}

const fallbackMinutes = 30

const minutesOf = ({ minutes }: ScheduleForm) => {
  const number = Number(minutes)
  return Number.isInteger(number) && number >= 5 && number <= 24 * 60 ? number : fallbackMinutes
}

/** Everything the page shows of the host's day. */
export async function loadSchedule(
  web: WebContext,
  { visit, contact }: RecordVisit,
  form: ScheduleForm,
) {
  const { user } = visit
  const users = await listUsers(web, user)
  const host = users.find(({ id }) => id === form.hostId) ?? user
  const { workspaceId, timeZone } = user
  const range = dayRange(form.day, timeZone)
  const query = { workspaceId, hostId: host.id, isOwn: host.id === user.id }
  const { taken, isUnknown } = range
    ? await listTaken(web, { ...query, range })
    : { taken: [], isUnknown: false }
  const accounts = await listCalendarAccounts(web, { workspaceId, userId: host.id })
  const isKept = accounts.some(
    ({ isSynced, calendars }) => isSynced && calendars.some(({ isDefault }) => isDefault),
  )
  const durationMinutes = minutesOf(form)
  const now = web.clock()
  return {
    words: scheduleWords(visit.locale),
    users,
    host,
    times: range ? dayTimes({ day: form.day, timeZone, durationMinutes, taken, now }) : [],
    hasEmail: isEmail(contact.email ?? ''),
    hasCalendar: isKept,
    isUnknown,
  }
}
