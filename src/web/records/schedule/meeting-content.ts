import { textFields } from '../../form-fields.ts'

/** What attendees read and what they never see, as it was typed. */
export interface MeetingContent {
  description: string
  note: string
}

export function readMeetingContent(body: unknown): MeetingContent {
  const { description = '', note = '' } = textFields(body)
  return { description: description.trim(), note: note.trim() }
}

/** As the meeting keeps it. */
export const contentOf = ({ description, note }: MeetingContent) => ({
  description,
  internalNote: note,
})
