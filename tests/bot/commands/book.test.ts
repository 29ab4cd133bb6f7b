import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { reportMeetings } from '../../../src/services/reports/report-meetings.ts'
import {
  type BotFixture,
  crmOf,
  lindt,
  openBotFixture,
  thursdayAt,
} from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const blockTime = (userId: string, startsAt: number) =>
  addBusy(fixture.context, {
    workspaceId: fixture.demo.workspace.id,
    userId,
    startsAt,
    endsAt: startsAt + 30 * 60_000,
  })

test('F46: a booking is previewed with both zones, and Confirm writes it once however often pressed', async () => {
  await fixture.team.command('ana', 'b maya@acme.test demo thu 15:00 in New York')
  expect(fixture.faults()).toEqual([])
  expect(fixture.shown()).toContain('Thu 5 Nov 21:00 CET · Thu 5 Nov 15:00, New York')
  expect(await fixture.meetings()).toEqual([])
  const confirm = findButton(fixture.team.lastAnswer(), 'booking:confirm')
  await fixture.team.press('ana', confirm)
  expect(fixture.team.lastAnswer().text).toContain('Booked ✓')
  await fixture.team.press('ana', confirm)
  const [meeting, another] = await fixture.meetings()
  expect(another).toBeUndefined()
  expect(meeting).toMatchObject({ source: 'slack', title: 'Demo', time_zone: 'America/New_York' })
  expect(meeting.page_id).toBe(fixture.demo.page.id)
  expect(meeting.description).toBe(fixture.demo.page.description)
})

test('F46: the guest, the host, the CRM and Slack are notified, with no calendar connected', async () => {
  await fixture.team.command('ana', 'b maya@acme.test thu 15:00')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm'))
  const targets = await fixture.database.db('deliveries').pluck('target')
  expect(targets).toEqual(
    expect.arrayContaining(['mail:invitee', 'mail:host', 'crm', 'slack:host']),
  )
})

test('F46: it goes to the calendar of the colleague who is named beside the guest', async () => {
  const ben = `<@${fixture.team.slackIdOf('ben')}>`
  await fixture.team.command('ana', `b ${ben} maya@acme.test thu 15:00`)
  expect(fixture.shown()).toContain("Ben Ruiz⁩'s calendar")
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm'))
  const [meeting] = await fixture.meetings()
  expect(meeting).toMatchObject({ host_id: fixture.demo.ben.id, organizer_id: fixture.demo.ana.id })
})

test('the company of the guest in the CRM comes into the meeting', async () => {
  for (const [index, who] of [
    'maya@acme.test',
    'maya',
    `<@${fixture.team.slackIdOf('maya')}>`,
  ].entries()) {
    await fixture.team.command('ana', `b ${who} thu ${9 + index}:00`)
    await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm'))
  }
  const companies = await fixture.database
    .db('attendees')
    .where({ kind: 'invitee' })
    .pluck('company')
  expect(companies).toEqual(['Acme', 'Acme', 'Acme'])
})

test('a booking of a page counts under that page in the reports', async () => {
  await fixture.team.command('ana', 'b maya@acme.test demo thu 15:00')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm'))
  const { groups } = await reportMeetings(fixture.context, {
    reader: fixture.demo.ana,
    range: { timeZone: 'Europe/Berlin', from: '2026-11-02', to: '2026-11-08' },
  })
  expect(groups.page.map(({ name, total }) => [name, total])).toEqual([
    [fixture.demo.page.title, 1],
  ])
})

const setPlace = (location: object, description = '') =>
  fixture.database.db('pages').update({ location: JSON.stringify(location), description })

const confirmOrder = async () => {
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm'))
  const [meeting] = await fixture.meetings()
  return meeting
}

test('at the number of a page the guest calls its host, and the description of the page comes along', async () => {
  await setPlace({ kind: 'phone', number: '+1 555 0100' }, 'Bring your questions')
  await fixture.team.command('ana', 'b maya@acme.test demo thu 15:00')
  expect(await confirmOrder()).toMatchObject({
    location: { kind: 'phone', number: '+1 555 0100', isHosts: true },
    description: 'Bring your questions',
  })
})

test('a colleague who does not host the page does not inherit its number', async () => {
  await setPlace({ kind: 'phone', number: '+1 555 0100' })
  const ben = `<@${fixture.team.slackIdOf('ben')}>`
  await fixture.team.command('ana', `b ${ben} maya@acme.test demo thu 15:00`)
  expect(await confirmOrder()).toMatchObject({
    host_id: fixture.demo.ben.id,
    location: { kind: 'phone' },
  })
  expect((await fixture.meetings())[0].location.number).toBeUndefined()
})

test("a colleague's busy time is shown without a title and cannot be booked over", async () => {
  await blockTime(fixture.demo.ben.id, thursdayAt(15))
  await fixture.team.command(
    'ana',
    `b <@${fixture.team.slackIdOf('ben')}> maya@acme.test thu 15:00`,
  )
  expect(fixture.team.lastAnswer().text).toMatch(/Ben Ruiz.* is busy Thu 5 Nov 15:00–15:30 CET\./)
  expect(fixture.shown()).not.toContain('booking:confirm:anyway')
  expect(fixture.faults()).toEqual([])
})

test("over one's own busy time one may book anyway", async () => {
  await blockTime(fixture.demo.ana.id, thursdayAt(15))
  await fixture.team.command('ana', 'b maya@acme.test thu 15:00')
  expect(fixture.team.lastAnswer().text).toContain('You are busy Thu 5 Nov 15:00–15:30')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm:anyway'))
  expect(await fixture.meetings()).toHaveLength(1)
})

test('a time that was taken between preview and Confirm is not booked', async () => {
  await fixture.team.command(
    'ana',
    `b <@${fixture.team.slackIdOf('ben')}> maya@acme.test thu 15:00`,
  )
  const confirm = findButton(fixture.team.lastAnswer(), 'booking:confirm')
  await blockTime(fixture.demo.ben.id, thursdayAt(15))
  await fixture.team.press('ana', confirm)
  expect(fixture.team.lastAnswer().text).toContain('is busy')
  expect(await fixture.meetings()).toEqual([])
})

test('without a precise time free ones are offered, each one press from the booking', async () => {
  await fixture.team.command('ana', 'b maya@acme.test thu pm')
  expect(fixture.faults()).toEqual([])
  const choice = findButton(fixture.team.lastAnswer(), 'booking:confirm:')
  await fixture.team.press('ana', choice)
  expect(await fixture.meetings()).toHaveLength(1)
})

test('F36: two contacts with one address: a person picks, and the meeting goes to that record', async () => {
  await fixture.close()
  fixture = await openBotFixture({ crm: crmOf([lindt, { ...lindt, id: '99', name: 'Maya Old' }]) })
  await fixture.team.command('ana', 'b maya@acme.test thu 15:00')
  expect(fixture.team.lastAnswer().text).toContain('Two contacts share this email in HubSpot')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:contact:99'))
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm'))
  const [meeting] = await fixture.meetings()
  expect(meeting.associations).toEqual([{ type: 'contacts', id: '99' }])
})
