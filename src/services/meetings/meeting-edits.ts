import type { MeetingChanges } from '../../store/meetings/update-meeting.ts'
import type { MeetingCommand } from './change-meeting.ts'

/** Absent values stay unchanged. */
export type MeetingEdits = Pick<
  MeetingChanges,
  | 'title'
  | 'meetingType'
  | 'location'
  | 'description'
  | 'internalNote'
  | 'guests'
  | 'reminders'
  | 'associations'
>

export interface EditMeeting extends MeetingCommand {
  edits: MeetingEdits
  /** The revision that the person saw. If the meeting has changed since, `already-moved` is thrown. */
  revision?: number | undefined
}
