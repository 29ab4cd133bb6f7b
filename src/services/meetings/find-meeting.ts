import type { Meeting, MeetingEvent, WorkspaceId } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import type { Interval } from '../../scheduling/types.ts'
import { hashToken } from '../../secrets/token-cipher.ts'
import { openLinkToken } from '../../store/meetings/link-tokens.ts'
import * as events from '../../store/meetings/meeting-events.ts'
import * as meetings from '../../store/meetings/meetings.ts'
import type { ServiceContext } from '../context.ts'
import { meetingNotFound } from '../problems.ts'
import { isVisitorToken, meetingIdOfVisitor } from './visitor-token.ts'

type Reading = Pick<ServiceContext, 'db'>

/** Throws `meeting-not-found`, also for another workspace's meeting. */
export async function getMeeting(
  context: Reading,
  { workspaceId, meetingId }: { workspaceId: WorkspaceId; meetingId: string },
): Promise<Meeting> {
  const meeting = isEntityId(meetingId)
    ? await meetings.findMeeting(context.db, meetingId)
    : undefined
  if (meeting?.workspaceId !== workspaceId) throw meetingNotFound()
  return meeting
}

/** By the token of its reschedule and cancel links, also a visitor token. Throws `meeting-not-found`. */
export async function findMeetingByManageToken(
  context: Pick<ServiceContext, 'db' | 'cipher'>,
  token: string,
): Promise<Meeting> {
  const meeting = isVisitorToken(token)
    ? await findVisitorsMeeting(context, token)
    : await meetings.findMeetingByTokenHash(context.db, hashToken(token))
  if (!meeting) throw meetingNotFound()
  return meeting
}

async function findVisitorsMeeting(
  { db, cipher }: Pick<ServiceContext, 'db' | 'cipher'>,
  token: string,
): Promise<Meeting | undefined> {
  const meetingId = meetingIdOfVisitor(cipher, token)
  return meetingId === undefined ? undefined : meetings.findMeeting(db, meetingId)
}

/** The token for links in later messages. */
export async function getManageToken(
  context: Pick<ServiceContext, 'db' | 'cipher'>,
  meetingId: string,
): Promise<string> {
  const sealed = await meetings.findSealedManageToken(context.db, meetingId)
  if (sealed === undefined) throw meetingNotFound()
  return openLinkToken(context, { kind: 'meetingLink', key: meetingId, sealed })
}

/** Oldest first. */
export const listMeetingEvents = (context: Reading, meetingId: string): Promise<MeetingEvent[]> =>
  events.listMeetingEvents(context.db, meetingId)

/** Scheduled meetings that overlap the range, ascending; only one host's if `hostId` is given. */
export const listAgenda = (
  context: Reading,
  {
    workspaceId,
    hostId,
    range,
  }: { workspaceId: WorkspaceId; hostId?: string | undefined; range: Interval },
): Promise<Meeting[]> =>
  meetings.listScheduledMeetings(context.db, {
    workspaceId,
    hostId,
    from: range.start,
    until: range.end,
  })

/** The host's scheduled meeting that ended last. */
export const findLatestEndedMeeting = (
  context: Reading,
  query: { workspaceId: WorkspaceId; hostId: string; now: number },
): Promise<Meeting | undefined> => meetings.findLatestEnded(context.db, query)
