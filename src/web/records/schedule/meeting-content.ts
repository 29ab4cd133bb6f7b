import { textFields } from '../../form-fields.ts'

/** Text for attendees and the internal note, as typed. */
export interface MeetingContent {
  description: string
  note: string
}

export function readMeetingContent(body: unknown): MeetingContent {
  const { description = '', note = '' } = textFields(body)
  return { description: description.trim(), note: note.trim() }
}

/** As stored with the meeting. */
export const contentOf = ({ description, note }: MeetingContent) => ({
  description,
  internalNote: note,
})
