import { expect, test } from 'vitest'
import { officeHours } from '../../../src/services/people/office-hours.ts'
import { addBusy, listSchedules, saveSchedule } from '../../../src/services/people/schedules.ts'
import { scheduleFromRecord } from '../../../src/services/records/schedule-from-record.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { findAll, textOf } from '../../support/read-html.ts'
import { addressOf, shareSettings } from '../../support/share-settings.ts'

const shared = shareSettings()
const speak = (locale: 'en' | 'pl' | 'it') =>
  shared.fixture.app.context.db('users').where({ id: shared.fixture.app.ana.id }).update({ locale })

test.each(['', 'x', 'a0000000-0000-4000-8000-000000000000'])(
  'a meeting is not given to “%s”, who does not exist',
  async host => {
    const address = addressOf(await shared.fixture.book(shared.hour))
    const { status } = await shared.fixture.admin.submit(address, `${address}/reassign`, { host })
    expect(status).toBe(404)
  },
)

test('F51 on the page: choose a colleague, see that they are free, give it to them; the new host sees it', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const address = addressOf(meeting)
  const page = await shared.fixture.admin.get(address)
  expect(page.body).toContain('Check that they are free')
  const checked = await shared.fixture.admin.get(`${address}?reassign=${shared.fixture.rep.id}`)
  expect(checked.body).toContain('Rita Rep is free at that time.')
  expect((await shared.fixture.asRep.get(address)).status).toBe(404)
  const given = await shared.fixture.admin.submit(
    `${address}?reassign=${shared.fixture.rep.id}`,
    `${address}/reassign`,
    {
      host: shared.fixture.rep.id,
      revision: String(meeting.revision),
      reason: 'Her region',
    },
  )
  expect(given).toMatchObject({ status: 303, location: `${address}?done=reassigned` })
  expect((await shared.read(meeting.id)).host.id).toBe(shared.fixture.rep.id)
  const after = await shared.fixture.asRep.get(address)
  expect(after.status).toBe(200)
  expect(after.body).toContain('Her region')
})

const zones = [
  ['en', 'Europe/Berlin', 'Rita Rep is free', undefined],
  [
    'en',
    'America/Los_Angeles',
    'am for Rita Rep (Los Angeles, PST), outside their hours',
    'notice',
  ],
  ['en', 'Europe/London', 'for Rita Rep (London, GMT).', 'soft'],
  ['pl', 'America/Los_Angeles', '(Los Angeles, PST), poza jej godzinami pracy', 'notice'],
  ['it', 'America/Los_Angeles', '(Los Angeles, PST), fuori dal suo orario', 'notice'],
] as const

test('the time of a colleague elsewhere is shown before the meeting goes to them', async () => {
  const { app, rep, admin } = shared.fixture
  // Wednesday at 11 in Berlin.
  const meeting = await shared.fixture.book(2 * 24 + 10)
  const who = { workspaceId: app.workspace.id, userId: rep.id }
  const move = async (timeZone: string) => {
    const [usual] = await listSchedules(app.context, who)
    const hours = { name: 'Hours', weekly: officeHours, overrides: [], ...usual }
    await saveSchedule(app.context, { ...hours, ...who, timeZone })
    await app.context.db('users').where({ id: rep.id }).update({ time_zone: timeZone })
  }
  for (const [locale, timeZone, said, style] of zones) {
    await move(timeZone)
    await speak(locale)
    const { body } = await admin.get(`${addressOf(meeting)}?reassign=${rep.id}`)
    expect(body).toContain(said)
    const notices = findAll(body, `p.${style}`).map(textOf)
    if (style) expect(notices.join()).toContain('Rita Rep')
    else expect(body).not.toContain('for Rita Rep (')
    expect(body).toContain('id="reassign-reason"')
  }
  await speak('en')
  await move('Europe/Berlin')
  shared.hour -= 1
})

test('a busy colleague is shown with times and no titles, and refused also where the form is old', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const address = addressOf(meeting)
  const { workspace } = shared.fixture.app
  await addBusy(shared.fixture.app.context, {
    workspaceId: workspace.id,
    userId: shared.fixture.rep.id,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
  })
  const { body } = await shared.fixture.admin.get(`${address}?reassign=${shared.fixture.rep.id}`)
  expect(body).toContain('Rita Rep is busy')
  expect(body).not.toContain('Hand over to')
  const tried = await shared.fixture.admin.submit(address, `${address}/reassign`, {
    host: shared.fixture.rep.id,
  })
  expect(tried.location).toBe(`${address}?reassign=${shared.fixture.rep.id}#reassign`)
  expect((await shared.read(meeting.id)).host.id).toBe(shared.fixture.app.ana.id)
})

test("another's meeting is given away and invited to by no rep", async () => {
  const meeting = await shared.fixture.book(shared.hour)
  for (const what of ['reassign', 'invite']) {
    const tried = await shared.fixture.asRep.submit(
      '/settings/hours',
      `${addressOf(meeting)}/${what}`,
      {
        host: shared.fixture.rep.id,
      },
    )
    expect(tried.status).toBe(404)
  }
})

test('a form that is older than the meeting changes nothing and says so', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const address = addressOf(meeting)
  const fields = { host: shared.fixture.rep.id, revision: String(meeting.revision + 1) }
  const tried = await shared.fixture.admin.submit(address, `${address}/reassign`, fields)
  expect((await shared.fixture.admin.get(tried.location ?? '')).body).toContain(
    'Somebody changed this meeting',
  )
})

test('a meeting without an invitation says so on its page, and the button invites', async () => {
  const { context, ana } = shared.fixture.app
  const meeting = await scheduleFromRecord(context, {
    organizer: ana,
    hostId: ana.id,
    title: 'Quiet',
    startsAt: Date.UTC(2026, 10, 3, shared.hour),
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
    expect((await shared.fixture.admin.get(address)).body).toContain(words)
  }
  const sent = await shared.fixture.admin.submit(address, `${address}/invite`, {})
  expect(sent).toMatchObject({ status: 303, location: `${address}?done=invited` })
  expect(await shared.read(meeting.id)).toMatchObject({ isInvited: true })
  expect((await shared.fixture.admin.get(address)).body).not.toContain('Not invited')
})

test('the form asks for the new host’s number where the former host’s no longer applies', async () => {
  const { app, rep } = shared.fixture
  const { meeting } = await aBooking(app, { startsAt: Date.UTC(2026, 10, 3, 10) })
  await app.context
    .db('meetings')
    .where({ id: meeting.id })
    .update({ location: { kind: 'phone', number: '+1 555 0100', isHosts: true } })
  const address = addressOf(meeting)
  const form = `${address}?reassign=${rep.id}`
  const { body } = await shared.fixture.admin.get(form)
  expect(body).toContain('Phone number of Rita Rep')
  expect(body).toContain('Phone without a number')
  const values = { host: rep.id, revision: String(meeting.revision) }
  const submit = (phone: string) =>
    shared.fixture.admin.submit(form, `${address}/reassign`, { ...values, phone })
  const refused = await submit('call me')
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('value="call me"')
  expect(refused.body).toContain('Enter a phone number with at least 5 digits')
  expect((await submit('+48 22 100 20 30')).status).toBe(303)
  expect((await shared.read(meeting.id)).location).toMatchObject({ number: '+48 22 100 20 30' })
})
