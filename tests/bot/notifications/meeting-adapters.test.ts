import { afterEach, beforeEach, expect, test } from 'vitest'
import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import type { Delivered } from '../../../src/jobs/delivery-adapter.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { changeMeeting } from '../../../src/services/meetings/change-meeting.ts'
import { getMeeting, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { notifyOfLateness } from '../../../src/services/meetings/report-late.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { deliverBy } from '../../support/deliver-by.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, findButton, type SlackTeam } from '../../support/slack/slack-team.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let team: SlackTeam
let channel: string

const startsAt = Date.UTC(2026, 10, 5, 10)
const minuteMs = 60_000
const maya = { kind: 'invitee', name: 'Maya <!channel> *Lindt*' } as const

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  team = await createSlackTeam(context)
  const slackUserId = team.slackIdOf('ana')
  const { workspace, ana } = demo
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ana.id, slackUserId })
  const opened = await team.client.conversations.open({ users: slackUserId })
  channel = opened.channel?.id ?? ''
})

afterEach(async () => {
  await team.close()
  await database.drop()
})

const book = async (name = 'Maya Lindt'): Promise<Meeting> => {
  const { meeting } = await aBooking(demo, {
    startsAt,
    timeZone: 'America/New_York',
    invitee: { email: 'maya@acme.test', name, company: 'Acme' },
  })
  return meeting
}

/** What is said below the message follows it: in the worker by a job of its own. */
async function deliver(meetingId: string, last: Delivered | undefined, target = 'slack:host') {
  const done = await deliverTarget(meetingId, { last, target })
  if (target !== 'slack:host' || !done) return done
  const row = { meeting_id: meetingId, target }
  await context
    .db('deliveries')
    .where(row)
    .update({ refs: JSON.stringify(done.refs) })
  await deliverTarget(meetingId, { last, target: 'slack:changes' })
  return done
}

async function deliverTarget(
  meetingId: string,
  { last, target }: { last: Delivered | undefined; target: string },
) {
  const meeting = await getMeeting(context, { workspaceId: demo.workspace.id, meetingId })
  const limiter = { take: async () => undefined, pause: () => undefined }
  const adapters = meetingAdapters({ context, config: team.config, limiter })
  const done = await deliverBy(adapters, target, {
    meeting,
    events: await listMeetingEvents(context, meetingId),
    refs: last?.refs,
    deliveredRevision: last?.revision,
  })
  return done === 'nothing-to-do' ? undefined : done
}

const history = async () => (await team.client.conversations.history({ channel })).messages ?? []
const repliesTo = async (ts: string) =>
  ((await team.client.conversations.replies({ channel, ts })).messages ?? []).slice(1)

test('a booking is one message to its host, with what Slack takes', async () => {
  const meeting = await book()
  await deliver(meeting.id, undefined)
  const messages = await history()
  expect(messages).toHaveLength(1)
  expect(blockFaults(messages[0]?.blocks)).toEqual([])
  expect(messages[0]?.text).toContain('Booked: ')
  expect(messages[0]?.text).toContain('CET')
})

/** The test's booking is by Maya, whose zone is New York. */
test('M1 says that the meeting is new, names the guest once, and repeats nothing that the reader knows', async () => {
  const meeting = await book('Maya Lindt')
  await deliver(meeting.id, undefined)
  const [message] = await history()
  const [header, fields] = (message?.blocks ?? []) as {
    text?: { text: string }
    fields?: { text: string }[]
  }[]
  expect(header?.text?.text).toBe('Booked: Demo · Maya Lindt (Acme)')
  expect(fields?.fields?.map(({ text }) => text.split('\n')[0])).toEqual(['*When*', '*Where*'])
  const blocks = JSON.stringify(message?.blocks)
  expect(blocks.match(/Maya Lindt/g)).toHaveLength(1)
  expect(blocks).not.toMatch(/Booked via|API/)
})

test('M1 of a meeting that was moved, and one that was canceled, says so in American spelling', async () => {
  const meeting = await book('Maya Lindt')
  const first = await deliver(meeting.id, undefined)
  const { workspaceId, id: meetingId } = meeting
  await rescheduleMeeting(context, {
    workspaceId,
    meetingId,
    startsAt: startsAt + 60 * minuteMs,
    actor: maya,
  })
  await deliver(meeting.id, first)
  expect(JSON.stringify((await history())[0]?.blocks)).toContain('Moved: Demo · Maya Lindt')
  await cancelMeeting(context, { workspaceId, meetingId, actor: maya })
  await deliver(meeting.id, first)
  const blocks = JSON.stringify((await history())[0]?.blocks)
  expect(blocks).toContain('Canceled: Demo · Maya Lindt')
  expect(blocks).not.toContain('Cancelled')
})

test('a title that names the guest is not followed by their name', async () => {
  const meeting = await book('Maya Lindt')
  await context
    .db('meetings')
    .where({ id: meeting.id })
    .update({ title: 'Meeting with Maya Lindt' })
  await deliver(meeting.id, undefined)
  const [message] = await history()
  expect(JSON.stringify(message?.blocks)).toContain('Booked: Meeting with Maya Lindt"')
  expect(message?.text).toMatch(/^Booked: \S*Meeting with Maya Lindt\S*, /)
})

test('a delivery repeated after a kill between post and record finds its message', async () => {
  const meeting = await book()
  await deliver(meeting.id, undefined)
  await deliver(meeting.id, undefined)
  expect(await history()).toHaveLength(1)
})

test('a move edits the message, strikes the old time and replies once with who and why', async () => {
  const meeting = await book()
  const first = await deliver(meeting.id, undefined)
  await rescheduleMeeting(context, {
    workspaceId: meeting.workspaceId,
    meetingId: meeting.id,
    startsAt: startsAt + 60 * minuteMs,
    actor: maya,
    reason: 'train is late',
  })
  await deliver(meeting.id, first)
  await deliver(meeting.id, first)
  const [message, ...others] = await history()
  expect(others).toEqual([])
  expect(JSON.stringify(message?.blocks)).toContain('~Thu 5 Nov 11:00 CET~')
  const replies = await repliesTo(message?.ts ?? '')
  expect(replies).toHaveLength(1)
  expect(replies[0]?.text).toContain('train is late')
  expect(replies[0]?.text).not.toContain('<!channel>')
})

test('a cancelation is shown in the same message, with one reply', async () => {
  const meeting = await book()
  const first = await deliver(meeting.id, undefined)
  const { workspaceId, id: meetingId } = meeting
  await cancelMeeting(context, { workspaceId, meetingId, actor: maya, reason: 'ill' })
  await deliver(meeting.id, first)
  const [message, ...others] = await history()
  expect(others).toEqual([])
  expect(message?.text).toContain('Canceled')
  expect(await repliesTo(message?.ts ?? '')).toHaveLength(1)
})

test.each([
  ['long', 'x'.repeat(5000)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(400)],
  ['right to left', 'שלום \u202e עולם'],
  ['markup', '<!here> *b* _i_ `c` <https://evil.test|click> & more'],
])('a %s name stays within limits and cannot speak for us', async (_kind, name) => {
  const meeting = await book(name.slice(0, 200))
  await deliver(meeting.id, undefined)
  const [message] = await history()
  expect(blockFaults(message?.blocks)).toEqual([])
  const fields = JSON.stringify(message?.blocks?.filter(block => String(block.type) !== 'header'))
  expect(fields).not.toContain('<!here>')
  expect(fields).not.toContain('<https://evil.test')
  expect(fields).not.toContain('\u202e')
})

test('F19: a host who never spoke to the bot is found by email, notified, and linked from then on', async () => {
  await context.db('users').where({ id: demo.ana.id }).update({ slack_user_id: null })
  const meeting = await book()
  expect(await deliver(meeting.id, undefined)).toBeDefined()
  expect(await history()).toHaveLength(1)
  const row = await context.db('users').where({ id: demo.ana.id }).first('slack_user_id')
  expect(row.slack_user_id).toBe(team.slackIdOf('ana'))
})

test('a host whom Slack does not know gets no notification', async () => {
  await context
    .db('users')
    .where({ id: demo.ana.id })
    .update({ slack_user_id: null, email: 'elsewhere@parley.test' })
  const meeting = await book()
  expect(await deliver(meeting.id, undefined)).toBeUndefined()
})

test('the outcome is asked once, one press writes it, and Undo takes it back', async () => {
  const meeting = await book()
  context.setNow(startsAt + 32 * minuteMs)
  const asked = await deliver(meeting.id, undefined, 'outcome:slack')
  await deliver(meeting.id, undefined, 'outcome:slack')
  await deliver(meeting.id, asked, 'outcome:slack')
  const [question, ...others] = await history()
  expect(others).toEqual([])
  expect(blockFaults(question?.blocks)).toEqual([])
  const outcomeNow = async () =>
    (await getMeeting(context, { workspaceId: meeting.workspaceId, meetingId: meeting.id })).outcome

  await team.press('ana', { action_id: 'outcome:no-show', value: meeting.id })
  expect(await outcomeNow()).toBe('no-show')
  const logged = team.lastAnswer()
  expect(logged.replace_original).toBe(true)
  expect(blockFaults(logged.blocks)).toEqual([])

  await team.press('ana', findButton(logged, 'outcome-undo'))
  expect(await outcomeNow()).toBe('scheduled')
})

test("F39: an outcome of the account's own is written from the menu, named in both messages, and undone", async () => {
  const own = { value: 'TRIAL', label: 'Trial <@U1> *agreed*' }
  Object.assign(context, {
    crmChoices: async () => ({ meetingTypes: undefined, outcomes: [own] }),
  })
  const meeting = await book()
  const first = await deliver(meeting.id, undefined)
  context.setNow(startsAt + 32 * minuteMs)
  await team.press('ana', { action_id: `outcome-more:${meeting.id}`, value: 'own:TRIAL' })
  const logged = team.lastAnswer()
  expect(logged.text).toContain('Trial &lt;@U1&gt;')
  expect(blockFaults(logged.blocks)).toEqual([])
  await deliver(meeting.id, first)
  const [message] = await history()
  expect(JSON.stringify(message?.blocks)).toMatch(
    /Trial &lt;@U1&gt;.*\(.*Ana.*, Thu 5 Nov 11:32 CET\)/,
  )
  await team.press('ana', findButton(logged, 'outcome-undo'))
  const { workspaceId, id: meetingId } = meeting
  expect((await getMeeting(context, { workspaceId, meetingId })).outcome).toBe('scheduled')
})

test('Undo ends after ten minutes', async () => {
  const meeting = await book()
  context.setNow(startsAt + 32 * minuteMs)
  await team.press('ana', { action_id: 'outcome:completed', value: meeting.id })
  const undo = findButton(team.lastAnswer(), 'outcome-undo')
  context.setNow(startsAt + 43 * minuteMs)
  await team.press('ana', undo)
  expect(team.lastAnswer().text).toContain('ten minutes')
})

test('F19: the message gets the way into the CRM once the record is there', async () => {
  const meeting = await book()
  const first = await deliver(meeting.id, undefined)
  expect(JSON.stringify((await history())[0]?.blocks)).not.toContain('open:crm')
  await context
    .db('deliveries')
    .where({ meeting_id: meeting.id, target: 'crm' })
    .update({
      state: 'delivered',
      refs: JSON.stringify({
        contactId: '1',
        engagementId: '2',
        contactUrl: 'https://crm.example/contacts/1',
        engagementUrl: 'https://crm.example/contacts/1?engagement=2',
        dealName: 'Acme pilot',
      }),
    })
  const second = await deliver(meeting.id, first)
  const [message, ...others] = await history()
  expect(others).toEqual([])
  expect(JSON.stringify(message?.blocks)).toContain('https://crm.example/contacts/1')
  expect(JSON.stringify(message?.blocks)).toContain('Acme pilot')
  expect(blockFaults(message?.blocks as never)).toEqual([])
  expect(await deliver(meeting.id, second)).toBeUndefined()
})

test('Cancel in the message asks in a form first, then cancels; a stranger to the meeting cannot', async () => {
  const meeting = await book()
  await deliver(meeting.id, undefined)
  const [message] = await history()
  const cancel = findButton({ text: '', blocks: message?.blocks as never }, 'form:cancel')
  const { workspaceId, id: meetingId } = meeting
  await context
    .db('users')
    .where({ id: demo.ben.id })
    .update({ role: 'rep', email: 'maya@acme.test' })
  await team.press('maya', cancel)
  expect(team.lastView().hasSubmit).toBe(false)
  expect(JSON.stringify(team.lastView().blocks)).not.toContain('Maya')
  await team.press('ana', cancel)
  expect(await getMeeting(context, { workspaceId, meetingId })).toMatchObject({
    status: 'scheduled',
  })
  await team.fill('ana', { reason: { value: 'Ill' } })
  expect(await getMeeting(context, { workspaceId, meetingId })).toMatchObject({
    status: 'canceled',
    outcome: 'canceled',
    cancelReason: 'Ill',
  })
})

test('F19: where the organizer is not the host, both are notified', async () => {
  const slackUserId = team.slackIdOf('zoe')
  const { workspace, ben } = demo
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ben.id, slackUserId })
  const { meeting } = await aBooking(demo, { startsAt, organizerId: ben.id, source: 'api' })
  const told = await deliver(meeting.id, undefined)
  const { posts } = (told?.refs ?? { posts: {} }) as { posts: object }
  expect(Object.keys(posts).sort()).toEqual([demo.ana.id, ben.id].sort())
})

test('“Still going” asks again a quarter of an hour later', async () => {
  const meeting = await book()
  context.setNow(meeting.endsAt + 2 * minuteMs)
  await deliver(meeting.id, undefined, 'outcome:slack')
  const [question] = await history()
  const [row] = (question?.blocks ?? []).filter(({ type }) => type === 'actions')
  const more = (
    row as { elements: { action_id: string; options?: { value: string }[] }[] }
  ).elements.find(({ action_id }) => action_id.startsWith('outcome-more'))
  context.recordedJobs.length = 0
  await team.press('ana', {
    action_id: more?.action_id ?? '',
    value: more?.options?.[0]?.value ?? '',
  })
  expect(context.recordedJobs).toMatchObject([
    { name: 'fall-due', startAfter: meeting.endsAt + 17 * minuteMs },
  ])
  expect(team.lastAnswer().text).toContain('ask again at')
})

test('F60: a guest who declines in their calendar is reported in the thread, with the way to other times', async () => {
  const meeting = await book()
  const first = await deliver(meeting.id, undefined)
  const { workspaceId, id: meetingId } = meeting
  await changeMeeting(context, { workspaceId, meetingId, actor: maya }, async () => ({
    changes: {},
    event: { kind: 'declined' },
  }))
  await deliver(meetingId, first)
  const [message] = await history()
  const [reply] = await repliesTo(message?.ts ?? '')
  expect(reply?.text).toContain('declined the invitation')
  expect(reply?.text).toContain(`/settings/meetings/${meetingId}?offer=times|Offer new times`)
})

test('an invitee who is late is reported in the thread of the meeting’s message', async () => {
  const meeting = await book()
  const first = await deliver(meeting.id, undefined)
  const { workspaceId, id: meetingId } = meeting
  await notifyOfLateness(context, { workspaceId, meetingId, minutes: 10, actor: maya })
  await deliver(meetingId, first)
  const [message] = await history()
  const [reply, ...others] = await repliesTo(message?.ts ?? '')
  expect(others).toEqual([])
  expect(reply?.text).toContain('10 minutes late')
  expect(reply?.text).not.toContain('<!channel>')
})
