import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { scheduleFromRecord } from '../../../src/services/records/schedule-from-record.ts'
import {
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let hour = 8
beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())
beforeEach(() => {
  fixture.now = monday
  hour += 1
})

const addressOf = ({ id }: { id: string }) => `/settings/meetings/${id}`
const read = (meetingId: string) =>
  getMeeting(fixture.app.context, { workspaceId: fixture.app.workspace.id, meetingId })
const speak = (locale: 'en' | 'pl' | 'it') =>
  fixture.app.context.db('users').where({ id: fixture.app.ana.id }).update({ locale })

test.each(['', 'x', 'a0000000-0000-4000-8000-000000000000'])(
  'a meeting is not given to “%s”, who does not exist',
  async host => {
    const address = addressOf(await fixture.book(hour))
    const { status } = await fixture.admin.submit(address, `${address}/reassign`, { host })
    expect(status).toBe(404)
  },
)

test('F51 on the page: choose a colleague, see that they are free, give it to them; the new host sees it', async () => {
  const meeting = await fixture.book(hour)
  const address = addressOf(meeting)
  const page = await fixture.admin.get(address)
  expect(page.body).toContain('Check that they are free')
  const checked = await fixture.admin.get(`${address}?reassign=${fixture.rep.id}`)
  expect(checked.body).toContain('Rita Rep is free at that time.')
  expect((await fixture.asRep.get(address)).status).toBe(404)
  const given = await fixture.admin.submit(
    `${address}?reassign=${fixture.rep.id}`,
    `${address}/reassign`,
    {
      host: fixture.rep.id,
      revision: String(meeting.revision),
      reason: 'Her region',
    },
  )
  expect(given).toMatchObject({ status: 303, location: `${address}?done=reassigned` })
  expect((await read(meeting.id)).host.id).toBe(fixture.rep.id)
  const after = await fixture.asRep.get(address)
  expect(after.status).toBe(200)
  expect(after.body).toContain('Her region')
})

test('a busy colleague is said with times and no titles, and refused also where the form is old', async () => {
  const meeting = await fixture.book(hour)
  const address = addressOf(meeting)
  const { workspace } = fixture.app
  await addBusy(fixture.app.context, {
    workspaceId: workspace.id,
    userId: fixture.rep.id,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
  })
  const { body } = await fixture.admin.get(`${address}?reassign=${fixture.rep.id}`)
  expect(body).toContain('Rita Rep is busy')
  expect(body).not.toContain('Give it to')
  const tried = await fixture.admin.submit(address, `${address}/reassign`, { host: fixture.rep.id })
  expect(tried.location).toBe(`${address}?reassign=${fixture.rep.id}#reassign`)
  expect((await read(meeting.id)).host.id).toBe(fixture.app.ana.id)
})

test("another's meeting is given away and invited to by no rep", async () => {
  const meeting = await fixture.book(hour)
  for (const what of ['reassign', 'invite']) {
    const tried = await fixture.asRep.submit('/settings/hours', `${addressOf(meeting)}/${what}`, {
      host: fixture.rep.id,
    })
    expect(tried.status).toBe(404)
  }
})

test('a form that is older than the meeting changes nothing and says so', async () => {
  const meeting = await fixture.book(hour)
  const address = addressOf(meeting)
  const fields = { host: fixture.rep.id, revision: String(meeting.revision + 1) }
  const tried = await fixture.admin.submit(address, `${address}/reassign`, fields)
  expect((await fixture.admin.get(tried.location ?? '')).body).toContain(
    'Somebody changed this meeting',
  )
})

test('a meeting without an invitation says so on its page, and the button invites', async () => {
  const { context, ana } = fixture.app
  const meeting = await scheduleFromRecord(context, {
    organizer: ana,
    hostId: ana.id,
    title: 'Quiet',
    startsAt: Date.UTC(2026, 10, 3, hour),
    durationMinutes: 30,
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
    guests: [],
    location: { kind: 'video' },
    description: '',
    internalNote: '',
    meetingType: undefined,
    reminders: [],
    isAnyway: false,
    isInvited: false,
    source: 'slack',
  })
  const address = addressOf(meeting)
  for (const [locale, words] of [
    ['pl', 'Bez zaproszenia'],
    ['it', 'Non invitato'],
    ['en', 'Not invited'],
  ] as const) {
    await speak(locale)
    expect((await fixture.admin.get(address)).body).toContain(words)
  }
  const sent = await fixture.admin.submit(address, `${address}/invite`, {})
  expect(sent).toMatchObject({ status: 303, location: `${address}?done=invited` })
  expect(await read(meeting.id)).toMatchObject({ isInvited: true })
  expect((await fixture.admin.get(address)).body).not.toContain('Not invited')
})
