import { afterEach, beforeEach, expect, test } from 'vitest'
import { dealQuestion, dealValue } from '../../../bot/blocks/meetings/deal-question.ts'
import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Delivered } from '../../../src/jobs/delivery-adapter.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { getMeeting, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { aMeeting } from '../../mail/a-meeting.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { deliverBy } from '../../support/deliver-by.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { acme, knowOpenDeals } from '../../support/open-deals.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, findButton, type SlackTeam } from '../../support/slack/slack-team.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let team: SlackTeam
let channel: string
let meeting: Meeting

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  team = await createSlackTeam(context)
  const slackUserId = team.slackIdOf('ana')
  const workspaceId = demo.workspace.id
  await linkSlackUser(context, { workspaceId, userId: demo.ana.id, slackUserId })
  channel = (await team.client.conversations.open({ users: slackUserId })).channel?.id ?? ''
  const booked = await aBooking(demo, {
    startsAt: Date.UTC(2026, 10, 5, 10),
    invitee: { name: 'Maya <!here>' },
  })
  meeting = booked.meeting
})
afterEach(async () => {
  await team.close()
  await database.drop()
})

const current = () => getMeeting(context, { workspaceId: demo.workspace.id, meetingId: meeting.id })

async function deliver(last: Delivered | undefined): Promise<Delivered | undefined> {
  const limiter = { take: async () => undefined, pause: () => undefined }
  const adapters = meetingAdapters({ context, config: team.config, limiter })
  const done = await deliverBy(adapters, 'slack:host', {
    meeting: await current(),
    events: await listMeetingEvents(context, meeting.id),
    refs: last?.refs,
    deliveredRevision: last?.revision,
  })
  return done === 'nothing-to-do' ? last : done
}

const messages = async () =>
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked at freely
  ((await team.client.conversations.history({ channel })).messages ?? []) as any[]

test('F62: the question stands in the one message of the meeting, a press writes, and then disappears', async () => {
  const first = await deliver(undefined)
  await knowOpenDeals(database.db, meeting.id)
  const second = await deliver(first)
  const [asked, ...others] = await messages()
  expect(others).toEqual([])
  expect(blockFaults(asked?.blocks)).toEqual([])
  const question = asked.blocks.find(({ text }: { text?: { text: string } }) =>
    text?.text.includes('several open ones'),
  )
  expect(question.text.text).toContain('Maya &lt;!here&gt;')
  const { status } = await team.press('ana', findButton(asked, 'deal:0'))
  expect(status).toBe(200)
  expect((await current()).associations).toEqual([{ type: 'deals', id: acme.id }])
  await deliver(second)
  const [answered, ...more] = await messages()
  expect(more).toEqual([])
  expect(JSON.stringify(answered?.blocks)).not.toContain('several open ones')
})

test("somebody else's press on a forwarded question writes nothing", async () => {
  await knowOpenDeals(database.db, meeting.id)
  await team.press('zoe', { action_id: 'deal:0', value: dealValue(meeting.id, acme.id) })
  expect((await current()).associations).toBeUndefined()
})

const rowOf = (count: number) => {
  const deals = Array.from({ length: count }, (_, n) => ({
    id: `${n}`,
    name: `${n} ${'very long name '.repeat(20)}`,
  }))
  const blocks = dealQuestion(messagesIn('it', 'slack/general'), { meeting: aMeeting(), deals })
  expect(blockFaults(blocks)).toEqual([])
  const row = blocks[1]
  return row && 'elements' in row ? row.elements : []
}

test('up to four deals are buttons, with “None of these” beside them', () => {
  expect(rowOf(2).map(({ type }) => type)).toEqual(['button', 'button', 'button'])
  expect(rowOf(4)).toHaveLength(5)
})

test('more than four are a list, up to what Slack takes, and “None of these” is in it', () => {
  const [list] = rowOf(150) as { type: string; options: { value: string }[] }[]
  expect(list?.type).toBe('static_select')
  expect(list?.options).toHaveLength(100)
  expect(list?.options.at(-1)?.value).toBe(dealValue(aMeeting().id))
})

test('nothing is asked where there is nothing to choose', () => {
  expect(rowOf(0)).toEqual([])
})
