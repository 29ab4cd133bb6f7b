import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChatSite } from '../../../src/model/chat.ts'
import { offerAfterSilence } from '../../../src/services/chat/offer-after-silence.ts'
import { runTask } from '../../../src/services/chat/run-task.ts'
import { takeInput } from '../../../src/services/chat/take-input.ts'
import { setTakingChats } from '../../../src/services/people/chat-availability.ts'
import { findMeeting } from '../../../src/store/meetings/meetings.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aConversation } from '../../support/builders/a-conversation.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let site: ChatSite

/** Monday, 9:00 in Berlin. */
const now = Date.UTC(2026, 10, 2, 8)
const maya = { name: 'Maya Lindt', email: 'maya@acme.test' }

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now })
  demo = await aWorkspace(context)
  site = await aChatSite(demo)
  await setTakingChats(context, {
    workspaceId: demo.workspace.id,
    userId: demo.ana.id,
    isTaking: true,
  })
})
afterAll(() => database.drop())

const open = (of: ChatSite = site) => aConversation(context, { key: of.key })

/** Until the question whether it is to be booked. */
async function confirmable(text: string) {
  const talk = await open()
  await talk.type(text)
  const { state } = await talk.read()
  await talk.press('pick', state.shown[0])
  await talk.details(maya)
  return talk
}

const countMeetings = async () =>
  Number((await database.db('meetings').count({ count: '*' }).first())?.count)

test('F47 F61: a visitor books in words and presses, with an invitation, and the campaign is the site’s', async () => {
  const talk = await confirmable('thursday afternoon')
  expect((await talk.read()).state).toMatchObject({ step: 'confirm', details: maya })
  await talk.press('confirm')
  const { meetingId, holdId, state } = await talk.read()
  expect(state.step).toBe('booked')
  expect(holdId).toBeUndefined()
  const meeting = await findMeeting(database.db, meetingId ?? '')
  expect(meeting).toMatchObject({
    source: 'chat',
    invitee: maya,
    timeZone: 'Europe/Berlin',
    tracking: { utm_source: 'livechat', utm_campaign: 'Acme website', utm_medium: '/pricing' },
  })
  expect(new Date(meeting?.startsAt ?? 0).toISOString()).toBe('2026-11-05T11:00:00.000Z')
  const { rows } = await database.db.raw<{ rows: { target: string }[] }>(
    'select target from deliveries where meeting_id = ?',
    [meetingId ?? ''],
  )
  expect(rows.map(({ target }) => target)).toContain('mail:invitee')
})

test('F47: a picked time is held for five minutes, and for nobody else', async () => {
  const first = await confirmable('tuesday 10:00')
  const { state, holdId } = await first.read()
  expect(holdId).toBeDefined()
  const second = await open()
  await second.type('tuesday 10:00')
  expect((await second.read()).state.shown).not.toContain(state.startsAt)
  await first.press('change')
  await second.type('tuesday 10:00')
  expect((await second.read()).state.shown).toEqual([state.startsAt])
})

test('F47: a time that was taken meanwhile is said, with others, and what was typed stays', async () => {
  const talk = await confirmable('wednesday 11:00')
  const { state } = await talk.read()
  await database.db('holds').update({ expires_at: new Date(now - 1) })
  await aBooking(demo, { startsAt: state.startsAt ?? 0 })
  await talk.press('confirm')
  const after = (await talk.read()).state
  expect(after).toMatchObject({ step: 'times', details: maya })
  expect(after.shown).toHaveLength(3)
  expect((await talk.shown()).at(-1)?.text).toContain('Somebody has just taken')
})

test('F47: the same press twice, and a task done twice, book once', async () => {
  const talk = await confirmable('friday 9:00')
  const before = await countMeetings()
  const press = { kind: 'choice', action: 'confirm' } as const
  await Promise.all([talk.give(press, 'press-0001'), talk.give(press, 'press-0001')])
  await talk.give(press, 'press-0001')
  await runTask(context, { conversationId: talk.conversationId, taskId: 3 })
  expect(await countMeetings()).toBe(before + 1)
  expect((await talk.read()).state.step).toBe('booked')
})

test('F47: killed between the press and the booking, the job books, once', async () => {
  const talk = await confirmable('friday 10:00')
  const before = await countMeetings()
  context.recordedJobs.length = 0
  // The press alone, as written by a process that dies right after its commit.
  const { work } = await takeInput(
    { ...context, db: database.db },
    {
      conversationId: talk.conversationId,
      clientId: 'press-0002',
      input: { kind: 'choice', action: 'confirm' },
    },
  )
  const job = context.recordedJobs.find(({ name }) => name === 'chat-task')
  await Promise.all([work, runTask(context, job?.payload as never)])
  await runTask(context, job?.payload as never)
  expect(await countMeetings()).toBe(before + 1)
})

test('F47: a task that two processes do at once holds the time, and loses it to nobody', async () => {
  for (let round = 0; round < 5; round += 1) {
    const talk = await open()
    await talk.type('monday 16:00')
    const { state } = await talk.read()
    await talk.press('pick', state.shown[0])
    const taken = takeInput(context, {
      conversationId: talk.conversationId,
      clientId: 'details-0001',
      input: { kind: 'details', details: maya },
    })
    const { work } = await taken
    const taskId = (await talk.read()).state.task?.id ?? 0
    const runs = [taskId, taskId, taskId + 1, taskId + 1]
    await Promise.all([work, ...runs.map(id => runTask(context, { ...talk, taskId: id }))])
    expect((await talk.read()).state.step).toBe('confirm')
    await talk.press('change')
  }
})

test('F47: a meeting is moved and canceled inside the chat', async () => {
  const talk = await confirmable('friday 14:00')
  await talk.press('confirm')
  const { meetingId = '' } = await talk.read()
  await talk.press('reschedule')
  const { shown } = (await talk.read()).state
  await talk.press('pick', shown[1])
  await talk.press('confirm')
  expect((await findMeeting(database.db, meetingId))?.startsAt).toBe(shown[1])
  await talk.press('cancel')
  await talk.press('confirm-cancel')
  expect((await findMeeting(database.db, meetingId))?.status).toBe('canceled')
})

test('F47: what the page needs is asked for, and a fault is shown at its field', async () => {
  const page = await aPage(demo, {
    slug: 'call',
    location: { kind: 'phone' },
    questions: [{ id: 'size', label: 'Company size', kind: 'text', required: true }],
  })
  const calls = await aChatSite(demo, { name: 'Calls', pageIds: [page.id] })
  const talk = await open(calls)
  await talk.press('book')
  await talk.press('pick', (await talk.read()).state.shown[0])
  await talk.details({ ...maya, phone: '12' })
  const { form } = (await talk.shown()).at(-1) ?? {}
  expect(form?.fields.map(({ name, error }) => [name, error !== undefined])).toEqual([
    ['name', false],
    ['email', false],
    ['phone', true],
    ['answers.size', true],
  ])
  await talk.details({ phone: '+48 600 100 200', answers: { size: '50' } })
  await talk.press('confirm')
  const meeting = await findMeeting(database.db, (await talk.read()).meetingId ?? '')
  expect(meeting?.invitee.phone).toBe('+48 600 100 200')
  expect(meeting?.answers).toMatchObject([{ label: 'Company size', value: '50' }])
})

test('F47: whoever asked for a person and gets no answer is offered times, unless somebody answered', async () => {
  context.recordedJobs.length = 0
  const talk = await open()
  await talk.type('Does it work with SAP?')
  const job = context.recordedJobs.find(({ name }) => name === 'chat-no-answer')
  expect(job?.startAfter).toBe(now + 90_000)
  await offerAfterSilence(context, job?.payload as never)
  expect((await talk.shown()).at(-1)?.choices?.map(({ action }) => action)).toEqual([
    'book',
    'wait',
    'email-me',
  ])
})

test('F47: a message left while nobody is there reaches those who take chats', async () => {
  context.recordedJobs.length = 0
  context.setNow(now - 48 * 60 * 60_000)
  const talk = await open()
  context.setNow(now)
  await talk.press('leave-message')
  await talk.type('Do you ship to Norway?')
  await talk.give({ kind: 'details', details: { email: 'maya@acme.test' } })
  expect(context.recordedJobs.filter(({ name }) => name === 'email-chat-message')).toMatchObject([
    { payload: { conversationId: talk.conversationId, userId: demo.ana.id } },
  ])
  expect((await talk.shown()).some(({ text }) => text === undefined)).toBe(false)
})

test('F59: the conversation with a known address reads the same as with an unknown one', async () => {
  const textsFor = async (email: string) => {
    const talk = await open()
    await talk.press('book')
    await talk.press('pick', (await talk.read()).state.shown[2])
    await talk.details({ name: 'Maya Lindt', email })
    return (await talk.shown()).map(({ text }) => text?.replace(email, 'EMAIL'))
  }
  const known = await textsFor('maya@acme.test')
  await database.db('holds').update({ expires_at: new Date(now - 1) })
  expect(await textsFor('nobody@acme.test')).toEqual(known)
})
