import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBusy } from '../../../src/services/people/schedules.ts'
import {
  type BotHouse,
  crmOf,
  lindt,
  openBotHouse,
  thursdayAt,
} from '../../support/slack/bot-house.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let house: BotHouse
beforeEach(async () => {
  house = await openBotHouse()
})
afterEach(() => house.close())

const blockTime = (userId: string, startsAt: number) =>
  addBusy(house.context, {
    workspaceId: house.demo.workspace.id,
    userId,
    startsAt,
    endsAt: startsAt + 30 * 60_000,
  })

test('F46: a booking is previewed with both zones, and Confirm writes it once however often pressed', async () => {
  await house.team.command('ana', 'b maya@acme.test demo thu 15:00 in New York')
  expect(house.faults()).toEqual([])
  expect(house.shown()).toContain('Thu 5 Nov 21:00 CET · Thu 5 Nov 15:00, New York')
  expect(await house.meetings()).toEqual([])
  const confirm = findButton(house.team.lastAnswer(), 'order:confirm')
  await house.team.press('ana', confirm)
  expect(house.team.lastAnswer().text).toContain('Booked ✓')
  await house.team.press('ana', confirm)
  const [meeting, another] = await house.meetings()
  expect(another).toBeUndefined()
  expect(meeting).toMatchObject({ source: 'slack', title: 'Demo', time_zone: 'America/New_York' })
})

test('F46: the guest, the host, the CRM and Slack are told, with no calendar connected', async () => {
  await house.team.command('ana', 'b maya@acme.test thu 15:00')
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'order:confirm'))
  const targets = await house.database.db('deliveries').pluck('target')
  expect(targets).toEqual(
    expect.arrayContaining(['mail:invitee', 'mail:host', 'crm', 'slack:host']),
  )
})

test('F46: it goes to the calendar of the colleague who is named beside the guest', async () => {
  const ben = `<@${house.team.slackIdOf('ben')}>`
  await house.team.command('ana', `b ${ben} maya@acme.test thu 15:00`)
  expect(house.shown()).toContain("Ben Ruiz⁩'s calendar")
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'order:confirm'))
  const [meeting] = await house.meetings()
  expect(meeting).toMatchObject({ host_id: house.demo.ben.id, organizer_id: house.demo.ana.id })
})

test("a colleague's busy time is said without a title and cannot be booked over", async () => {
  await blockTime(house.demo.ben.id, thursdayAt(15))
  await house.team.command('ana', `b <@${house.team.slackIdOf('ben')}> maya@acme.test thu 15:00`)
  expect(house.team.lastAnswer().text).toMatch(/Ben Ruiz.* is busy Thu 5 Nov 15:00–15:30 CET\./)
  expect(house.shown()).not.toContain('order:confirm:anyway')
  expect(house.faults()).toEqual([])
})

test("over one's own busy time one may book anyway", async () => {
  await blockTime(house.demo.ana.id, thursdayAt(15))
  await house.team.command('ana', 'b maya@acme.test thu 15:00')
  expect(house.team.lastAnswer().text).toContain('You are busy Thu 5 Nov 15:00–15:30')
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'order:confirm:anyway'))
  expect(await house.meetings()).toHaveLength(1)
})

test('a time that was taken between preview and Confirm is not booked', async () => {
  await house.team.command('ana', `b <@${house.team.slackIdOf('ben')}> maya@acme.test thu 15:00`)
  const confirm = findButton(house.team.lastAnswer(), 'order:confirm')
  await blockTime(house.demo.ben.id, thursdayAt(15))
  await house.team.press('ana', confirm)
  expect(house.team.lastAnswer().text).toContain('is busy')
  expect(await house.meetings()).toEqual([])
})

test('without a precise time free ones are offered, each one press from the booking', async () => {
  await house.team.command('ana', 'b maya@acme.test thu pm')
  expect(house.faults()).toEqual([])
  const choice = findButton(house.team.lastAnswer(), 'order:confirm:')
  await house.team.press('ana', choice)
  expect(await house.meetings()).toHaveLength(1)
})

test('F36: two contacts with one address: a person picks, and the meeting goes to that record', async () => {
  await house.close()
  house = await openBotHouse({ crm: crmOf([lindt, { ...lindt, id: '99', name: 'Maya Old' }]) })
  await house.team.command('ana', 'b maya@acme.test thu 15:00')
  expect(house.team.lastAnswer().text).toContain('Two contacts share this email in HubSpot')
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'order:contact:99'))
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'order:confirm'))
  const [meeting] = await house.meetings()
  expect(meeting.associations).toEqual([{ type: 'contacts', id: '99' }])
})
