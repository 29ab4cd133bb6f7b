import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { slackTeller } from '../../../bot/notifications/outage-card.ts'
import { createUser, linkSlackUser } from '../../../src/services/people/users.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, type SlackTeam } from '../../support/slack/slack-team.ts'
import { type OutageHouse, startOutageHouse } from '../../worker/outages/outage-house.ts'

let house: OutageHouse
let team: SlackTeam
let channel: string

beforeEach(async () => {
  house = await startOutageHouse({
    slackFor: async context => {
      team = await createSlackTeam(context)
      return slackTeller({
        context,
        config: team.config,
        pace: { takeTurn: async () => undefined },
      })
    },
  })
  const { workspace, ana, context } = house
  const slackUserId = team.slackIdOf('ana')
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ana.id, slackUserId })
  channel = (await team.client.conversations.open({ users: slackUserId })).channel?.id ?? ''
})
afterEach(async () => {
  await team.close()
  await house.close()
})

const cards = async () => {
  const { messages = [] } = await team.client.conversations.history({ channel })
  return messages.filter(({ text }) => text?.includes('HubSpot') && !text.includes('Guest'))
}

test('M9 F53: one card however many records fail, with the way to reconnect; edited when it works again', async () => {
  house.answer(401)
  for (let number = 0; number < 3; number += 1) await house.book(number)
  await house.pass(3)
  const [card, ...others] = await cards()
  expect(others).toEqual([])
  expect(card?.text).toContain(
    'rejected our token at 09:01. Bookings continue; 3 records are queued and will sync after you reconnect.',
  )
  expect(blockFaults(card?.blocks)).toEqual([])
  expect(JSON.stringify(card?.blocks)).toContain('http://parley.test/settings/connections')
  house.answer(undefined)
  await house.pass(15)
  const [edited, ...more] = await cards()
  expect(more).toEqual([])
  expect(edited?.ts).toBe(card?.ts)
  expect(edited?.text).toMatch(/works again since \d\d:\d\d; 3 records were synced\./)
  expect(JSON.stringify(edited?.blocks)).not.toContain('Reconnect')
})

test('who has no Slack account is told by mail; the card is posted once although the job runs again and again', async () => {
  const email = 'outside@parley.test'
  await house.database.db('users').where({ id: house.ben.id }).update({ email })
  house.answer(401)
  await house.book(0)
  await house.pass(1)
  const [outage] = await house.outages()
  await house.database.db('outage_posts').where({ way: 'slack' }).delete()
  for (let run = 0; run < 3; run += 1)
    await house.drain.work('tell-outage', { outageId: String(outage?.id), attempt: 1 })
  expect(await cards()).toHaveLength(1)
  const mails = await listKeptMails(house.database.db)
  const health = mails.filter(({ subject }) => subject === 'HubSpot is disconnected')
  expect(health.map(({ to }) => to)).toEqual([email])
})

test('one that comes back within half an hour takes up its card again', async () => {
  house.answer(503)
  await house.book(0)
  await house.pass(15)
  house.answer(undefined)
  await house.pass(5)
  house.answer(503)
  await house.book(1)
  await house.pass(15)
  const [card, ...others] = await cards()
  expect(others).toEqual([])
  expect(card?.text).toContain('has not answered since')
})

test('F53: a rep whose record waits is told too, without a button that only admins can use', async () => {
  const { context, workspace } = house
  const rep = await createUser(context, {
    workspaceId: workspace.id,
    email: 'rita@parley.test',
    name: 'Rita <!channel>',
    timeZone: 'Europe/Berlin',
  })
  house.answer(401)
  await house.book(0)
  const { id } = await house.meeting(0)
  await house.database.db('meetings').where({ id }).update({ host_id: rep.id })
  await house.pass(1)
  const [mail] = (await listKeptMails(house.database.db)).filter(
    ({ to, subject }) => to === rep.email && subject === 'HubSpot is disconnected',
  )
  expect(mail?.text).toContain('will sync after it is reconnected')
  expect(mail?.text).not.toContain('/settings/connections')
})

test('a host is notified once in Slack that a meeting has no video link, with the way to the meeting', async () => {
  const { ana, context, workspace } = house
  const user = { ...ana, slackUserId: team.slackIdOf('ana') }
  const teller = slackTeller({
    context,
    config: team.config,
    pace: { takeTurn: async () => undefined },
  })
  const id = randomUUID()
  const meeting = { id, workspaceId: workspace.id, title: 'Demo', createdAt: context.clock() }
  const refusal = { what: 'call', user, meeting, inviteeName: 'Maya', reason: '' } as const
  for (let run = 0; run < 2; run += 1) await teller.tellRefused({ ...refusal, provider: 'google' })
  const { messages = [] } = await team.client.conversations.history({ channel })
  expect(messages.map(({ text }) => text?.replaceAll(/[\u2068\u2069]/g, ''))).toEqual([
    'Google Calendar made no video link for Demo with Maya.',
  ])
  expect(blockFaults(messages[0]?.blocks)).toEqual([])
  expect(JSON.stringify(messages[0]?.blocks)).toContain(`/settings/meetings/${id}`)
})
