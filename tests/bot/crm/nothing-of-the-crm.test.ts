import { afterEach, beforeEach, expect, test } from 'vitest'
import { verbListeners } from '../../../bot/listeners/commands/index.ts'
import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import { setNoticeChannels } from '../../../src/services/people/notification-settings.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { makeDrain } from '../../support/job-drain.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

/** What the CRM of this test knows of Maya: her company, its deal, whose she is, where she stands. */
const ofTheCrm = /Acme|pilot|Ben Ruiz|crm\.test/

const general = 'C000000001'
const channel = async () => {
  const { messages = [] } = await fixture.team.client.conversations.history({ channel: general })
  return messages.filter(({ blocks }) => blocks !== undefined)
}
const posted = async () => {
  const answers = fixture.team.answers.filter(({ response_type }) => response_type === 'in_channel')
  return JSON.stringify([...answers, ...(await channel())])
}

/** One command for each verb, as somebody would type it. */
const typed: Readonly<Record<string, string>> = {
  hub: '',
  propose: 'p maya fri',
  link: 'link demo',
  out: 'out held -- fine',
  today: 'today',
  tomorrow: 'tomorrow',
  week: 'week',
  next: 'next',
  book: 'book maya@acme.test thu 15:00',
  move: 'move maya fri',
  cancel: 'cancel maya',
  free: 'free ana ben thu',
  who: 'who maya',
  chat: 'chat on',
  settings: 'settings',
  connect: 'connect',
  status: 'status',
  help: 'help',
}

test('F46: every verb answers to who typed it alone', async () => {
  expect(Object.keys(typed).sort()).toEqual(Object.keys(verbListeners).sort())
  await fixture.bookMaya(thursdayAt(10))
  for (const text of [...Object.values(typed), 'p zzz', 'book nobody', 'who zzz', 'p @Acme'])
    await fixture.team.command('ana', text)
  expect(fixture.team.answers.length).toBeGreaterThan(15)
  const kinds = new Set(fixture.team.answers.map(({ response_type }) => response_type))
  expect([...kinds]).toEqual(['ephemeral'])
  expect(await channel()).toEqual([])
  // The CRM did have something to say.
  expect(JSON.stringify(fixture.team.answers)).toMatch(ofTheCrm)
})

test('F46a: an offer that is posted, and what it becomes, says nothing of the CRM’s', async () => {
  await fixture.team.command('ana', 'p maya fri')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'draft:post'))
  const before = await posted()
  expect(before).toContain('Maya Lindt')
  expect(before).not.toMatch(ofTheCrm)
  const [, value = ''] = /"value":"(\{\\"proposalId.*?\})"/.exec(before) ?? []
  const picked = JSON.parse(JSON.parse(`"${value}"`))
  const action_id = `pick:${picked.startsAt}`
  await fixture.team.press('maya', { action_id, value: JSON.stringify(picked) })
  expect(await fixture.meetings()).toHaveLength(1)
  expect(JSON.stringify(fixture.team.lastAnswer())).not.toMatch(ofTheCrm)
})

test('a link that is posted says nothing of the CRM’s', async () => {
  await fixture.team.command('ana', 'link demo')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'link:post'))
  expect(await posted()).toContain('Demo')
  expect(await posted()).not.toMatch(ofTheCrm)
})

test('a channel that is notified of a meeting reads a name and a time', async () => {
  const { context, demo, team } = fixture
  const { workspace, ana } = demo
  await setNoticeChannels(context, { workspaceId: workspace.id, typed: { booked: general } })
  const limiter = { take: async () => undefined, pause: () => undefined }
  const adapters = meetingAdapters({ context, config: team.config, limiter })
  const drain = makeDrain(context, { adapters, slackJobs: team.app.jobs })
  await aBooking(demo, {
    startsAt: thursdayAt(10),
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt', company: 'Acme' },
  })
  await drain.run()
  expect(await posted()).toContain(`Maya Lindt`)
  expect(await posted()).toContain(ana.name)
  expect(await posted()).not.toMatch(ofTheCrm)
})
