import type {
  Answer,
  Meeting,
  Proposal,
  ProposalContent,
  Reminder,
  SchedulingPage,
} from '../../model/entities.ts'
import type { NewMeeting } from '../../store/meetings/insert-meeting.ts'
import { findPageById } from '../../store/pages/pages.ts'
import { findProposal } from '../../store/proposals/proposals.ts'
import { ownEntry } from '../../text/own-entry.ts'
import {
  type AvailabilityQuery,
  narrowedTo,
  pageQuery,
  proposalQuery,
} from '../availability/availability-query.ts'
import type { ServiceContext } from '../context.ts'
import {
  pageGone,
  pageInactive,
  pageNotFound,
  proposalClosed,
  proposalNotFound,
} from '../problems.ts'
import { findMeetingToMove } from '../proposals/meeting-to-move.ts'
import { anyPlace, proposalLocation } from '../proposals/proposal-location.ts'
import { getWorkspace } from '../workspace/workspaces.ts'
import type { BookMeeting } from './booking-command.ts'

/** The availability query that is booked, and what the meeting inherits from it. */
export interface BookingTerms {
  query: AvailabilityQuery
  page: SchedulingPage | undefined
  /** The page was deleted or is switched off, so it accepts no new bookings. */
  closed?: 'deleted' | 'inactive' | undefined
  /** If defined, only these starts may be picked. */
  allowedStarts: readonly number[] | undefined
  /** Source of alternatives if the query itself has none. */
  fallbackQuery: AvailabilityQuery | undefined
  organizerId: string | undefined
  /** Attendees of the meeting from which the times were proposed. */
  guests?: ProposalContent['guests']
  /** The proposal, and the meeting that moves to the time that is picked from it. */
  move?: { proposal: Proposal; meeting: Meeting } | undefined
  content: Pick<
    NewMeeting,
    | 'title'
    | 'location'
    | 'description'
    | 'internalNote'
    | 'answers'
    | 'meetingType'
    | 'associations'
    | 'reminders'
  >
}

const answersOf = (page: SchedulingPage | undefined, given: BookMeeting['answers']): Answer[] =>
  (page?.questions ?? []).flatMap(({ id, label }) => {
    const value = ownEntry(given ?? {}, id)?.trim()
    return value ? [{ questionId: id, label, value }] : []
  })

const contentOf = (page: SchedulingPage | undefined, command: BookMeeting) => ({
  location: page?.location ?? anyPlace,
  internalNote: '',
  answers: [...answersOf(page, command.answers), ...(command.moreAnswers ?? [])],
  meetingType: page?.meetingType,
  reminders: page?.reminders ?? [],
})

const pageTerms = (page: SchedulingPage, command: BookMeeting): BookingTerms => ({
  query: {
    ...narrowedTo(pageQuery(page, command.durationMinutes), command.hostId),
    exceptHoldId: command.holdId,
  },
  page,
  allowedStarts: undefined,
  fallbackQuery: undefined,
  organizerId: undefined,
  content: { ...contentOf(page, command), title: page.title, description: page.description },
})

/**
 * If the proposal was made from a meeting, that meeting's content applies, except for its guests, and for the phone
 * number, which the invitee gives again.
 */
function carriedBy({ content }: Proposal): Partial<BookingTerms['content']> {
  if (!content) return {}
  const { phone: _phone, origin: _origin, guests: _guests, ...carried } = content
  return carried
}

const proposalTerms = (
  proposal: Proposal,
  page: SchedulingPage | undefined,
  { command, reminders }: { command: BookMeeting; reminders: readonly Reminder[] },
): BookingTerms => ({
  query: proposalQuery(proposal, page),
  page,
  allowedStarts: proposal.slots,
  fallbackQuery: page?.durationsMinutes.includes(proposal.durationMinutes)
    ? {
        ...pageQuery(page, proposal.durationMinutes),
        kind: 'personal',
        hostIds: [proposal.host.id],
      }
    : undefined,
  organizerId: proposal.organizer.id,
  guests: proposal.content?.guests,
  content: {
    ...contentOf(page, command),
    reminders,
    description: page?.description ?? '',
    ...carriedBy(proposal),
    location: proposalLocation(proposal, page),
    title: proposal.title,
  },
})

const closedOf = (page: SchedulingPage) => (page.isActive ? undefined : ('inactive' as const))

async function bookedPage(
  context: ServiceContext,
  command: BookMeeting,
): Promise<{ page: SchedulingPage; closed: BookingTerms['closed'] }> {
  const { workspaceId, pageId, page } = command
  if (page?.id === pageId && page?.workspaceId === workspaceId)
    return { page, closed: closedOf(page) }
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  if (!found) throw pageNotFound()
  return { page: found.page, closed: found.isDeleted ? 'deleted' : closedOf(found.page) }
}

/** Throws `page-gone`, `page-inactive`. */
export function assertOpen({ closed }: BookingTerms): void {
  if (closed === 'deleted') throw pageGone()
  if (closed === 'inactive') throw pageInactive()
}

/** The proposal may have been picked by an earlier attempt of the same request, which gets the same answer. */
function assertOffered({ status, expiresAt }: Proposal, now: number): void {
  if (status === 'open' && expiresAt <= now) throw proposalClosed('expired')
  if (status === 'withdrawn' || status === 'expired') throw proposalClosed(status)
}

/** Throws `page-not-found`, `proposal-not-found`, `proposal-closed`. */
export async function loadBookingTerms(
  context: ServiceContext,
  command: BookMeeting,
): Promise<BookingTerms> {
  const { workspaceId, proposalId } = command
  if (proposalId === undefined) {
    const { page, closed } = await bookedPage(context, command)
    return { ...pageTerms(page, command), closed }
  }
  const proposal = await findProposal(context.db, proposalId)
  if (proposal?.workspaceId !== workspaceId) throw proposalNotFound()
  assertOffered(proposal, context.clock())
  const page = proposal.pageId
    ? (await findPageById(context.db, { workspaceId, pageId: proposal.pageId }))?.page
    : undefined
  const reminders = page?.reminders ?? (await getWorkspace(context, workspaceId)).reminders
  const meeting = await findMeetingToMove(context, proposal)
  return {
    ...proposalTerms(proposal, page, { command, reminders }),
    move: meeting && { proposal, meeting },
  }
}
