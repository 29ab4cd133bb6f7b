import type { Meeting, User, WorkspaceId } from '../../model/entities.ts'
import * as store from '../../store/meetings/person-meetings.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { findLatestEndedMeeting, listAgenda } from './find-meeting.ts'

type Reading = Pick<ServiceContext, 'db' | 'clock'>

const maxUpcoming = 200
const maxUnlogged = 25
/** Meetings without an outcome after a month are left to the reports. */
const unloggedForMs = 30 * 24 * 60 * 60_000

/**
 * Upcoming meetings that this user hosts or organized, the next first. With `text`, only those whose guest's
 * name or address, title or reference contains it.
 */
export async function listUpcomingMeetings(
  { db, clock }: Reading,
  { user, text = '' }: { user: User; text?: string | undefined },
): Promise<Meeting[]> {
  const { workspaceId, id: userId } = user
  const query = { workspaceId, userId, now: clock(), limit: maxUpcoming }
  const wanted = text.trim().toLowerCase()
  const meetings = await store.listUpcomingOf(db, query)
  return meetings.filter(({ title, reference, invitee }) =>
    [title, reference, invitee.name, invitee.email].join('\n').toLowerCase().includes(wanted),
  )
}

/** The last and the next meeting of the workspace with this person. */
export async function findMeetingsWith(
  { db, clock }: Reading,
  person: { workspaceId: WorkspaceId; email: string },
): Promise<{ last: Meeting | undefined; next: Meeting | undefined }> {
  const query = { ...person, email: emailKey(person.email), now: clock() }
  const [last, next] = await Promise.all([
    store.findLastMeetingWith(db, query),
    store.findNextMeetingWith(db, query),
  ])
  return { last, next }
}

/** Past meetings of this host without an outcome, the latest first. */
export const listOutcomesDue = (
  { db, clock }: Reading,
  { workspaceId, id: hostId }: User,
): Promise<Meeting[]> => {
  const now = clock()
  const since = now - unloggedForMs
  return store.listUnlogged(db, { workspaceId, hostId, since, now, limit: maxUnlogged })
}

const isUnlogged = ({ outcome }: Meeting) => outcome === 'scheduled'

/** The meeting of this host that is going on now; if there are several, the one that began last. */
async function findUnderWay(
  context: Reading,
  { workspaceId, id: hostId }: User,
): Promise<Meeting | undefined> {
  const now = context.clock()
  const range = { start: now, end: now + 1 }
  const meetings = await listAgenda(context, { workspaceId, hostId, range })
  return meetings.findLast(({ host }) => host.id === hostId)
}

/** Meetings of this host that have begun and have no outcome, the latest first. */
export async function listWithoutOutcome(context: Reading, user: User): Promise<Meeting[]> {
  const [underWay, ended] = await Promise.all([
    findUnderWay(context, user),
    listOutcomesDue(context, user),
  ])
  return underWay && isUnlogged(underWay) ? [underWay, ...ended] : ended
}

/**
 * The meeting for an outcome without a name: the one that ended last and has no outcome, or else the one that is
 * going on now. Undefined: none has begun.
 */
export async function findMeetingForOutcome(
  context: Reading,
  user: User,
): Promise<Meeting | undefined> {
  const { workspaceId, id: hostId } = user
  const ended = await findLatestEndedMeeting(context, { workspaceId, hostId, now: context.clock() })
  if (ended && isUnlogged(ended)) return ended
  return (await findUnderWay(context, user)) ?? ended
}
