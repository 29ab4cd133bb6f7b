import type { ChatSite } from '../../model/chat.ts'
import { openTimeAround } from '../../scheduling/open-time.ts'
import { isAnybodyTakingChats } from '../../store/people/chat-roster.ts'
import type { ServiceContext } from '../context.ts'

const dayMs = 24 * 60 * 60_000
/** The first month usually has an opening, so that a year is seldom computed. */
const searchedDays = [31, 366]

const isWithinHours = ({ hours }: ChatSite, now: number): boolean =>
  openTimeAround(hours, { start: now, end: now + 1 }).some(
    ({ start, end }) => start <= now && now < end,
  )

/** Whether a person may answer now: the site is active, within its hours, and somebody takes chats. */
export const isOnline = async (
  { db }: Pick<ServiceContext, 'db'>,
  site: ChatSite,
  now: number,
): Promise<boolean> =>
  site.isActive && isWithinHours(site, now) && isAnybodyTakingChats(db, site.workspaceId)

/**
 * The next start of the site's hours after `now`, in epoch ms. Days off are skipped. Undefined if none follows
 * within a year, as for hours without an end.
 */
export function nextOpening({ hours }: ChatSite, now: number): number | undefined {
  for (const days of searchedDays) {
    const open = openTimeAround(hours, { start: now, end: now + days * dayMs })
    const next = open.find(({ start }) => start > now)
    if (next) return next.start
  }
  return undefined
}
