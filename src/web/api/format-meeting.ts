import { z } from 'zod'
import type { Meeting, MeetingEvent } from '../../model/entities.ts'
import { minuteMs } from '../../scheduling/plain-date.ts'
import { joinAddress, manageUrl } from '../../services/links.ts'
import { getManageToken, listMeetingEvents } from '../../services/meetings/find-meeting.ts'
import { isVisitorToken } from '../../services/meetings/visitor-token.ts'
import type { WebContext } from '../web-context.ts'
import { id, instantOut, nameOut, toIso } from './fields.ts'

const publicFields = {
  id,
  reference: z.string(),
  startsAt: instantOut,
  endsAt: instantOut,
  durationMinutes: z.int(),
  timeZone: z.string().meta({ description: 'Time zone of the invitee' }),
  title: z.string(),
  host: nameOut.optional().meta({
    description:
      'Absent if the invitee booked a round robin without proving their email address: the email names the host',
  }),
  organizer: nameOut.optional().meta({ description: 'Absent if host is absent' }),
  joinUrl: z
    .url()
    .nullable()
    .meta({ description: 'Link to join the video call; null if there is none' }),
  manageUrl: z.url(),
  status: z.enum(['scheduled', 'canceled']),
  outcome: z.string(),
}

/** Fields for invitees and for people who booked on their behalf. */
export const meetingAnswer = z.object(publicFields)

const attendee = z.object({
  email: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  company: z.string().optional(),
})

const historyLine = z.object({
  revision: z.int(),
  kind: z.enum([
    'booked',
    'rescheduled',
    'canceled',
    'outcome',
    'late',
    'declined',
    'edited',
    'reassigned',
  ]),
  at: instantOut,
  by: z.string(),
  previousStartsAt: instantOut.optional(),
  previousOutcome: z.string().optional(),
  outcome: z.string().optional(),
  reason: z.string().optional(),
  lateMinutes: z.int().optional(),
})

/** Fields for admins only. */
const adminFields = z.object({
  revision: z.int(),
  pageId: id.nullable(),
  proposalId: id.nullable(),
  source: z.string(),
  invitee: attendee,
  guests: z.array(attendee),
  answers: z.array(z.object({ questionId: z.string(), label: z.string(), value: z.string() })),
  tracking: z.record(z.string(), z.string()),
  cancelReason: z.string().nullable(),
  outcomeNotes: z.string().nullable(),
  history: z.array(historyLine),
})

/** One meeting; the admin fields are present only for an admin. */
export const meetingOrAdminAnswer = z.object({ ...publicFields, ...adminFields.partial().shape })

/** People and place of the meeting. If it is in the host's own video room, the link contains the host's name. */
const peopleOf = (web: WebContext, meeting: Meeting) => ({
  host: { id: meeting.host.id, name: meeting.host.name },
  organizer: { id: meeting.organizer.id, name: meeting.organizer.name },
  joinUrl: joinAddress(web, meeting) ?? null,
})

/** @param manageToken the token if known; looked up otherwise */
export async function formatMeeting(
  web: WebContext,
  meeting: Meeting,
  manageToken?: string,
): Promise<z.output<typeof meetingAnswer>> {
  const token = manageToken ?? (await getManageToken(web, meeting.id))
  return {
    id: meeting.id,
    reference: meeting.reference,
    startsAt: toIso(meeting.startsAt),
    endsAt: toIso(meeting.endsAt),
    durationMinutes: (meeting.endsAt - meeting.startsAt) / minuteMs,
    timeZone: meeting.timeZone,
    title: meeting.title,
    ...(isVisitorToken(token) ? { joinUrl: null } : peopleOf(web, meeting)),
    manageUrl: manageUrl(web, token),
    status: meeting.status,
    outcome: meeting.outcome,
  }
}

const formatEvent = (event: MeetingEvent): z.output<typeof historyLine> => ({
  revision: event.revision,
  kind: event.kind,
  at: toIso(event.at),
  by: event.actor.name,
  previousStartsAt:
    event.previousStartsAt === undefined ? undefined : toIso(event.previousStartsAt),
  previousOutcome: event.previousOutcome,
  outcome: event.outcome,
  reason: event.reason,
  lateMinutes: event.lateMinutes,
})

const formatAttendee = ({ email, name, phone, company }: Meeting['invitee']) => ({
  email,
  name,
  phone,
  company,
})

export async function formatMeetingForAdmin(
  web: WebContext,
  meeting: Meeting,
): Promise<z.output<typeof meetingOrAdminAnswer>> {
  const history = await listMeetingEvents(web, meeting.id)
  return {
    ...(await formatMeeting(web, meeting)),
    revision: meeting.revision,
    pageId: meeting.pageId ?? null,
    proposalId: meeting.proposalId ?? null,
    source: meeting.source,
    invitee: formatAttendee(meeting.invitee),
    guests: meeting.guests.map(formatAttendee),
    answers: [...meeting.answers],
    tracking: { ...meeting.tracking },
    cancelReason: meeting.cancelReason ?? null,
    outcomeNotes: meeting.outcomeNotes ?? null,
    history: history.map(formatEvent),
  }
}
