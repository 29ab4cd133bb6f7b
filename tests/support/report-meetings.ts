import { randomUUID } from 'node:crypto'
import type { MeetingSource, Outcome, User } from '../../src/model/entities.ts'
import { insertMeeting } from '../../src/store/meetings/insert-meeting.ts'
import type { TestApp } from './start-test-app.ts'

export interface PastMeeting {
  host: User
  startsAt: number
  /** The default host. */
  organizer?: User
  moreHosts?: readonly User[]
  outcome?: Outcome
  source?: MeetingSource
  pageId?: string
  title?: string
  invitee?: { name: string; email: string }
  /** By default a day before the start. */
  bookedAt?: number
  proposalId?: string
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const token = () => Buffer.from(randomUUID())

const newMeeting = (app: TestApp, past: PastMeeting) => ({
  id: randomUUID(),
  workspaceId: app.workspace.id,
  pageId: past.pageId,
  proposalId: past.proposalId,
  title: past.title ?? 'Demo',
  startsAt: past.startsAt,
  endsAt: past.startsAt + 30 * minuteMs,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  timeZone: 'Europe/Warsaw',
  locale: 'en',
  hostIds: [past.host.id, ...(past.moreHosts ?? []).map(({ id }) => id)] as [string, ...string[]],
  organizerId: (past.organizer ?? past.host).id,
  invitee: past.invitee ?? { name: 'Maya Lindt', email: 'maya@acme.test' },
  guests: [],
  location: { kind: 'video' as const },
  description: '',
  internalNote: '',
  answers: [],
  tracking: {},
  source: past.source ?? 'page',
  meetingType: undefined,
  reminders: [],
  manageTokenHash: token(),
  manageTokenSealed: '',
  createdAt: past.bookedAt ?? past.startsAt - dayMs,
})

/** Stores a past meeting, regardless of the rules for bookings. */
export async function addPastMeeting(app: TestApp, past: PastMeeting): Promise<string> {
  const meeting = newMeeting(app, past)
  await insertMeeting(app.db, meeting, { kind: 'system', name: 'Test' })
  const { outcome = 'scheduled' } = past
  const status = outcome === 'canceled' ? 'canceled' : 'scheduled'
  await app.db('meetings').where({ id: meeting.id }).update({ status, outcome })
  return meeting.id
}
