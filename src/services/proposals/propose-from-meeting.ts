import { callerOf } from '../../model/caller-of.ts'
import type { Meeting, Proposal, ProposalContent } from '../../model/entities.ts'
import { numberToCall } from '../../model/open-task.ts'
import type { ServiceContext } from '../context.ts'
import type { ProposeTimes } from './proposal-command.ts'
import { type PreparedProposal, prepareProposal, proposeTimes } from './propose-times.ts'

/** The invitee's number. A number that the invitee calls is the host's. */
const phoneOf = (meeting: Meeting): string | undefined =>
  meeting.invitee.phone || (callerOf(meeting) === 'host' ? numberToCall(meeting) : undefined)

/** A call in a calendar or room is determined again for the new meeting. */
const contentOf = ({ meeting, isToBeMoved }: FromMeeting): ProposalContent => ({
  origin: { meetingId: meeting.id, isToBeMoved },
  location: meeting.location,
  phone: phoneOf(meeting),
  description: meeting.description,
  meetingType: meeting.meetingType,
  associations: meeting.associations,
  reminders: meeting.reminders,
  guests: meeting.guests.map(({ email, name }) => ({ email, name })),
})

interface FromMeeting extends Pick<ProposeTimes, 'organizerId' | 'slots' | 'message' | 'via'> {
  meeting: Meeting
  /** Picking a time moves the meeting; otherwise it books another one. */
  isToBeMoved: boolean
}

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

/**
 * Proposes other or additional times to a meeting's invitee. The new meeting has the same place, phone number,
 * description, type, associations, reminders and guests. Throws as `proposeTimes`.
 */
export async function proposeFromMeeting(
  context: ServiceContext,
  from: FromMeeting,
): Promise<Proposal> {
  const { proposal } = await proposeTimes(context, commandOf(from))
  return proposal
}

/** The same, to be written in the caller's transaction. Throws as `prepareProposal`. */
export const prepareFromMeeting = (
  context: ServiceContext,
  from: FromMeeting,
): Promise<PreparedProposal> => prepareProposal(context, commandOf(from))
