import type { MeetingChanges } from '../../store/meetings/meetings.ts'
import type { MeetingCommand } from './change-meeting.ts'

/** What is absent stays as it is. */
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
  /** What the person saw; where the meeting changed since, `already-moved` is thrown. */
  revision?: number | undefined
}
