import type { Meeting, User, WorkspaceId } from '../../model/entities.ts'
import * as store from '../../store/meetings/person-meetings.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'

type Reading = Pick<ServiceContext, 'db' | 'clock'>

const maxUpcoming = 200
const maxUnlogged = 25
/** What nobody said anything of for a month is left to the reports. */
const unloggedForMs = 30 * 24 * 60 * 60_000

/**
 * Meetings to come that this user holds or set up, the next first; with `text` only those whose guest's name
 * or address, title or reference contains it.
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

/** Meetings of this host that ended and wait for their outcome, the latest first. */
export const listOutcomesDue = (
  { db, clock }: Reading,
  { workspaceId, id: hostId }: User,
): Promise<Meeting[]> => {
  const now = clock()
  const since = now - unloggedForMs
  return store.listUnlogged(db, { workspaceId, hostId, since, now, limit: maxUnlogged })
}
