import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Location, MeetingSource } from '../../../src/model/entities.ts'
import { scheduleFromRecord } from '../../../src/services/records/schedule-from-record.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())

const phone = '+48 600 100 200'
let day = 1
const nextDay = () => {
  day += 1
  return Date.UTC(2026, 10, 2 + (day % 5), 10 + Math.floor(day / 5))
}

async function book(
  location: Location,
  { source, phone }: { source: MeetingSource; phone?: string },
) {
  const { id: pageId } = await aPage(demo, { slug: `phone-${day}`, location })
  return aBooking(demo, {
    pageId,
    startsAt: nextDay(),
    invitee: { email: `maya${day}@acme.test`, name: 'Maya Lindt', phone },
    source,
  })
}

const missing = {
  code: 'invalid-input',
  facts: { errors: [expect.objectContaining({ path: 'invitee.phone' })] },
}

test.each<[phone: string | undefined]>([[undefined], [''], ['  ']])(
  'a guest who books a call leaves a number, not %j',
  async given => {
    const options = { source: 'page', ...(given === undefined ? {} : { phone: given }) } as const
    await expect(book({ kind: 'phone' }, options)).rejects.toMatchObject(missing)
  },
)

test.each<[location: Location, source: MeetingSource]>([
  [{ kind: 'phone', number: '+1 555 0100' }, 'page'],
  [{ kind: 'address', address: 'Rynek 1' }, 'page'],
  [{ kind: 'phone' }, 'slack'],
  [{ kind: 'phone' }, 'api'],
])('no number is asked for %j from %s', async (location, source) => {
  await expect(book(location, { source })).resolves.toBeDefined()
})

const schedule = (email: string, isInvited: boolean, location: Location = { kind: 'phone' }) =>
  scheduleFromRecord(context, {
    organizer: demo.ana,
    hostId: demo.ana.id,
    title: 'Call',
    startsAt: nextDay(),
    durationMinutes: 30,
    invitee: { email, name: 'Maya Lindt' },
    guests: [],
    location,
    description: '',
    internalNote: '',
    meetingType: undefined,
    reminders: [],
    isInvited,
    isAnyway: true,
  })

test('without an invitation, whoever schedules a call gives the number', async () => {
  await expect(schedule('new@acme.test', false)).rejects.toMatchObject({
    code: 'invalid-input',
    facts: { errors: [expect.objectContaining({ path: 'location.number' })] },
  })
  await expect(
    schedule('new@acme.test', false, { kind: 'phone', number: phone }),
  ).resolves.toBeDefined()
  await expect(schedule('new@acme.test', true)).resolves.toBeDefined()
})

test('a call is made to the number that the guest left before', async () => {
  const { meeting } = await book({ kind: 'phone' }, { source: 'page', phone })
  const again = await schedule(meeting.invitee.email, true)
  expect(again.invitee.phone).toBe(phone)
})
