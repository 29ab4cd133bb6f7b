import { ProviderError } from '../../src/providers/provider-error.ts'
import type { CrmMeeting } from '../crm-provider.ts'
import { type Account, bookingIdProperty, type Option } from './account.ts'
import type { PropertyValues } from './objects.ts'

const outcomes: Record<string, string> = {
  scheduled: 'SCHEDULED',
  completed: 'COMPLETED',
  rescheduled: 'RESCHEDULED',
  'no-show': 'NO_SHOW',
  canceled: 'CANCELED',
}

const locationTypes = { address: 'ADDRESS', phone: 'PHONE', video: 'CUSTOM', custom: 'CUSTOM' }

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** HubSpot shows both texts as HTML: what an invitee typed stays text. */
const toHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, character => entities[character] ?? '').replaceAll('\n', '<br>')

const findOption = (options: readonly Option[], wanted: string): string | undefined => {
  const key = wanted.toLowerCase()
  return options.find(
    ({ value, label }) => value.toLowerCase() === key || label.toLowerCase() === key,
  )?.value
}

function outcomeOf(meeting: CrmMeeting, account: Account): string {
  const known = outcomes[meeting.outcome]
  if (known) return known
  const own = findOption(account.outcomes, meeting.outcome)
  if (own) return own
  throw new ProviderError({
    provider: 'hubspot',
    code: 'rejected',
    reason: `Your HubSpot account has no meeting outcome “${meeting.outcome}”: add it there or choose another.`,
  })
}

const notesOf = (meeting: CrmMeeting): string => {
  const { host, organizer } = meeting
  const isByAnother = host.email.toLowerCase() !== organizer.email.toLowerCase()
  return [
    meeting.internalNote,
    ...(isByAnother
      ? [`Host: ${host.name} <${host.email}>`, `Organizer: ${organizer.name} <${organizer.email}>`]
      : []),
    `Parley ${meeting.reference}: ${meeting.url}`,
  ]
    .filter(line => line !== '')
    .join('\n')
}

/** The whole record as it is true now. `ownerId` is undefined for a host without a HubSpot seat. */
export function meetingProperties(
  meeting: CrmMeeting,
  { account, ownerId }: { account: Account; ownerId: string | undefined },
): PropertyValues {
  const startsAt = new Date(meeting.startsAt).toISOString()
  const type = meeting.meetingType && findOption(account.activityTypes, meeting.meetingType)
  return {
    // HubSpot sorts the timeline by it: the start, not the time of writing.
    hs_timestamp: startsAt,
    hs_meeting_title: meeting.title,
    hs_meeting_body: toHtml(meeting.description),
    hs_internal_meeting_notes: toHtml(notesOf(meeting)),
    hs_meeting_external_url: meeting.url,
    hs_meeting_location: meeting.location.text,
    hs_meeting_location_type: locationTypes[meeting.location.kind],
    hs_meeting_start_time: startsAt,
    hs_meeting_end_time: new Date(meeting.endsAt).toISOString(),
    hs_meeting_outcome: outcomeOf(meeting, account),
    hubspot_owner_id: ownerId ?? '',
    ...(type ? { hs_activity_type: type } : {}),
    ...(account.hasBookingId ? { [bookingIdProperty]: meeting.id } : {}),
  }
}
