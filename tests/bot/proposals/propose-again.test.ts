import { afterEach, beforeEach, expect, test } from 'vitest'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { proposeFromMeeting } from '../../../src/services/proposals/propose-from-meeting.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const choice = (value: string) => ({ selected_option: { value } })
const edits = {
  title: 'Contract review',
  description: 'Bring the draft',
  location: { kind: 'address', address: 'Rynek 1' },
  guests: [{ email: 'jo@acme.test', name: 'Jo' }],
} as const

/** Times that were proposed from a meeting to which a rep had added things. */
async function proposeFirst() {
  const { context, demo } = fixture
  const { id: meetingId, workspaceId } = await fixture.bookMaya(thursdayAt(10))
  const actor = { kind: 'user', userId: demo.ana.id, name: demo.ana.name } as const
  const meeting = await editMeeting(context, { workspaceId, meetingId, actor, edits })
  return proposeFromMeeting(context, {
    meeting,
    isToBeMoved: false,
    organizerId: demo.ana.id,
    slots: [thursdayAt(12)],
    via: 'link',
  })
}

const buttonInView = (actionId: string) =>
  findButton({ text: '', blocks: fixture.team.lastView().blocks }, actionId)

/** Sends the form as *Propose again* fills it in, for this guest. */
async function proposeAgain(proposalId: string, who: string) {
  await fixture.team.press('ana', { action_id: 'proposal:again', value: proposalId })
  const prefilled = fixture.viewText()
  await fixture.team.fill('ana', {
    who: choice(who),
    type: choice(fixture.demo.page.id),
    duration: choice('30'),
    from: { selected_date: '2026-11-06' },
    count: choice('2'),
    via: choice('link'),
  })
  const box = /"value":"(\d{13})"/.exec(fixture.viewText())?.[1] ?? ''
  await fixture.team.fill('ana', { 'day:2026-11-06': { selected_options: [{ value: box }] } })
  await fixture.team.pressInView('ana', buttonInView('draft:copy'))
  expect(fixture.viewFaults()).toEqual([])
  const second = await fixture.database.db('proposals').whereNot({ id: proposalId }).first()
  return { prefilled, second }
}

test('times that are proposed again keep title, page, duration, place, description and guests', async () => {
  const first = await proposeFirst()
  expect(first.content).toMatchObject({ guests: edits.guests, location: edits.location })
  const { prefilled, second } = await proposeAgain(first.id, 'maya@acme.test')
  expect(prefilled).toMatch(/"initial_option":\{"text":\{[^}]*\},"value":"link"\}/)
  expect(second).toMatchObject({
    title: edits.title,
    page_id: first.pageId,
    duration_minutes: first.durationMinutes,
    content: first.content,
  })
})

test('for another guest, the new proposal takes nothing over', async () => {
  const first = await proposeFirst()
  const { second } = await proposeAgain(first.id, 'lee@acme.test')
  expect(second).toMatchObject({ invitee_email: 'lee@acme.test', content: null, title: 'Demo' })
})
