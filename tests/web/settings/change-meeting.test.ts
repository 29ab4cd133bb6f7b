import { expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { getElement, textOf } from '../../support/read-html.ts'
import { addressOf, shareSettings } from '../../support/share-settings.ts'

const shared = shareSettings()
const tuesday = (at: number, minutes = 0) => Date.UTC(2026, 10, 3, at, minutes)
const iso = (start: number) => new Date(start).toISOString()

test('the meeting’s page leads to pages of its own, and carries no link of the guest’s', async () => {
  const address = addressOf(await shared.fixture.book(shared.hour))
  const { body } = await shared.fixture.admin.get(address)
  expect(body).toContain(`href="${address}/reschedule"`)
  expect(body).toContain(`href="${address}/cancel"`)
  expect(body).not.toContain('/manage/')
})

test('rescheduled in the host’s own zone, by a time of the list; the page says so', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const path = `${addressOf(meeting)}/reschedule`
  // 10:00 in Berlin, where Ana is; the guest is in Warsaw.
  const list = await shared.fixture.admin.get(`${path}?date=2026-11-03`)
  expect(list.body).toContain(`data-start="${tuesday(9)}"`)
  expect(list.body).toContain('Berlin')
  const chosen = `${path}?slot=${iso(tuesday(9))}`
  const moved = await shared.fixture.admin.submit(chosen, path, {
    startsAt: iso(tuesday(9)),
    revision: String(meeting.revision),
    reason: 'A clash',
  })
  expect(moved.location).toBe(`${addressOf(meeting)}?done=moved`)
  const after = await shared.fixture.admin.get(moved.location ?? '')
  expect(after.body).toContain('The meeting was moved.')
  expect(after.body).toContain('Moved by Ana Ruiz')
  expect((await shared.read(meeting.id)).startsAt).toBe(tuesday(9))
})

test('offered times name their zone, and are shown in the guest’s and the host’s zones where those are others', async () => {
  shared.hour -= 1
  // Thursday at 10 in Berlin.
  const address = addressOf(await shared.fixture.book(3 * 24 + 9))
  const { app, admin } = shared.fixture
  const setZone = (time_zone: string) =>
    app.context.db('users').where({ id: app.ana.id }).update({ time_zone })
  const open = async () => {
    const cancel = await admin.get(`${address}/cancel`)
    const meeting = await admin.get(`${address}?offer=times`)
    return [getElement(cancel.body, 'fieldset'), getElement(meeting.body, '#offer')]
  }
  for (const part of await open()) {
    expect(textOf(getElement(part, 'legend, h2'))).toMatch(/ \(Berlin\)$/)
    expect(textOf(part)).toMatch(/:\d\d [ap]m · [^:]*:\d\d [ap]m[^:]*\(Warsaw\)/)
  }
  await setZone('America/New_York')
  for (const part of await open())
    expect(textOf(getElement(part, 'legend, h2'))).toMatch(/ \(New York\)$/)
  await setZone('Europe/Berlin')
})

test('a time may be typed; one that is none is reported', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const path = `${addressOf(meeting)}/reschedule`
  expect((await shared.fixture.admin.get(`${path}?at=2026-11-03T11:30`)).body).toContain(
    `value="${iso(tuesday(10, 30))}"`,
  )
  const empty = await shared.fixture.admin.get(`${path}?at=`)
  expect(empty.status).toBe(422)
  expect(empty.body).toContain('Enter a date and a time.')
})

/** From the Wednesday on, days of their own. */
let days = 9
test.each([
  ['typed', 'at=2026-10-30T10:00'],
  ['of an address', 'slot=2026-10-30T09:00:00.000Z'],
])(
  'a past time, %s, is refused beside the field before anything is confirmed',
  async (_how, query) => {
    shared.hour -= 1
    const meeting = await shared.fixture.book(24 * days++ + 9)
    const page = await shared.fixture.admin.get(`${addressOf(meeting)}/reschedule?${query}`)
    expect(page.status).toBe(422)
    expect(page.body).toContain('<p id="at-error" class="field-error">This time is past.')
    expect(page.body).not.toContain('Move the meeting')
    expect(page.body).toContain('data-day=')
  },
)

test('the host may move a meeting outside their hours, and reads that it is so; the guest may not', async () => {
  shared.hour -= 1
  const meeting = await shared.fixture.book(24 * days++ + 9)
  const path = `${addressOf(meeting)}/reschedule`
  // Saturday at 22:00 in Berlin.
  const startsAt = Date.UTC(2026, 10, 7, 21)
  const { body } = await shared.fixture.admin.get(`${path}?at=2026-11-07T22:00`)
  expect(body).toContain('Outside the working hours of Ana Ruiz.')
  const inside = await shared.fixture.admin.get(`${path}?at=2026-11-03T11:30`)
  expect(inside.body).not.toContain('Outside the working hours')
  const command = { workspaceId: shared.fixture.app.workspace.id, meetingId: meeting.id, startsAt }
  const asGuest = rescheduleMeeting(shared.fixture.app.context, {
    ...command,
    actor: { kind: 'invitee', name: 'Maya Lindt' },
  })
  await expect(asGuest).rejects.toMatchObject({ code: 'slot-not-offered' })
  const moved = await shared.fixture.admin.submit(`${path}?slot=${iso(startsAt)}`, path, {
    startsAt: iso(startsAt),
    revision: String(meeting.revision),
  })
  expect(moved.location).toBe(`${addressOf(meeting)}?done=moved`)
  expect((await shared.read(meeting.id)).startsAt).toBe(startsAt)
})

test('a time that was taken meanwhile is shown once, with others to choose', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const { workspace, ana } = shared.fixture.app
  const busy = { startsAt: tuesday(11), endsAt: tuesday(12) }
  await addBusy(shared.fixture.app.context, { workspaceId: workspace.id, userId: ana.id, ...busy })
  const path = `${addressOf(meeting)}/reschedule`
  const tried = await shared.fixture.admin.submit(`${path}?slot=${iso(tuesday(11))}`, path, {
    startsAt: iso(tuesday(11)),
    revision: String(meeting.revision),
  })
  expect(tried.status).toBe(409)
  expect(tried.body).toMatch(/11:00|12:00/)
  expect(tried.body).toContain('is taken. Choose another time.')
  expect(tried.body).toContain('type="radio"')
  expect((await shared.read(meeting.id)).startsAt).toBe(meeting.startsAt)
})

test('on an old view nothing is moved', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const path = `${addressOf(meeting)}/reschedule`
  const tried = await shared.fixture.admin.submit(`${path}?slot=${iso(tuesday(13))}`, path, {
    startsAt: iso(tuesday(13)),
    revision: String(meeting.revision + 1),
  })
  expect(tried.status).toBe(409)
  expect(tried.body).toContain('Somebody changed this meeting meanwhile.')
})

test('canceled with a reason by the person who is signed in; afterwards both pages say why not', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const address = addressOf(meeting)
  const done = await shared.fixture.admin.submit(`${address}/cancel`, `${address}/cancel`, {
    reason: 'Ill',
  })
  expect(done.location).toBe(`${address}?done=canceled`)
  expect((await shared.fixture.admin.get(address)).body).toContain('Canceled by Ana Ruiz')
  expect(await shared.read(meeting.id)).toMatchObject({ status: 'canceled', cancelReason: 'Ill' })
  for (const page of ['reschedule', 'cancel']) {
    const late = await shared.fixture.admin.get(`${address}/${page}`)
    expect(late.status).toBe(409)
    expect(late.body).toContain('It can no longer be changed.')
  }
})

test('a meeting with an outcome is changed only after the outcome was undone', async () => {
  shared.hour -= 1
  const meeting = await shared.fixture.book(2 * 24 + 9)
  shared.fixture.now = meeting.startsAt + 60_000
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'system', name: 'Test' } as const
  const command = { workspaceId, meetingId, actor, outcome: 'no-show' }
  await recordOutcome(shared.fixture.app.context, command)
  for (const action of ['reschedule', 'cancel']) {
    const page = await shared.fixture.admin.get(`${addressOf(meeting)}/${action}`)
    expect(page.status).toBe(409)
    expect(page.body).toContain('Undo the outcome on its page first')
  }
  expect(await shared.read(meetingId)).toMatchObject({ status: 'scheduled', outcome: 'no-show' })
})

test('a meeting that a calendar keeps is changed there', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  await shared.fixture.app.db('meetings').where({ id: meeting.id }).update({ source: 'calendar' })
  const address = addressOf(meeting)
  expect((await shared.fixture.admin.get(address)).body).not.toContain(`${address}/cancel`)
  const page = await shared.fixture.admin.get(`${address}/cancel`)
  expect(page.status).toBe(409)
  expect(page.body).toContain('made in a calendar')
  // Times that a guest picks would move it in Parley alone.
  expect((await shared.fixture.admin.get(address)).body).not.toContain('offer=times')
  const { body } = await shared.fixture.admin.get(`${address}?offer=times`)
  expect(body).not.toContain(`action="${address}/offer"`)
})

test("another's meeting is moved and canceled by no rep, and by nobody without the form", async () => {
  // The time that the second test freed.
  const meeting = await shared.fixture.book(10)
  for (const what of ['reschedule', 'cancel']) {
    const path = `${addressOf(meeting)}/${what}`
    expect((await shared.fixture.asRep.get(path)).status).toBe(404)
    expect((await shared.fixture.asRep.submit('/settings/hours', path, {})).status).toBe(404)
    expect((await shared.fixture.admin.post(path, {})).status).toBe(403)
    const stranger = new BrowserSession(shared.fixture.app.url)
    expect((await stranger.get(path)).location).toContain('/signin')
  }
})

test.each([
  ['whole', `${'z'.repeat(1_990)} the END`, 303, 9],
  [
    'with a character of two halves at the thousandth place',
    `${'a'.repeat(999)}😀 the END`,
    303,
    10,
  ],
  ['not at all where it is too long', 'z'.repeat(2_001), 422, 11],
])('a reason is kept %s', async (_how, reason, status, at) => {
  const meeting = await shared.fixture.book(8 * 24 + at)
  const path = `${addressOf(meeting)}/cancel`
  const answer = await shared.fixture.admin.submit(path, path, { reason })
  expect(answer.status).toBe(status)
  const { body } = await shared.fixture.admin.get(addressOf(meeting))
  expect(body.includes('the END')).toBe(status === 303)
  expect((await shared.read(meeting.id)).status).toBe(status === 303 ? 'canceled' : 'scheduled')
})
