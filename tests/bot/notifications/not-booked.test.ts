import { afterEach, beforeEach, expect, test } from 'vitest'
import { askForTime } from '../../../src/services/booking/missed-booking.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { type JobDrain, makeDrain } from '../../support/job-drain.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
let drain: JobDrain
let channel: string

beforeEach(async () => {
  fixture = await openBotFixture()
  const { context, team } = fixture
  drain = makeDrain(context, { slackJobs: team.app.jobs })
  await loseCalendarOfAna()
  const opened = await team.client.conversations.open({ users: team.slackIdOf('ana') })
  channel = opened.channel?.id ?? ''
})
afterEach(() => fixture.close())

async function loseCalendarOfAna(): Promise<void> {
  const { db } = fixture.context
  const { workspace, ana } = fixture.demo
  const owner = { workspace_id: workspace.id, user_id: ana.id }
  const [connection] = await db('connections')
    .insert({
      ...owner,
      provider: 'google',
      external_id: ana.email,
      label: ana.email,
      access_token_sealed: '',
      state: 'lost',
    })
    .returning('id')
  await db('calendar_accounts').insert({ connection_id: connection.id })
  const calendar = { connection_id: connection.id, external_id: 'main', name: 'Main' }
  await db('calendars').insert({ ...owner, ...calendar, is_checked: true, is_lost: true })
}

const leaveWord = (message = 'Thursday <!channel> would be good') =>
  askForTime(fixture.context, {
    page: fixture.demo.page,
    email: 'maya@acme.test',
    name: 'Maya Lindt',
    message,
    locale: 'pl',
    timeZone: 'Europe/Warsaw',
  })

const cards = async () => {
  const { messages = [] } = await fixture.team.client.conversations.history({ channel })
  return messages as { text: string; blocks: object[] }[]
}

test('F53, M6: who leaves a word is shown to the host in Slack, once, with what they wrote', async () => {
  await leaveWord()
  const [job] = fixture.context.recordedJobs.filter(({ name }) => name === 'show-missed')
  await drain.run()
  await drain.work('show-missed', job?.payload ?? {})
  await leaveWord()
  await drain.run()
  const [card, ...more] = await cards()
  expect(more).toEqual([])
  expect(card?.text).toMatch(/Maya Lindt.* tried to book: .*Demo/)
  expect(JSON.stringify(card?.blocks)).toMatch(/maya@acme\.test.*Thursday &lt;!channel&gt;/)
  expect(JSON.stringify(card?.blocks)).toMatch(/Propose times.*settings\/calendars.*Dismiss/)
  expect(blockFaults(card?.blocks)).toEqual([])
})

test('F17: who wanted a certain time is shown with it, in the host’s own zone', async () => {
  const attempt = aBooking(fixture.demo, {
    startsAt: thursdayAt(10),
    timeZone: 'America/New_York',
  })
  await expect(attempt).rejects.toMatchObject({ code: 'slot-not-offered' })
  await drain.run()
  expect(JSON.stringify(await cards())).toContain('Wanted: Thu 5 Nov 10:00 CET')
})

const pressOf = async (actionId: string) => {
  await leaveWord()
  await drain.run()
  const [card] = await cards()
  return findButton({ text: '', blocks: card?.blocks ?? [] }, actionId)
}

test('Propose times opens the form for this person and page', async () => {
  await fixture.team.press('ana', await pressOf('missed:propose'))
  expect(fixture.viewText()).toMatch(/Maya Lindt · maya@acme\.test/)
  expect(fixture.viewText()).toMatch(new RegExp(`initial_option.*${fixture.demo.page.id}`))
  expect(fixture.viewFaults()).toEqual([])
})

test('Dismiss leaves a line of it', async () => {
  await fixture.team.press('ana', await pressOf('missed:dismiss'))
  expect(fixture.team.lastAnswer()).toMatchObject({
    replace_original: true,
    text: expect.stringMatching(/^Dismissed: .*Maya Lindt.*, .*Demo/),
  })
})

test('its buttons do nothing for a colleague, nor once it was purged', async () => {
  const button = await pressOf('missed:propose')
  await fixture.team.press('ben', button)
  expect(fixture.team.lastAnswer().text).toContain('no longer kept')
  await fixture.database.db('missed_bookings').delete()
  await fixture.team.press('ana', button)
  expect(fixture.team.lastAnswer().text).toContain('no longer kept')
})
