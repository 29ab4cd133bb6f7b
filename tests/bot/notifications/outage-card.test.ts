import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { slackNotifier } from '../../../bot/notifications/outage-card.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aUser } from '../../support/builders/a-user.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, type SlackTeam } from '../../support/slack/slack-team.ts'
import { type OutageFixture, startOutageFixture } from '../../worker/outages/outage-fixture.ts'

let fixture: OutageFixture
let team: SlackTeam
let channel: string

beforeEach(async () => {
  fixture = await startOutageFixture({
    slackFor: async context => {
      team = await createSlackTeam(context)
      return slackNotifier({
        context,
        config: team.config,
        limiter: { take: async () => undefined, pause: () => undefined },
      })
    },
  })
  const { workspace, ana, context } = fixture
  const slackUserId = team.slackIdOf('ana')
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ana.id, slackUserId })
  channel = (await team.client.conversations.open({ users: slackUserId })).channel?.id ?? ''
})
afterEach(async () => {
  await team.close()
  await fixture.close()
})

const cards = async () => {
  const { messages = [] } = await team.client.conversations.history({ channel })
  return messages.filter(({ text }) => text?.includes('HubSpot') && !text.includes('Guest'))
}

test('M9 F53: one card however many records fail, with the way to reconnect; edited when it works again', async () => {
  fixture.answer(401)
  for (let number = 0; number < 3; number += 1) await fixture.book(number)
  await fixture.pass(3)
  const [card, ...others] = await cards()
  expect(others).toEqual([])
  expect(card?.text).toContain(
    'rejected our token at 09:01. Bookings continue; 3 records are queued and will sync after you reconnect.',
  )
  expect(blockFaults(card?.blocks)).toEqual([])
  expect(JSON.stringify(card?.blocks)).toContain('http://parley.test/settings/connections')
  fixture.answer(undefined)
  await fixture.pass(15)
  const [edited, ...more] = await cards()
  expect(more).toEqual([])
  expect(edited?.ts).toBe(card?.ts)
  expect(edited?.text).toMatch(/works again since \d\d:\d\d; 3 records were synced\./)
  expect(JSON.stringify(edited?.blocks)).not.toContain('Reconnect')
})

test('who has no Slack account is notified by email; the card is posted once although the job runs again and again', async () => {
  const email = 'outside@parley.test'
  await fixture.database.db('users').where({ id: fixture.ben.id }).update({ email })
  fixture.answer(401)
  await fixture.book(0)
  await fixture.pass(1)
  const [outage] = await fixture.outages()
  await fixture.database.db('outage_posts').where({ way: 'slack' }).delete()
  for (let run = 0; run < 3; run += 1)
    await fixture.drain.work('notify-outage', { outageId: String(outage?.id), attempt: 1 })
  expect(await cards()).toHaveLength(1)
  const mails = await listKeptMails(fixture.database.db)
  const health = mails.filter(({ subject }) => subject === 'HubSpot is disconnected')
  expect(health.map(({ to }) => to)).toEqual([email])
})

test('one that comes back within half an hour takes up its card again', async () => {
  fixture.answer(503)
  await fixture.book(0)
  await fixture.pass(15)
  fixture.answer(undefined)
  await fixture.pass(5)
  fixture.answer(503)
  await fixture.book(1)
  await fixture.pass(15)
  const [card, ...others] = await cards()
  expect(others).toEqual([])
  expect(card?.text).toContain('has not answered since')
})

test('F53: a rep whose record waits is notified too, without a button that only admins can use', async () => {
  const rep = await aUser(fixture, { name: 'Rita <!channel>' })
  fixture.answer(401)
  await fixture.book(0)
  const { id } = await fixture.meeting(0)
  await fixture.database.db('meetings').where({ id }).update({ host_id: rep.id })
  await fixture.pass(1)
  const [mail] = (await listKeptMails(fixture.database.db)).filter(
    ({ to, subject }) => to === rep.email && subject === 'HubSpot is disconnected',
  )
  expect(mail?.text).toContain('will sync after it is reconnected')
  expect(mail?.text).not.toContain('/settings/connections')
})

test('a host is notified once in Slack that a meeting has no video link, with the way to the meeting', async () => {
  const { ana, context, workspace } = fixture
  const user = { ...ana, slackUserId: team.slackIdOf('ana') }
  const notifier = slackNotifier({
    context,
    config: team.config,
    limiter: { take: async () => undefined, pause: () => undefined },
  })
  const id = randomUUID()
  const meeting = { id, workspaceId: workspace.id, title: 'Demo', createdAt: context.clock() }
  const refusal = { what: 'call', user, meeting, inviteeName: 'Maya', reason: '' } as const
  for (let run = 0; run < 2; run += 1)
    await notifier.notifyOfRefusal({ ...refusal, provider: 'google' })
  const { messages = [] } = await team.client.conversations.history({ channel })
  expect(messages.map(({ text }) => text?.replaceAll(/[\u2068\u2069]/g, ''))).toEqual([
    'Google Calendar made no video link for Demo with Maya.',
  ])
  expect(blockFaults(messages[0]?.blocks)).toEqual([])
  expect(JSON.stringify(messages[0]?.blocks)).toContain(`/settings/meetings/${id}`)
})
