import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCrmRefs } from '../../../src/services/crm/find-crm-refs.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { openSlackFixture, type SlackFixture } from '../../support/slack/slack-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

const startsAt = Date.UTC(2026, 10, 5, 10)
const minuteMs = 60_000
const endsAt = startsAt + 30 * minuteMs

let fixture: SlackFixture

beforeEach(async () => {
  fixture = await openSlackFixture(startsAt)
})
afterEach(() => fixture.close())

const at = async (now: number) => {
  fixture.context.setNow(now)
  await fixture.drain.run()
}

async function ask() {
  const { meeting } = await fixture.book()
  await fixture.drain.run()
  await at(endsAt + 2 * minuteMs)
  const question = (await fixture.history()).find(({ text }) => text?.startsWith('How did'))
  if (!question) throw new Error('Nobody was asked')
  return { meeting, question }
}

const inCrm = async (meetingId: string) => {
  const refs = await findCrmRefs(fixture.context, meetingId)
  return fixture.crm.record(refs?.engagementId ?? '')?.outcome
}
const questionNow = async (ts: string | undefined) =>
  (await fixture.history()).find(message => message.ts === ts)

test('F39, R9: two minutes after its end a no-show is one press, which reaches the CRM in the same second, with Undo', async () => {
  const { meeting, question } = await ask()
  expect(blockFaults(question.blocks)).toEqual([])
  await fixture.team.press('ana', { action_id: 'outcome:no-show', value: meeting.id })
  await fixture.drain.run()
  expect(await inCrm(meeting.id)).toBe('no-show')
  const logged = await questionNow(question.ts)
  expect(logged?.text).toMatch(/No-show.* ✓.* logged to .*fake.* 11:32/)
  expect(blockFaults(logged?.blocks)).toEqual([])

  const undo = findButton({ text: '', blocks: logged?.blocks ?? [] }, 'outcome-undo')
  await fixture.team.press('ana', undo)
  await fixture.drain.run()
  expect(await inCrm(meeting.id)).toBe('scheduled')
  expect((await questionNow(question.ts))?.text).toContain('How did')
})

test('F39: an outcome logged elsewhere answers the question in Slack too', async () => {
  const { meeting, question } = await ask()
  await fixture.team.command('ana', 'out held -- wants pricing')
  await fixture.drain.run()
  expect((await questionNow(question.ts))?.text).toMatch(/Held.* ✓/)
  const { workspaceId, id: meetingId } = meeting
  expect(await getMeeting(fixture.context, { workspaceId, meetingId })).toMatchObject({
    outcome: 'completed',
    outcomeNotes: 'wants pricing',
  })
})

test('F39: after a no-show a mail with three free times is drafted, and sent when the rep presses Send', async () => {
  const { meeting } = await ask()
  await fixture.context.db('attendees').update({ phone: '+1 555 0100' })
  await fixture.team.press('ana', { action_id: 'outcome:no-show', value: meeting.id })
  const form = fixture.team.lastView()
  expect(blockFaults(form.blocks, 'modal')).toEqual([])
  expect(form.callbackId).toBe('follow-up-times')
  const [message, times] = form.blocks
  expect(message.element.initial_value).toContain('sorry we missed you')
  const { options } = times.element
  expect(options).toHaveLength(3)
  expect(await fixture.context.db('proposals')).toEqual([])

  await fixture.team.fill('ana', {
    message: { value: 'Another time, Maya?' },
    times: { selected_options: options.slice(0, 2) },
  })
  expect(JSON.stringify(fixture.team.lastView().blocks)).toContain('Sent to')
  const [proposal] = await fixture.context.db('proposals')
  expect(proposal).toMatchObject({ invitee_email: 'maya@acme.test', via: 'email' })
  expect(proposal.slots).toHaveLength(2)
  const { location, description } = meeting
  expect(proposal.content).toMatchObject({ location, description, phone: '+1 555 0100' })
})

test('F46: a time taken while the mail was written brings the form back with what was written', async () => {
  const { meeting } = await ask()
  await fixture.team.press('ana', { action_id: 'outcome:no-show', value: meeting.id })
  const [, times] = fixture.team.lastView().blocks
  const [option] = times.element.options
  await fixture.book({ startsAt: Number(option.value), name: 'Somebody else' })
  await fixture.team.fill('ana', {
    message: { value: 'Another time, Maya?' },
    times: { selected_options: [option] },
  })
  const again = fixture.team.lastView()
  expect(again.callbackId).toBe('follow-up-times')
  expect(JSON.stringify(again.blocks)).toContain('No longer free')
  expect(JSON.stringify(again.blocks)).toContain('Another time, Maya?')
  expect(await fixture.context.db('proposals')).toEqual([])
})

test('F39: a reply below the question is an internal note that reaches the CRM; its edit is the note’s', async () => {
  const { meeting, question } = await ask()
  const user = fixture.team.slackIdOf('ana')
  const reply = { user, text: 'Budget is *fixed* &amp; small', ts: '2.0', thread_ts: question.ts }
  const message = { type: 'message', channel_type: 'im', channel: fixture.channel, ts: '2.0' }
  const noteNow = async () => {
    const { workspaceId, id: meetingId } = meeting
    return (await getMeeting(fixture.context, { workspaceId, meetingId })).internalNote
  }
  await fixture.team.event({ ...message, ...reply }, 'Ev1')
  await fixture.team.event({ ...message, ...reply }, 'Ev1')
  expect(await noteNow()).toBe('Budget is \\*fixed\\* & small')
  const [noted, ...others] = await fixture.repliesTo(question.ts ?? '')
  expect(others).toEqual([])
  expect(noted?.text).toContain('Noted')

  const edited = { ...reply, text: 'Budget is open' }
  const change = { subtype: 'message_changed', message: edited, previous_message: reply }
  await fixture.team.event({ ...message, ...change }, 'Ev2')
  expect(await noteNow()).toBe('Budget is open')
  const gone = { subtype: 'message_deleted', previous_message: edited }
  await fixture.team.event({ ...message, ...gone }, 'Ev3')
  expect(await noteNow()).toBe('')
})

test('what the bot itself writes, and replies to anything else, are no notes', async () => {
  const { meeting, question } = await ask()
  const base = {
    type: 'message',
    channel_type: 'im',
    channel: fixture.channel,
    ts: '2.0',
    text: 'x',
  }
  const user = fixture.team.slackIdOf('ana')
  await fixture.team.event({ ...base, user, bot_id: 'B1', thread_ts: question.ts })
  await fixture.team.event({ ...base, user, thread_ts: '1.1' })
  await fixture.team.event({ ...base, user })
  await fixture.team.event({ ...base, user: fixture.team.slackIdOf('zoe'), thread_ts: question.ts })
  const { workspaceId, id: meetingId } = meeting
  expect((await getMeeting(fixture.context, { workspaceId, meetingId })).internalNote).toBe('')
})

test('notes that are longer than a field of Slack are added to, and none of them is lost', async () => {
  const { meeting } = await ask()
  const { workspaceId, id: meetingId } = meeting
  const long = 'x'.repeat(9_000)
  const actor = { kind: 'system' as const, name: 'API' }
  const logged = { workspaceId, meetingId, outcome: 'completed', notes: long, actor }
  await recordOutcome(fixture.context, logged)
  await fixture.team.press('ana', { action_id: 'outcome-notes', value: meetingId })
  const form = fixture.team.lastView()
  expect(blockFaults(form.blocks, 'modal')).toEqual([])
  expect(JSON.stringify(form.blocks)).not.toContain('xxx')
  await fixture.team.fill('ana', {
    outcome: { selected_option: { value: 'completed' } },
    notes: { value: 'Wants a pilot' },
  })
  const { outcomeNotes } = await getMeeting(fixture.context, { workspaceId, meetingId })
  expect(outcomeNotes).toBe(`${long}\n\nWants a pilot`)
})

test('Add notes and Next step write what the form says; only those of the meeting may', async () => {
  const { meeting } = await ask()
  const { workspaceId, id: meetingId } = meeting
  const press = (action_id: string) => fixture.team.press('ana', { action_id, value: meetingId })
  await press('outcome-notes')
  expect(blockFaults(fixture.team.lastView().blocks, 'modal')).toEqual([])
  await fixture.team.fill('ana', {
    outcome: { selected_option: { value: 'completed' } },
    notes: { value: 'Wants a pilot' },
  })
  await press('outcome-next')
  expect(blockFaults(fixture.team.lastView().blocks, 'modal')).toEqual([])
  await fixture.team.fill('ana', { step: { value: 'Send the offer' } })
  expect(await getMeeting(fixture.context, { workspaceId, meetingId })).toMatchObject({
    outcome: 'completed',
    outcomeNotes: 'Wants a pilot',
    internalNote: 'Next step: Send the offer',
  })

  await fixture.context.db('users').where({ id: fixture.ben.id }).update({ role: 'rep' })
  await fixture.team.press('ben', { action_id: 'outcome:canceled', value: meetingId })
  expect(fixture.team.lastAnswer().text).toContain('Only the host')
})
