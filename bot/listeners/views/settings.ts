import { z } from 'zod'
import { maximumText } from '../../../src/i18n/maximum-text.ts'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import { type Locale, locales } from '../../../src/model/entities.ts'
import { maxPeriodsPerDay } from '../../../src/model/maximums.ts'
import { checkSchedule } from '../../../src/model/schedule-check.ts'
import { type Period, type Weekday, weekdays } from '../../../src/scheduling/types.ts'
import { hasLiveChat, setTakingChats } from '../../../src/services/people/chat-availability.ts'
import { setWantedNotices } from '../../../src/services/people/notification-settings.ts'
import { saveSchedule } from '../../../src/services/people/schedules.ts'
import { updateUser } from '../../../src/services/people/update-user.ts'
import { hoursMark } from '../../blocks/forms/hours-mark.ts'
import { hoursBlock, weekdayName } from '../../blocks/forms/settings-form.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { readHours } from '../../modals/read-hours.ts'
import { byWeekday, findDefaultSchedule } from '../../modals/settings.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

const metadataShape = z.object({ savedHours: z.record(z.string(), z.string()) })

/** The fault in a day's hours; undefined for none. */
function faultOf(periods: Period[] | undefined, day: Weekday, locale: Locale): string | undefined {
  const forms = messagesIn(locale, 'slack/forms')
  const name = weekdayName(day, locale)
  if (!periods) return forms.badHours({ day: name })
  const [fault] = checkSchedule({ timeZone: 'UTC', weekly: { [day]: periods }, overrides: [] })
  if (fault?.code === 'bad-time') return forms.badHours({ day: name })
  if (fault?.code === 'too-many-periods')
    return maximumText(locale, { of: 'entries', count: maxPeriodsPerDay })
  // Hours past midnight can be set on the web. Here they are more likely a mistake.
  if (periods.some(([start, end]) => end <= start)) return forms.endAfterStart({ day: name })
  return fault && forms.overlap({ day: name })
}

/** Faults by block. A day that was not changed has none. */
function faultsOf({ values, metadata }: Submission): Record<string, string> {
  const locale = formLocale(metadata)
  const { savedHours } = readCarried(metadataShape, metadata)
  const faults = weekdays.flatMap(day => {
    const block = hoursBlock(day)
    const typed = values[block]?.trim() ?? ''
    const fault =
      hoursMark(typed) === savedHours[day] ? undefined : faultOf(readHours(typed), day, locale)
    return fault === undefined ? [] : [[block, fault] as const]
  })
  return Object.fromEntries(faults)
}

const readLocale = (value: string | undefined): Locale | undefined =>
  locales.find(locale => locale === value)

/** Updates the default schedule, or creates one. Its overrides of single dates are kept. */
async function saveHours(
  request: RequestContext,
  { values }: Submission,
  timeZone: string,
): Promise<void> {
  const { parts, workspaceId, user } = request
  const schedule = await findDefaultSchedule(request)
  await saveSchedule(parts.context, {
    workspaceId,
    userId: user.id,
    id: schedule?.id,
    name: schedule?.name ?? messagesIn(user.locale, 'slack/forms').settings,
    timeZone,
    weekly: byWeekday(day => readHours(values[hoursBlock(day)] ?? '') ?? []),
    overrides: schedule?.overrides ?? [],
    ...(schedule?.zoneStays ? { zoneStays: schedule.zoneStays } : {}),
  })
}

async function save(request: RequestContext, submission: Submission): Promise<Shown> {
  const { parts, workspaceId, user } = request
  const { values, chosen } = submission
  const locale = readLocale(values.locale) ?? user.locale
  const timeZone = values.zone || user.timeZone
  const person = { workspaceId, userId: user.id }
  await saveHours(request, submission, timeZone)
  await updateUser(parts.context, { ...person, changes: { timeZone, locale } })
  if (await hasLiveChat(parts.context, workspaceId)) {
    const isTaking = chosen.chats?.includes('yes') ?? false
    await setTakingChats(parts.context, { ...person, isTaking })
  }
  await setWantedNotices(parts.context, { user, wanted: chosen.notices ?? [] })
  const forms: Messages<'slack/forms'> = messagesIn(locale, 'slack/forms')
  return { title: forms.settings, message: sentence(forms.saved) }
}

/** Saves the person's settings. Faults are shown next to their fields. */
export async function onSettingsSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const errors = faultsOf(submission)
  if (Object.keys(errors).length > 0)
    return submission.ackWith({ response_action: 'errors', errors })
  return workInModal(parts, submission, {
    title: messagesIn(formLocale(submission.metadata), 'slack/forms').settings,
    work: request => save(request, submission),
  })
}
