import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Location } from '../../../src/model/entities.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { proposeFromMeeting } from '../../../src/services/proposals/propose-from-meeting.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const room = 'https://call.test/room'
const location: Location = { kind: 'video', url: room, isRoom: true }
const startsAt = Date.UTC(2026, 10, 3, 9)

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())

async function bookInRoom() {
  const { id: workspaceId } = demo.workspace
  const { meeting } = await aBooking(demo, { startsAt, invitee: { email: 'maya@acme.test' } })
  await database
    .db('meetings')
    .where({ id: meeting.id })
    .update({ location: JSON.stringify(location) })
  return getMeeting(context, { workspaceId, meetingId: meeting.id })
}

test('an email that offers to move a meeting says which one it is about, and where that is', async () => {
  const meeting = await bookInRoom()
  await proposeFromMeeting(context, {
    meeting,
    isToBeMoved: true,
    organizerId: demo.ana.id,
    slots: [startsAt + 2 * 60 * 60_000],
    via: 'email',
  })
  await makeDrain(context).run()
  const mails = await listKeptMails(database.db)
  const offers = mails.filter(({ subject }) => subject.includes('suggests new times'))
  expect(offers.map(({ to }) => to)).toEqual([expect.stringContaining('maya@acme.test')])
  expect(offers[0]?.subject).toContain('3 November')
  expect(offers[0]?.text).toContain(`Where: ${room}`)
})
