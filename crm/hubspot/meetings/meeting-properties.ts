import { z } from 'zod'
import type { CrmMeeting, CrmMeetingRefs } from '../../contract/crm-provider.ts'
import { type Account, bookingIdProperty } from '../account/account.ts'
import type { PropertyValues } from '../account/objects.ts'
import { revisedNote } from './internal-note.ts'
import { findOption } from './outcomes.ts'
import { changedShared } from './shared-fields.ts'

/** Writes one meeting in HubSpot's words. */
export interface MeetingWriter {
  /** Whether records carry our key, by which a repeat is refused. */
  hasKey: boolean
  /**
   * What has to be written: all of it on a new record, on a known one what changed here since.
   *
   * @param note  the internal notes as they stand on the record, HTML
   */
  changed(note: string, known: CrmMeetingRefs | undefined): PropertyValues
  /** What was written beside the shared fields, to be kept for the next time. */
  written: PropertyValues
}

const writtenBefore = z.record(z.string(), z.string()).catch({})

/** `ownerId` is undefined for a host without a HubSpot seat. */
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
    if (known?.isHostOwed) delete before.hubspot_owner_id
    const others = Object.entries(written).filter(([name, value]) => before[name] !== value)
    return {
      ...changedShared(meeting, { account, sent: known?.sent }),
      ...(note === undefined ? {} : { hs_internal_meeting_notes: note }),
      ...Object.fromEntries(others),
    }
  }
  return { hasKey: account.hasBookingId, changed, written }
}
