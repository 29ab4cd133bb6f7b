import { callerOf } from '../../model/caller-of.ts'
import type { Meeting, Proposal, ProposalContent, WorkspaceId } from '../../model/entities.ts'
import { canReschedule } from '../../model/meeting-status.ts'
import { numberToCall } from '../../model/open-task.ts'
import { findMeeting } from '../../store/meetings/meetings.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { meetingNotFound } from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import type { ProposeTimes } from './proposal-command.ts'
import { type PreparedProposal, prepareProposal, proposeTimes } from './propose-times.ts'

/** The invitee's number. A number that the invitee calls is the host's. */
const phoneOf = (meeting: Meeting): string | undefined =>
  meeting.invitee.phone || (callerOf(meeting) === 'host' ? numberToCall(meeting) : undefined)

interface Moving {
  meeting: Meeting
  /** Picking a time moves the meeting; otherwise it books another one. */
  isToBeMoved: boolean
}

/** A call in a calendar or room is determined again for the new meeting. */
const contentOf = ({ meeting, isToBeMoved }: Moving): ProposalContent => ({
  origin: { meetingId: meeting.id, isToBeMoved },
  location: meeting.location,
  phone: phoneOf(meeting),
  description: meeting.description,
  meetingType: meeting.meetingType,
  associations: meeting.associations,
  reminders: meeting.reminders,
  guests: meeting.guests.map(({ email, name }) => ({ email, name })),
})

type FromMeeting = Moving & Pick<ProposeTimes, 'organizerId' | 'slots' | 'message' | 'via'>

function commandOf(from: FromMeeting): ProposeTimes {
  const { meeting, isToBeMoved: _isToBeMoved, ...proposed } = from
  const { workspaceId, host, pageId, title, invitee, timeZone, locale } = meeting
  return {
    ...proposed,
    workspaceId,
    hostId: host.id,
    pageId,
    content: contentOf(from),
    title,
    invitee: { email: invitee.email, name: invitee.name, timeZone, locale },
    durationMinutes: (meeting.endsAt - meeting.startsAt) / 60_000,
    holds: 'none',
  }
}

function assertMovable(
  context: Pick<ServiceContext, 'clock'>,
  { meeting, isToBeMoved }: Moving,
): void {
  const check = canReschedule(meeting, context.clock())
  if (isToBeMoved && !check.allowed) throw refusalOf(check.reason)
}

/**
 * Proposes other or additional times to a meeting's invitee. The new meeting has the same place, phone number,
 * description, type, associations, reminders and guests. Throws as `proposeTimes`, and if the meeting is to be moved but
 * cannot be, why.
 */
export async function proposeFromMeeting(
  context: ServiceContext,
  from: FromMeeting,
): Promise<Proposal> {
  assertMovable(context, from)
  const { proposal } = await proposeTimes(context, commandOf(from))
  return proposal
}

/** The same, to be written in the caller's transaction. Throws as `prepareProposal`. */
export async function prepareFromMeeting(
  context: ServiceContext,
  from: FromMeeting,
): Promise<PreparedProposal> {
  assertMovable(context, from)
  return prepareProposal(context, commandOf(from))
}

/**
 * For times that a form proposes to move a meeting: what the proposal takes over from it. Undefined if the form is
 * about another guest or another page, so that a new meeting is meant. Throws `meeting-not-found`, and if the meeting
 * cannot be moved, why.
 */
export async function contentToMove(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  {
    workspaceId,
    meetingId,
    email,
    pageId,
  }: { workspaceId: WorkspaceId; meetingId: string; email: string; pageId: string | undefined },
): Promise<(Pick<ProposeTimes, 'content' | 'pageId' | 'hostId'> & { title: string }) | undefined> {
  const meeting = await findMeeting(context.db, meetingId)
  if (meeting?.workspaceId !== workspaceId) throw meetingNotFound()
  const isSameGuest = emailKey(meeting.invitee.email) === emailKey(email)
  if (!isSameGuest || (pageId !== undefined && pageId !== meeting.pageId)) return undefined
  const moving = { meeting, isToBeMoved: true }
  assertMovable(context, moving)
  const { title, host } = meeting
  return { title, content: contentOf(moving), pageId: meeting.pageId, hostId: host.id }
}
