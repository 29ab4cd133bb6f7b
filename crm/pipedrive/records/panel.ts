import type { CrmCard, CrmCardMeeting, CrmCardRefusal } from '../../contract/crm-embedding.ts'

/** Maximum of objects in a panel. */
const maxObjects = 5
const maxTitleLength = 30
const maxLabelLength = 40

const cut = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

const toObject = ({ words }: CrmCard, meeting: CrmCardMeeting, color: 'blue' | 'grey') => ({
  // Pipedrive requires a number. The number in our reference is unique.
  id: Number(meeting.reference.replace(/\D/g, '')),
  header: meeting.title,
  when: meeting.when,
  host: meeting.host,
  outcome: { color, label: cut(meeting.outcome, maxLabelLength) },
  meeting: { label: words.open, value: meeting.url, external: true },
})

/** A JSON panel of several objects. app/panel.json describes the fields. */
export const toPanel = (card: CrmCard) => ({
  data: [
    ...card.upcoming.map(meeting => toObject(card, meeting, 'blue')),
    ...card.past.map(meeting => toObject(card, meeting, 'grey')),
  ].slice(0, maxObjects),
  external_link: { url: card.signedInUrl, label: cut(card.words.schedule, maxLabelLength) },
})

export const toPanelError = ({ title, detail }: CrmCardRefusal) => ({
  error: { title: cut(title, maxTitleLength), subtitle: detail },
})
