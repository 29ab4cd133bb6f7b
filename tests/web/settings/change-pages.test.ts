import { expect, test } from 'vitest'
import { listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { updatePage } from '../../../src/services/pages/pages.ts'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { getProposal } from '../../../src/services/proposals/find-proposal.ts'
import { attributesOf, find } from '../../support/read-html.ts'
import { monday } from '../../support/settings-fixture.ts'
import { addressOf, shareSettings } from '../../support/share-settings.ts'

const shared = shareSettings()
const isTicked = (body: string, start: number) =>
  find(body, `[value="${start}"][checked]`) !== undefined
const shownStarts = (body: string) => attributesOf(body, '[name="starts"]', 'value').map(Number)
const mailedStarts = async (meetingId: string) => {
  const events = await listMeetingEvents(shared.fixture.app.context, meetingId)
  const proposalId = events.findLast(({ kind }) => kind === 'canceled')?.proposalId
  if (!proposalId) return []
  const { proposal } = await getProposal(shared.fixture.app.context, {
    workspaceId: shared.fixture.app.workspace.id,
    proposalId,
  })
  return proposal.slots
}

test('the cancel page shows other times and sends those alone that were ticked', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const path = `${addressOf(meeting)}/cancel`
  const { body } = await shared.fixture.admin.get(path)
  const shown = shownStarts(body)
  expect(shown.length).toBeGreaterThan(2)
  expect(shown.some(start => isTicked(body, start))).toBe(false)
  const [first = 0, second = 0] = shown
  const done = await shared.fixture.admin.submit(path, path, {
    reason: 'Ill',
    starts: String(second),
  })
  expect(done.location).toBe(`${addressOf(meeting)}?done=canceled`)
  expect(await mailedStarts(meeting.id)).toEqual([second])
  expect(first).not.toBe(second)
})

test('with nothing ticked, no other times go out', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const path = `${addressOf(meeting)}/cancel`
  await shared.fixture.admin.submit(path, path, { reason: '' })
  expect((await shared.read(meeting.id)).status).toBe('canceled')
  expect(await mailedStarts(meeting.id)).toEqual([])
})

test('a ticked time that was taken since is shown, and nothing is canceled or lost', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const path = `${addressOf(meeting)}/cancel`
  const { workspace, ana, context } = shared.fixture.app
  const [lost = 0] = shownStarts((await shared.fixture.admin.get(path)).body)
  const busy = { startsAt: lost, endsAt: lost + 30 * 60_000 }
  await addBusy(context, { workspaceId: workspace.id, userId: ana.id, ...busy })
  const tried = await shared.fixture.admin.submit(path, path, {
    reason: 'Ill today',
    starts: String(lost),
  })
  expect(tried.status).toBe(409)
  expect(tried.body).toContain('is taken. Choose another time.')
  expect(tried.body).toContain('Ill today')
  expect(shownStarts(tried.body)).not.toContain(lost)
  expect((await shared.read(meeting.id)).status).toBe('scheduled')
})

test('no time is offered that the page’s notice forbids, also when new times are offered', async () => {
  const { context, workspace, page } = shared.fixture.app
  const ids = { workspaceId: workspace.id, pageId: page.id }
  const meeting = await shared.fixture.book(shared.hour)
  const noticeMinutes = 3 * 24 * 60
  await updatePage(context, { ...ids, changes: { noticeMinutes } })
  for (const path of [`${addressOf(meeting)}/cancel`, `${addressOf(meeting)}?offer=times`]) {
    const shown = shownStarts((await shared.fixture.admin.get(path)).body)
    expect(shown.length).toBeGreaterThan(0)
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(monday + noticeMinutes * 60_000)
  }
  await updatePage(context, { ...ids, changes: { noticeMinutes: 0 } })
})

test('rescheduling opens on the month of the meeting', async () => {
  const meeting = await shared.fixture.book(shared.hour)
  const december = Date.UTC(2026, 11, 8, 9)
  await shared.fixture.app
    .db('meetings')
    .where({ id: meeting.id })
    .update({
      starts_at: new Date(december),
      ends_at: new Date(december + 30 * 60_000),
    })
  const { body } = await shared.fixture.admin.get(`${addressOf(meeting)}/reschedule`)
  expect(body).toContain('December 2026')
  await shared.fixture.app
    .db('meetings')
    .where({ id: meeting.id })
    .update({
      starts_at: new Date(meeting.startsAt),
      ends_at: new Date(meeting.endsAt),
    })
})
