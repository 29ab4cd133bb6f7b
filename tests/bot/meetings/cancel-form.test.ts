import { afterEach, beforeEach, expect, test } from 'vitest'
import { updatePage } from '../../../src/services/pages/pages.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'

let fixture: BotFixture
const hourMs = 60 * 60_000

beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const open = async () => {
  await fixture.team.command('ana', 'cancel maya')
  expect(fixture.viewFaults()).toEqual([])
  expect(fixture.team.lastView().callbackId).toBe('cancel')
}
const boxes = () => {
  const block = fixture.team.lastView().blocks.find(({ block_id }) => block_id === 'times')
  const valuesOf = (options: { value: string }[] = []) => options.map(({ value }) => Number(value))
  const { options, initial_options: ticked } = block?.element ?? {}
  return { shown: valuesOf(options), ticked: valuesOf(ticked) }
}
const choices = (starts: readonly number[]) => ({
  selected_options: starts.map(start => ({ value: String(start) })),
})
const proposals = () => fixture.database.db('proposals').select('*')
const slotsOf = async () => {
  const [proposal] = await proposals()
  return proposal.slots.map((slot: Date) => slot.getTime()).sort()
}
const status = async () => (await fixture.meetings()).map(meeting => meeting.status)

test('the form shows times with none ticked, and exactly those that are ticked go to the guest', async () => {
  const { description } = await fixture.bookMaya(thursdayAt(10))
  const location = { kind: 'phone' }
  await fixture.database.db('meetings').update({ location: JSON.stringify(location) })
  await open()
  const { shown, ticked } = boxes()
  expect(shown).toHaveLength(6)
  expect(ticked).toEqual([])
  expect(await proposals()).toEqual([])
  const kept = shown.slice(1, 3)
  await fixture.team.fill('ana', { times: choices(kept) })
  expect(fixture.viewText()).toContain('New times were sent to the guest')
  expect(await slotsOf()).toEqual(kept)
  const [{ content }] = await proposals()
  expect(content).toMatchObject({ location, description })
  expect(await status()).toEqual(['canceled'])
})

test('submitted as it opens, the meeting is canceled and nothing is offered', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open()
  await fixture.team.fill('ana', { times: choices(boxes().ticked) })
  expect(fixture.viewText()).toContain('Canceled ✓')
  expect(fixture.viewText()).not.toContain('New times')
  expect(await proposals()).toEqual([])
})

test.each([0, 24 * 60, 3 * 24 * 60])(
  'no time is offered within the %s minutes of notice that the page asks for',
  async noticeMinutes => {
    await fixture.bookMaya(thursdayAt(10))
    const { page, workspace } = fixture.demo
    const { id: workspaceId } = workspace
    const changes = { noticeMinutes }
    await updatePage(fixture.context, { workspaceId, pageId: page.id, changes })
    await open()
    const earliest = fixture.context.clock() + noticeMinutes * 60_000
    expect(Math.min(...boxes().shown)).toBeGreaterThanOrEqual(earliest)
    const tooSoon = thursdayAt(9) - 2 * 24 * hourMs
    await fixture.team.fill('ana', { times: choices([tooSoon]) })
    const isRefused = tooSoon < earliest
    expect(await status()).toEqual([isRefused ? 'scheduled' : 'canceled'])
    if (isRefused) expect(fixture.viewText()).toContain('Just taken')
  },
)

test('a time that was taken while the form was open is named, the others stay ticked, nothing is sent', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open()
  const [lost = 0, ...others] = boxes().shown.slice(0, 3)
  await aBooking(fixture.demo, {
    startsAt: lost,
    invitee: { email: 'li@else.test', name: 'Li' },
  })
  await fixture.team.fill('ana', {
    reason: { value: 'ill' },
    times: choices([lost, ...others]),
  })
  expect(fixture.team.lastView().callbackId).toBe('cancel')
  expect(fixture.viewText()).toContain('Just taken')
  expect(fixture.viewText()).toContain('ill')
  expect(boxes().ticked).toEqual(others)
  expect(boxes().shown).not.toContain(lost)
  expect(await proposals()).toEqual([])
  await fixture.team.fill('ana', { times: choices(others) })
  expect(await slotsOf()).toEqual(others)
})

test('a form of an earlier version shows the times before it cancels', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open()
  await fixture.team.fill('ana', { times: { selected_options: [{ value: 'yes' }] } })
  expect(fixture.team.lastView().callbackId).toBe('cancel')
  expect(await status()).toEqual(['scheduled'])
})

test('a meeting of a link with specific times has the hours of its host to offer, with the notice of the link', async () => {
  const { page } = fixture.demo
  await fixture.bookMaya(thursdayAt(10))
  await fixture.database
    .db('pages')
    .where({ id: page.id })
    .update({
      kind: 'specific-times',
      notice_minutes: 24 * 60,
    })
  await open()
  expect(boxes().shown).toHaveLength(6)
  expect(Math.min(...boxes().shown)).toBeGreaterThanOrEqual(fixture.context.clock() + 24 * hourMs)
})

test('times in the waking hours of the guest are offered where the host has any, to cancel and to move', async () => {
  // Berlin's 9 to 17 is 3 to 11 in New York.
  const { id: value } = await fixture.bookMaya(thursdayAt(10))
  // New York is five hours behind UTC in November.
  const hourOf = (start: number) => new Date(start - 5 * hourMs).getUTCHours()
  await open()
  expect(boxes().shown).toHaveLength(6)
  for (const start of boxes().shown) expect(hourOf(start)).toBeGreaterThanOrEqual(8)
  await fixture.team.press('ana', { action_id: 'form:reschedule', value })
  const times = /"value":"(\d{13})"/g
  const moves = [...fixture.viewText().matchAll(times)].map(([, start]) => Number(start))
  expect(moves.length).toBeGreaterThan(0)
  for (const start of moves) expect(hourOf(start)).toBeGreaterThanOrEqual(8)
})

test('where no time is free the form says so before anything is canceled', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.database.db('schedules').update({ weekly: JSON.stringify({}) })
  await open()
  expect(boxes().shown).toEqual([])
  expect(fixture.viewText()).toContain('no free time in the coming two weeks')
})

test('a form that was open during an upgrade proposes the times that were ticked in it', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open()
  const ticked = boxes().shown.slice(0, 2)
  await fixture.team.fill('ana', { offer: choices(ticked) })
  expect(await slotsOf()).toEqual(ticked)
})
