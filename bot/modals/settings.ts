import { messagesIn } from '../../src/i18n/messages.ts'
import type { WeeklyHours } from '../../src/scheduling/types.ts'
import { type Weekday, weekdays } from '../../src/scheduling/types.ts'
import { isTakingChats } from '../../src/services/people/chat-availability.ts'
import { listWantedNotices } from '../../src/services/people/notification-settings.ts'
import { listSchedules } from '../../src/services/people/schedules.ts'
import { settingsView } from '../blocks/forms/settings-form.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { openModal, type Shown } from './open-modal.ts'
import { hoursText } from './read-hours.ts'

export const byWeekday = <T>(make: (day: Weekday) => T): Record<Weekday, T> =>
  Object.fromEntries(weekdays.map(day => [day, make(day)])) as Record<Weekday, T>

/** The schedule that Slack shows and changes: the person's default one. */
export const findDefaultSchedule = async ({ parts, workspaceId, user }: RequestContext) => {
  const [schedule] = await listSchedules(parts.context, { workspaceId, userId: user.id })
  return schedule
}

const hoursOf = (weekly: WeeklyHours | undefined) =>
  byWeekday(day => hoursText(weekly?.[day] ?? []))

async function settingsForm(request: RequestContext): Promise<Shown> {
  const { copy, user, workspaceId, parts } = request
  const person = { workspaceId, userId: user.id }
  const [schedule, wanted, isTaking] = await Promise.all([
    findDefaultSchedule(request),
    listWantedNotices(parts.context, user),
    isTakingChats(parts.context, person),
  ])
  return settingsView({
    copy,
    forms: messagesIn(user.locale, 'slack/forms'),
    locale: user.locale,
    values: {
      hours: hoursOf(schedule?.weekly),
      timeZone: schedule?.timeZone ?? user.timeZone,
      locale: user.locale,
      isTakingChats: isTaking,
      notices: wanted,
    },
  })
}

/** Opens the person's hours, time zone, language and notifications. */
export const openSettings = (
  request: RequestContext,
  opening: { triggerId: string },
): Promise<void> =>
  openModal(
    request,
    { ...opening, title: messagesIn(request.user.locale, 'slack/forms').settings },
    () => settingsForm(request),
  )
