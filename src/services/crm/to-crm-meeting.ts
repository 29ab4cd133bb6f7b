import type { CrmShared } from '../../../crm/contract/crm-changes.ts'
import type { CrmTracking } from '../../../crm/contract/crm-contact.ts'
import type { CrmMeeting } from '../../../crm/contract/crm-provider.ts'
import { callUrl, isCallComing } from '../../model/call-url.ts'
import type { Meeting, Tracking } from '../../model/entities.ts'
import { literalHtml, toPlainText, toSafeHtml } from '../../text/rich-text.ts'
import { attachmentUrl, meetingUrl, ownJoinUrl } from '../links.ts'

const locationOf = (meeting: Meeting, origin: { publicUrl: string }): CrmMeeting['location'] => {
  const { location } = meeting
  const hasCall = callUrl(meeting) !== undefined || isCallComing(meeting)
  if (location.kind === 'video')
    return {
      kind: 'video',
      text: location.url ?? (hasCall ? ownJoinUrl(origin, meeting.id) : ''),
    }
  if (location.kind === 'phone') return { kind: 'phone', text: location.number ?? '' }
  if (location.kind === 'address') return { kind: 'address', text: location.address }
  return { kind: 'custom', text: location.text }
}

const trackingOf = (tracking: Tracking): CrmTracking => ({
  campaign: tracking.utm_campaign || undefined,
  medium: tracking.utm_medium || undefined,
  source: tracking.utm_source || undefined,
})

/** The invitee's answers, as they are written below the description. */
export const answersOf = ({ answers }: Pick<Meeting, 'answers'>): string[] =>
  answers.map(({ label, value }) => `${label}: ${value}`)

/** CRMs have no field for the reason of a cancellation, so it is added to the notes. */
const remarksOf = ({ outcomeNotes, cancelReason }: Meeting) => [
  outcomeNotes ?? '',
  cancelReason ? `Canceled: ${cancelReason}` : '',
]

/** Our users write Markdown; text from others is left as it is. */
const plainOf = (markdown: string, typed: readonly string[]) =>
  [toPlainText(markdown), ...typed].filter(Boolean).join('\n\n')

const htmlOf = (markdown: string, typed: readonly string[]) =>
  [toSafeHtml(markdown), ...typed.filter(Boolean).map(text => `<p>${literalHtml(text)}</p>`)]
    .filter(Boolean)
    .join('\n')

const textsOf = (meeting: Meeting) => ({
  description: plainOf(meeting.description, answersOf(meeting)),
  descriptionHtml: htmlOf(meeting.description, answersOf(meeting)),
  internalNote: plainOf(meeting.internalNote, [meeting.outcomeNotes ?? '']),
  internalNoteHtml: htmlOf(meeting.internalNote, remarksOf(meeting)),
  cancelReason: meeting.cancelReason || undefined,
})

/** Maps a meeting to the CRM contract. */
export function toCrmMeeting(meeting: Meeting, publicUrl: string): CrmMeeting {
  const { invitee } = meeting
  return {
    id: meeting.id,
    reference: meeting.reference,
    title: meeting.title,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    timeZone: meeting.timeZone,
    host: meeting.host,
    organizer: meeting.organizer,
    contact: {
      email: invitee.email,
      name: invitee.name,
      phone: invitee.phone,
      company: invitee.company,
    },
    location: locationOf(meeting, { publicUrl }),
    ...textsOf(meeting),
    guests: meeting.guests.map(({ email, name }) => ({ email, name })),
    attachments: meeting.attachments.map(({ id, name }) => ({
      name,
      url: attachmentUrl({ publicUrl }, { id, name }),
    })),
    associations: meeting.associations,
    outcome: meeting.outcome,
    meetingType: meeting.meetingType,
    iCalUid: meeting.iCalUid,
    url: meetingUrl({ publicUrl }, meeting.id),
    tracking: trackingOf(meeting.tracking),
  }
}

/** The fields that people may also change in the CRM, as we would write them now. */
export function sharedOf(meeting: Meeting, publicUrl: string): CrmShared {
  const { title, startsAt, endsAt, outcome, description, location } = toCrmMeeting(
    meeting,
    publicUrl,
  )
  return { title, startsAt, endsAt, outcome, description, location: location.text }
}
