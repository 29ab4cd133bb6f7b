import type { CrmMeeting } from '../crm-provider.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Pipedrive shows notes as HTML: what an invitee typed stays text. */
const toHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, character => entities[character] ?? '').replaceAll('\n', '<br>')

/** The last of our lines, by which the activity is known again. */
export const markerOf = ({ id }: Pick<CrmMeeting, 'id'>) => `Parley id: ${id}`

const linesOf = (meeting: CrmMeeting): string[] => {
  const { host, organizer } = meeting
  const isByAnother = host.email.toLowerCase() !== organizer.email.toLowerCase()
  return [
    `Parley outcome: ${meeting.outcome}`,
    meeting.internalNote,
    ...(isByAnother
      ? [`Host: ${host.name} <${host.email}>`, `Organizer: ${organizer.name} <${organizer.email}>`]
      : []),
    `Parley ${meeting.reference}: ${meeting.url}`,
    markerOf(meeting),
  ]
}

/** What colleagues wrote below our lines. */
const restOf = (note: string, marker: string): string => {
  const start = note.lastIndexOf(marker)
  return start < 0 ? '' : note.slice(start + marker.length)
}

/** The internal note as it is true now; what stands below our lines already stays there. */
export const noteOf = (meeting: CrmMeeting, present?: string | null): string => {
  const ours = linesOf(meeting).filter(line => line !== '')
  return `${toHtml(ours.join('\n'))}${restOf(present ?? '', markerOf(meeting))}`
}
