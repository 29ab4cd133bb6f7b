import { readInstant } from '../../../src/scheduling/instant.ts'
import { textOfHtml } from '../../../src/text/html-text.ts'
import type { CrmShared } from '../../contract/crm-changes.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Account } from '../account/account.ts'
import { type HubspotObject, type PropertyValues, propertyOf } from '../account/objects.ts'
import { outcomeOfValue, valueOfOutcome } from './outcomes.ts'

const locationTypes = { address: 'ADDRESS', phone: 'PHONE', video: 'CUSTOM', custom: 'CUSTOM' }

export const sharedProperties = [
  'hs_timestamp',
  'hs_meeting_title',
  'hs_meeting_body',
  'hs_meeting_location',
  'hs_meeting_start_time',
  'hs_meeting_end_time',
  'hs_meeting_outcome',
] as const

/** The values that a read would return right after this meeting was written. */
export const sharedOf = (meeting: CrmMeeting, account: Account): CrmShared => ({
  title: meeting.title.trim(),
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  outcome: outcomeOfValue(valueOfOutcome(meeting.outcome, account)),
  description: textOfHtml(meeting.descriptionHtml),
  location: meeting.location.text.trim(),
})

/** Shared fields of a record. A meeting that was logged without an end has no length. */
export function readShared(record: HubspotObject): CrmShared {
  const instant = (name: string) => readInstant(propertyOf(record, name))
  const startsAt = instant('hs_meeting_start_time') ?? instant('hs_timestamp') ?? 0
  return {
    title: propertyOf(record, 'hs_meeting_title')?.trim() ?? '',
    startsAt,
    endsAt: instant('hs_meeting_end_time') ?? startsAt,
    outcome: outcomeOfValue(propertyOf(record, 'hs_meeting_outcome')),
    description: textOfHtml(propertyOf(record, 'hs_meeting_body') ?? ''),
    location: propertyOf(record, 'hs_meeting_location')?.trim() ?? '',
  }
}

const timesOf = ({ startsAt, endsAt }: CrmMeeting): PropertyValues => {
  const start = new Date(startsAt).toISOString()
  return {
    // HubSpot sorts the timeline by this value, so it is the start and not the time of writing.
    hs_timestamp: start,
    hs_meeting_start_time: start,
    hs_meeting_end_time: new Date(endsAt).toISOString(),
  }
}

/**
 * Properties of the fields that changed here since `sent`; all of them if nothing was sent. Other fields are
 * left as colleagues set them. Start and end are always written together, since one alone would make a third
 * time.
 */
export function changedShared(
  meeting: CrmMeeting,
  { account, sent }: { account: Account; sent: CrmShared | undefined },
): PropertyValues {
  const now = sharedOf(meeting, account)
  // `sent` may hold the meeting's own values, some of which HubSpot stores differently.
  const words: CrmShared = { ...meeting, location: meeting.location.text }
  const hasChanged = (...fields: (keyof CrmShared)[]) =>
    !sent || fields.some(field => sent[field] !== now[field] && sent[field] !== words[field])
  return {
    ...(hasChanged('title') ? { hs_meeting_title: meeting.title } : {}),
    ...(hasChanged('startsAt', 'endsAt') ? timesOf(meeting) : {}),
    ...(hasChanged('outcome')
      ? { hs_meeting_outcome: valueOfOutcome(meeting.outcome, account) }
      : {}),
    ...(hasChanged('description') ? { hs_meeting_body: meeting.descriptionHtml } : {}),
    ...(hasChanged('location')
      ? {
          hs_meeting_location: meeting.location.text,
          hs_meeting_location_type: locationTypes[meeting.location.kind],
        }
      : {}),
  }
}
