import { z } from 'zod'
import type { CrmMeeting, CrmMeetingRefs } from '../../contract/crm-provider.ts'
import { type Account, bookingIdProperty } from '../account/account.ts'
import type { PropertyValues } from '../account/objects.ts'
import { revisedNote } from './internal-note.ts'
import { findOption } from './outcomes.ts'
import { changedShared } from './shared-fields.ts'

/** Writes one meeting as HubSpot properties. */
export interface MeetingWriter {
  /** Whether records carry our key, which makes HubSpot refuse a repeat. */
  hasKey: boolean
  /**
   * Properties to write: all of them for a new record; for a known one those that changed here.
   *
   * @param note  HTML of the internal notes on the record
   */
  changed(note: string, known: CrmMeetingRefs | undefined): PropertyValues
  /** Values written besides the shared fields. They are stored for the next call. */
  written: PropertyValues
}

const writtenBefore = z.record(z.string(), z.string()).catch({})

/** `ownerId` is undefined if the host has no HubSpot seat. */
export function meetingWriter(
  meeting: CrmMeeting,
  { account, ownerId }: { account: Account; ownerId: string | undefined },
): MeetingWriter {
  const type = meeting.meetingType && findOption(account.activityTypes, meeting.meetingType)?.value
  const written = {
    hs_meeting_external_url: meeting.url,
    hubspot_owner_id: ownerId ?? '',
    ...(type ? { hs_activity_type: type } : {}),
    ...(account.hasBookingId ? { [bookingIdProperty]: meeting.id } : {}),
  }
  const changed: MeetingWriter['changed'] = (held, known) => {
    const note = revisedNote(held, meeting)
    const before = writtenBefore.parse(known?.written)
    if (known?.isHostPending) delete before.hubspot_owner_id
    const others = Object.entries(written).filter(([name, value]) => before[name] !== value)
    return {
      ...changedShared(meeting, { account, sent: known?.sent }),
      ...(note === undefined ? {} : { hs_internal_meeting_notes: note }),
      ...Object.fromEntries(others),
    }
  }
  return { hasKey: account.hasBookingId, changed, written }
}
