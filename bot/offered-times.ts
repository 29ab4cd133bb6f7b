import { toldWords } from '../src/i18n/slack/told/words.ts'
import type { Meeting } from '../src/scheduling/entities.ts'
import { meetingUrl } from '../src/services/links.ts'
import { suggestTimes } from '../src/services/suggest-times.ts'
import { type TimesReason, timesView } from './blocks/outcome-forms.ts'
import { sentence } from './blocks/text.ts'
import { listStarts } from './listed-starts.ts'
import type { Shown } from './modals/open-modal.ts'
import type { Turn } from './turn.ts'

const hourMs = 60 * 60_000
const aheadMs = 14 * 24 * hourMs
const offered = 3

const queryOf = ({ workspaceId, host, pageId, startsAt, endsAt }: Meeting) => ({
  workspaceId,
  hostId: host.id,
  pageId,
  durationMinutes: (endsAt - startsAt) / 60_000,
  count: offered,
})

/** Those of the times that are still free. */
export async function stillFree(
  { parts: { context } }: Turn,
  { meeting, starts }: { meeting: Meeting; starts: readonly number[] },
): Promise<number[]> {
  if (starts.length === 0) return []
  const found = await listStarts(context, { ...queryOf(meeting), ranges: [], exact: starts })
  return found.starts
}

/** The form with three times that are free now; a day's notice for a guest who has to read their mail. */
export async function offerForm(
  turn: Turn,
  form: {
    meeting: Meeting
    reason: TimesReason
    message?: string | undefined
    taken?: readonly number[]
  },
): Promise<Shown> {
  const { parts, words, reader } = turn
  const { context } = parts
  const now = context.clock()
  const ranges = [{ start: now + 24 * hourMs, end: now + aheadMs }]
  const { starts } = await suggestTimes(context, { ...queryOf(form.meeting), ranges })
  if (starts.length > 0) return timesView({ words, reader, ...form, starts })
  const told = toldWords(reader.locale)
  const message = sentence(told.noTimes(meetingUrl(context, form.meeting.id)))
  return { title: form.reason === 'missed' ? told.missedTitle : told.followUpTitle, message }
}
