import { makeInvite } from '../../src/mail/invite.ts'
import type { HostName, Meeting, WorkspaceId } from '../../src/model/entities.ts'
import { toPlainText } from '../../src/text/rich-text.ts'

const ana: HostName = {
  id: 'a2b00000-0000-4000-8000-000000000001',
  name: 'Ana Ruiz',
  email: 'ana@parley.test',
  timeZone: 'Europe/Berlin',
}

/** 12 November 2026, 15:00 in Berlin, 09:00 in New York. */
export const aMeeting = (changes: Partial<Meeting> = {}): Meeting => ({
  id: 'a2b00000-0000-4000-8000-000000000002',
  workspaceId: 'w' as WorkspaceId,
  pageId: undefined,
  pageSlug: 'demo',
  proposalId: undefined,
  reference: 'B-1042',
  title: 'Demo',
  startsAt: Date.UTC(2026, 10, 12, 14),
  endsAt: Date.UTC(2026, 10, 12, 14, 30),
  timeZone: 'America/New_York',
  locale: 'en',
  status: 'scheduled',
  outcome: 'scheduled',
  outcomeNotes: undefined,
  host: ana,
  hosts: [ana],
  organizer: ana,
  invitee: { kind: 'invitee', email: 'maya@example.com', name: 'Maya Lindt' },
  guests: [{ kind: 'guest', email: 'jo@example.com', name: '' }],
  location: { kind: 'video' },
  description: 'A short look around.',
  internalNote: 'Do not show this',
  answers: [],
  tracking: {},
  source: 'page',
  associations: undefined,
  meetingType: undefined,
  reminders: [{ minutesBefore: 60, includeDescription: false }],
  attachments: [],
  cancelReason: undefined,
  isInvited: true,
  isUnverified: false,
  conferenceUrl: undefined,
  revision: 1,
  sequence: 0,
  timeSequence: 0,
  iCalUid: 'b-1042@parley.test',
  createdAt: Date.UTC(2026, 10, 1),
  ...changes,
})

/** The invitation to a meeting, or its cancellation, as our own email carries it. */
export const anInvite = (meeting: Meeting, place = 'Berlin'): ReturnType<typeof makeInvite> =>
  makeInvite({
    meeting,
    method: meeting.status === 'canceled' ? 'CANCEL' : 'REQUEST',
    title: meeting.title,
    description: toPlainText(meeting.description),
    place,
    organizer: meeting.host,
  })
