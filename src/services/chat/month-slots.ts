import { formatTime } from '../../i18n/format-time.ts'
import { groupByDay } from '../../scheduling/group-by-day.ts'
import { findChatSite } from '../../store/chat/chat-sites.ts'
import type { ConversationWithState } from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput } from '../problems.ts'
import { listSitePages } from './chat-facts.ts'
import { listStartsOf } from './tasks/find-times.ts'

const dayMs = 24 * 60 * 60_000
const maxDays = 62

interface MonthSlots {
  timeZone: string
  days: { date: string; starts: { at: string; label: string }[] }[]
}

/**
 * All starts of what is being booked or moved, by day of the visitor's zone. Days are plain dates, both included.
 * Throws `invalid-input` for more than two months.
 */
export async function listMonthSlots(
  context: ServiceContext,
  conversation: ConversationWithState,
  { from, until }: { from: string; until: string },
): Promise<MonthSlots> {
  const { state, locale, workspaceId, siteId } = conversation
  const { timeZone } = state
  // A day more on either side: the visitor's day may begin before that of UTC, and end after it.
  const range = { start: Date.parse(from) - dayMs, end: Date.parse(until) + 2 * dayMs }
  if (!(range.end > range.start) || range.end - range.start > (maxDays + 3) * dayMs)
    throw invalidInput([fieldFault('until', 'too-many-days', { max: maxDays })])
  const site = await findChatSite(context.db, { workspaceId, siteId })
  const pages = site ? await listSitePages(context, site) : []
  const found = pages.find(({ page }) => page.id === state.pageId) ?? pages[0]
  if (!site || !found) return { timeZone, days: [] }
  const { page } = found
  const durationMinutes = page.durationsMinutes[0] ?? 30
  const task = { site, conversation, state, page, durationMinutes, client: '' }
  const starts = await listStartsOf(context, task, range)
  const days = groupByDay(starts, timeZone).filter(({ day }) => day >= from && day <= until)
  return {
    timeZone,
    days: days.map(day => ({
      date: day.day,
      starts: day.starts.map(start => ({
        at: new Date(start).toISOString(),
        label: formatTime(start, timeZone, locale),
      })),
    })),
  }
}
