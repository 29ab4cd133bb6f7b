import { afterEach, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { openSlackFixture, type SlackFixture } from '../../support/slack/slack-fixture.ts'

const startsAt = Date.UTC(2026, 10, 5, 10)
const secondMs = 1_000
const maya = { kind: 'invitee', name: 'Maya Lindt' } as const

let fixture: SlackFixture

beforeEach(async () => {
  fixture = await openSlackFixture(startsAt)
})
afterEach(() => fixture.close())

const later = async (seconds: number) => {
  const { context, drain } = fixture
  context.setNow(context.clock() + seconds * secondMs)
  await drain.run()
}

async function bookMoveCancel({ pauses }: { pauses: number }) {
  const { meeting } = await fixture.book()
  const command = { workspaceId: meeting.workspaceId, meetingId: meeting.id, actor: maya }
  await later(pauses)
  await rescheduleMeeting(fixture.context, { ...command, startsAt: startsAt + 3_600_000 })
  await later(pauses)
  await cancelMeeting(fixture.context, { ...command, reason: 'ill' })
  await later(pauses)
}

test('R7: booked, moved and canceled within two minutes is one message in its final state', async () => {
  await bookMoveCancel({ pauses: 30 })
  const messages = await fixture.history()
  expect(messages).toHaveLength(1)
  expect(messages[0]?.text).toContain('Canceled: ')
  expect(blockFaults(messages[0]?.blocks)).toEqual([])
  expect(await fixture.repliesTo(messages[0]?.ts ?? '')).toEqual([])
})

test('R7: when the two minutes are over one reply says what came of it, and no other follows', async () => {
  await bookMoveCancel({ pauses: 30 })
  await later(300)
  const [message] = await fixture.history()
  const replies = await fixture.repliesTo(message?.ts ?? '')
  expect(replies.map(({ text }) => text)).toEqual([expect.stringContaining('Canceled by')])
  expect(await fixture.history()).toHaveLength(1)
})

test('R7: where all of it happened before Slack was notified, there is nothing to reply to', async () => {
  const { meeting } = await fixture.book()
  const command = { workspaceId: meeting.workspaceId, meetingId: meeting.id, actor: maya }
  await rescheduleMeeting(fixture.context, { ...command, startsAt: startsAt + 3_600_000 })
  await cancelMeeting(fixture.context, command)
  await later(300)
  const [message, ...others] = await fixture.history()
  expect(others).toEqual([])
  expect(message?.text).toContain('Canceled: ')
  expect(await fixture.repliesTo(message?.ts ?? '')).toEqual([])
})
