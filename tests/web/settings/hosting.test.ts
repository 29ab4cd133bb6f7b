import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { scheduleFromRecord } from '../../../src/services/records/schedule-from-record.ts'
import { monday, type SettingsHouse, startSettingsHouse } from '../../support/settings-house.ts'

let house: SettingsHouse
let hour = 8
beforeAll(async () => {
  house = await startSettingsHouse()
})
afterAll(() => house?.app.close())
beforeEach(() => {
  house.now = monday
  hour += 1
})

const addressOf = ({ id }: { id: string }) => `/settings/meetings/${id}`
const read = (meetingId: string) =>
  getMeeting(house.app.context, { workspaceId: house.app.workspace.id, meetingId })
const speak = (locale: 'en' | 'pl' | 'it') =>
  house.app.context.db('users').where({ id: house.app.ana.id }).update({ locale })

test.each(['', 'x', 'a0000000-0000-4000-8000-000000000000'])(
  'a meeting is not given to “%s”, who does not exist',
  async host => {
    const address = addressOf(await house.book(hour))
    const { status } = await house.admin.submit(address, `${address}/reassign`, { host })
    expect(status).toBe(404)
  },
)

test('F51 on the page: choose a colleague, see that they are free, give it to them; the new host sees it', async () => {
  const meeting = await house.book(hour)
  const address = addressOf(meeting)
  const page = await house.admin.get(address)
  expect(page.body).toContain('Check that they are free')
  const checked = await house.admin.get(`${address}?reassign=${house.rep.id}`)
  expect(checked.body).toContain('Rita Rep is free at that time.')
  expect((await house.asRep.get(address)).status).toBe(404)
  const given = await house.admin.submit(
    `${address}?reassign=${house.rep.id}`,
    `${address}/reassign`,
    {
      host: house.rep.id,
      revision: String(meeting.revision),
      reason: 'Her region',
    },
  )
  expect(given).toMatchObject({ status: 303, location: `${address}?done=reassigned` })
  expect((await read(meeting.id)).host.id).toBe(house.rep.id)
  const after = await house.asRep.get(address)
  expect(after.status).toBe(200)
  expect(after.body).toContain('Her region')
})

test('a busy colleague is said with times and no titles, and refused also where the form is old', async () => {
  const meeting = await house.book(hour)
  const address = addressOf(meeting)
  const { workspace } = house.app
  await addBusy(house.app.context, {
    workspaceId: workspace.id,
    userId: house.rep.id,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
  })
  const { body } = await house.admin.get(`${address}?reassign=${house.rep.id}`)
  expect(body).toContain('Rita Rep is busy')
  expect(body).not.toContain('Give it to')
  const tried = await house.admin.submit(address, `${address}/reassign`, { host: house.rep.id })
  expect(tried.location).toBe(`${address}?reassign=${house.rep.id}#reassign`)
  expect((await read(meeting.id)).host.id).toBe(house.app.ana.id)
})

test("another's meeting is given away and invited to by no rep", async () => {
  const meeting = await house.book(hour)
  for (const what of ['reassign', 'invite']) {
    const tried = await house.asRep.submit('/settings/hours', `${addressOf(meeting)}/${what}`, {
      host: house.rep.id,
    })
    expect(tried.status).toBe(404)
  }
})

test('a form that is older than the meeting changes nothing and says so', async () => {
  const meeting = await house.book(hour)
  const address = addressOf(meeting)
  const fields = { host: house.rep.id, revision: String(meeting.revision + 1) }
  const tried = await house.admin.submit(address, `${address}/reassign`, fields)
  expect((await house.admin.get(tried.location ?? '')).body).toContain(
    'Somebody changed this meeting',
  )
})

test('a meeting without an invitation says so on its page, and the button invites', async () => {
  const { context, ana } = house.app
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
    expect((await house.admin.get(address)).body).toContain(words)
  }
  const sent = await house.admin.submit(address, `${address}/invite`, {})
  expect(sent).toMatchObject({ status: 303, location: `${address}?done=invited` })
  expect(await read(meeting.id)).toMatchObject({ isInvited: true })
  expect((await house.admin.get(address)).body).not.toContain('Not invited')
})
