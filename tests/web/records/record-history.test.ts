import { afterAll, beforeAll, expect, test } from 'vitest'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { addContact, monday, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const hourMs = 60 * 60_000
let fixture: RecordsFixture
let contact: string
beforeAll(async () => {
  fixture = await openRecordsFixture()
  contact = await addContact(fixture.ana, { name: 'Maya Lindt', emails: 'maya@acme.test' })
})
afterAll(() => fixture?.app.close())

/** The lines of the record's history, without their times. */
async function historyShown(): Promise<string[]> {
  const { body } = await fixture.ana.get(contact)
  const [, list = ''] =
    /<summary>(?:History|Historia)<\/summary><ol class="lines">(.*?)<\/ol>/s.exec(body) ?? []
  return [...list.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text ?? '')
}

const untilShown = (lines: readonly string[]) =>
  expect.poll(historyShown, { timeout: 20_000 }).toEqual(lines)

test('the record’s history says what changed, in the reader’s language and time zone', async () => {
  const { app } = fixture
  const { meeting } = await aBooking(app, { startsAt: monday + 25 * hourMs })
  const logged = ['Meeting logged']
  await untilShown(logged)

  const command = { workspaceId: app.workspace.id, meetingId: meeting.id }
  const actor = { kind: 'user', userId: app.ana.id, name: app.ana.name } as const
  await rescheduleMeeting(app.context, { ...command, actor, startsAt: monday + 26 * hourMs })
  const moved = [
    ...logged,
    'Moved from Tuesday, 3 November 2026, 10:00 am to Tuesday, 3 November 2026, 11:00 am',
  ]
  await untilShown(moved)

  await reassignMeeting(app.context, { ...command, actor, hostId: app.ben.id })
  const reassigned = [...moved, 'Host: Ana Ruiz → Ben Ruiz']
  await untilShown(reassigned)

  await app
    .db('meetings')
    .where({ id: meeting.id })
    .update({ starts_at: new Date(monday) })
  await recordOutcome(app.context, { ...command, actor, outcome: 'completed' })
  await expect.poll(historyShown, { timeout: 20_000 }).toContain('Outcome: Scheduled → Held')

  await app.db('users').where({ id: app.ana.id }).update({ locale: 'pl', time_zone: 'Asia/Tokyo' })
  const shown = await historyShown()
  expect(shown).toContain('Gospodarz: Ana Ruiz → Ben Ruiz')
  expect(shown[1]).toMatch(/^Przeniesiono z wtorek, 3 listopada 2026,? 18:00 na .*19:00$/)
})
