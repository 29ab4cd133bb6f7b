import type { Meeting, SchedulingPage, User } from '../../model/entities.ts'
import { takesBookings } from '../../model/takes-bookings.ts'
import { addDays, dayOf, startOfDay } from '../../scheduling/zoned-time.ts'
import { hasMeetings } from '../../store/meetings/has-meetings.ts'
import { listOpenProposals, type OpenProposal } from '../../store/proposals/open-proposals.ts'
import { type CalendarAccount, listCalendarAccounts } from '../calendars/calendar-settings.ts'
import type { ServiceContext } from '../context.ts'
import { listOutagesFor, type ShownOutage } from '../deliveries/outage-notices.ts'
import { listOutcomesDue, listUpcomingMeetings } from '../meetings/person-meetings.ts'
import { listPages } from '../pages/pages.ts'
import { isTakingChats } from '../people/chat-availability.ts'
import { listSchedules } from '../people/schedules.ts'

const maxProposals = 10

/** What a person's home page shows: broken connections, upcoming meetings, open tasks, and their pages. */
export interface AppHomeFacts {
  now: number
  outages: readonly ShownOutage[]
  /** Accounts whose access is lost. */
  lostCalendars: readonly CalendarAccount[]
  /** Meetings that have not ended, with the person as host or organizer; the next first. */
  upcoming: readonly Meeting[]
  /** Ends of today and tomorrow, in the displayed time zone. */
  todayUntil: number
  tomorrowUntil: number
  /** Past meetings without an outcome, the latest first. */
  due: readonly Meeting[]
  proposals: readonly OpenProposal[]
  /** Undefined if there is no live chat. */
  isTakingChats: boolean | undefined
  /** Pages that accept bookings, the default first. */
  pages: readonly SchedulingPage[]
  hasCalendar: boolean
  hasHours: boolean
  /** Whether they ever had a meeting. */
  hasMet: boolean
}

type Reading = Pick<ServiceContext, 'db' | 'clock'>

async function readOwn(context: Reading, { workspaceId, id: userId }: User) {
  const owner = { workspaceId, userId }
  const [accounts, schedules, pages, taking, hasMet] = await Promise.all([
    listCalendarAccounts(context, owner),
    listSchedules(context, owner),
    listPages(context, { workspaceId, hostId: userId }),
    isTakingChats(context, owner),
    hasMeetings(context.db, userId),
  ])
  return {
    lostCalendars: accounts.filter(({ isLost }) => isLost),
    hasCalendar: accounts.length > 0,
    hasHours: schedules.length > 0,
    pages: pages.filter(page => takesBookings(page, context.clock())),
    isTakingChats: taking,
    hasMet,
  }
}

/** Reads only our database, so it works during any provider's outage. `timeZone`: the person's. */
export async function readAppHome(
  context: Reading,
  { user, timeZone }: { user: User; timeZone: string },
): Promise<AppHomeFacts> {
  const now = context.clock()
  const today = dayOf(now, timeZone)
  const { workspaceId, id: userId } = user
  const open = { workspaceId, userId, now, limit: maxProposals }
  const [outages, upcoming, due, proposals, own] = await Promise.all([
    listOutagesFor(context, user),
    listUpcomingMeetings(context, { user }),
    listOutcomesDue(context, user),
    listOpenProposals(context.db, open),
    readOwn(context, user),
  ])
  const todayUntil = startOfDay(addDays(today, 1), timeZone)
  const tomorrowUntil = startOfDay(addDays(today, 2), timeZone)
  return { now, outages, upcoming, due, proposals, todayUntil, tomorrowUntil, ...own }
}
