import { messagesIn } from '../../src/i18n/messages.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { suggestOthers } from '../../src/services/availability/suggest-others.ts'
import { meetingUrl } from '../../src/services/links.ts'
import { type TimesReason, timesView } from '../blocks/forms/outcome-forms.ts'
import { sentence } from '../blocks/text.ts'
import type { RequestContext } from '../requests/request-context.ts'
import type { Shown } from './open-modal.ts'

const hourMs = 60 * 60_000
const aheadMs = 14 * 24 * hourMs
const slots = 3

/** The form with three free times, at least a day ahead so that the guest has time to read the email. */
export async function followUpForm(
  request: RequestContext,
  form: {
    meeting: Meeting
    reason: TimesReason
    message?: string | undefined
    taken?: readonly number[]
  },
): Promise<Shown> {
  const { parts, copy, reader } = request
  const { context } = parts
  const now = context.clock()
  const ranges = [{ start: now + 24 * hourMs, end: now + aheadMs }]
  const { meeting } = form
  const starts = await suggestOthers(context, { meeting, ranges, count: slots })
  if (starts.length > 0) return timesView({ copy, reader, ...form, starts })
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  const message = sentence(notifications.noTimes({ url: meetingUrl(context, meeting.id) }))
  return {
    title: form.reason === 'missed' ? notifications.missedTitle : notifications.followUpTitle,
    message,
  }
}
