import { afterEach, beforeEach, expect, test } from 'vitest'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { addBusy } from '../../../src/services/schedules.ts'
import { isTakingChats } from '../../../src/services/taking-chats.ts'
import {
  type BotHouse,
  crmOf,
  lindt,
  marek,
  openBotHouse,
  thursdayAt,
} from '../../support/slack/bot-house.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let house: BotHouse
beforeEach(async () => {
  house = await openBotHouse()
})
afterEach(() => house.close())

const reopen = async (crm: Parameters<typeof openBotHouse>[0]) => {
  await house.close()
  house = await openBotHouse(crm)
}

const ask = async (text: string) => {
  await house.team.command('ana', text)
  expect(house.faults()).toEqual([])
  expect(house.team.lastAnswer().text).not.toContain('went wrong')
  return house.team.lastAnswer()
}

test('free names only times when all of them are free', async () => {
  const { workspace, ben } = house.demo
  const [startsAt, endsAt] = [thursdayAt(9), thursdayAt(16)]
  await addBusy(house.context, { workspaceId: workspace.id, userId: ben.id, startsAt, endsAt })
  const { slackIdOf } = house.team
  await ask(`free <@${slackIdOf('ana')}> <@${slackIdOf('ben')}> thu`)
  const times = house.shown().match(/form:propose:\d+/g)
  expect(times).toEqual([thursdayAt(16), thursdayAt(16, 30)].map(at => `form:propose:${at}`))
})

test('free names the next common time where there is none, and says who is no user', async () => {
  const { workspace, ben } = house.demo
  const [startsAt, endsAt] = [thursdayAt(9), thursdayAt(17)]
  await addBusy(house.context, { workspaceId: workspace.id, userId: ben.id, startsAt, endsAt })
  expect((await ask('free ana, ben thu')).text).toContain('The next one: Fri 6 Nov 09:00 CET')
  const stranger = await ask(`free <@${house.team.slackIdOf('zoe')}> thu`)
  expect(stranger.text).toContain('no user of ours')
})

test('who shows company, owner, deals and meetings, to the rep alone', async () => {
  await house.bookMaya(thursdayAt(10))
  const answer = await ask('who maya')
  expect(answer.response_type).toBe('ephemeral')
  expect(house.shown()).toMatch(/Acme.*Ben Ruiz.*Thu 5 Nov 10:00 CET.*Acme pilot/)
})

test('who says what is known here while the CRM does not answer', async () => {
  const away = new ProviderError({ provider: 'hubspot', code: 'unavailable', reason: 'away' })
  const findContactByEmail = () => Promise.reject(away)
  await reopen({ crm: { ...crmOf([lindt]), findContactByEmail } })
  await house.bookMaya(thursdayAt(10))
  await ask('who maya@acme.test')
  expect(house.shown()).toMatch(/does not answer.*Thu 5 Nov 10:00/)
})

test('several people of a name are buttons with company and last meeting, beside Search and Create', async () => {
  await reopen({ crm: crmOf([lindt, marek]) })
  await house.bookMaya(thursdayAt(10))
  house.context.setNow(thursdayAt(12))
  await ask('p lind')
  expect(house.shown()).toMatch(/Maya Lindt, Acme, last met Thu 5 Nov.*Marek Lind, Acme"/)
  expect(house.shown()).toMatch(/contact:search.*contact:create/)
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'reread:0'))
  expect(house.shown()).toMatch(/3 × 30-min.*Maya Lindt/)
})

test('a misspelt name is asked back with who was meant', async () => {
  await ask('p Maja fri')
  expect(house.shown()).toMatch(/Did you mean one of these.*Maya Lindt/)
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'reread:0'))
  expect(house.shown()).toContain('draft:email')
})

test('F62: deal: finds the people of an open deal', async () => {
  await ask('p deal:"Acme pilot" fri')
  expect(house.shown()).toContain('Maya Lindt')
  expect(house.shown()).toContain('draft:email')
  expect((await ask('p deal:Nowhere fri')).text).toContain('no open deal')
})

test('chat on and off is a switch that stays', async () => {
  const person = { workspaceId: house.demo.workspace.id, userId: house.demo.ana.id }
  expect((await ask('chat on')).text).toContain('You are taking chats')
  expect(await isTakingChats(house.context, person)).toBe(true)
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'reread:chat'))
  expect(await isTakingChats(house.context, person)).toBe(false)
})

test('F53: status says what waits, what failed and that nothing is wrong where nothing is', async () => {
  expect((await ask('status')).text).toContain('Everything works')
  await house.bookMaya(thursdayAt(10))
  await house.database.db('deliveries').where({ target: 'crm' }).update({ state: 'failed' })
  expect((await ask('status')).text).toContain('needs attention')
  expect(house.shown()).toMatch(/CRM.*1 delivery failed for good/)
})

test('F53: status names a CRM that the installation has a key for, though nobody connected it', async () => {
  await ask('status')
  expect(house.shown()).toContain('our own records')
  const crm = { id: 'hubspot', label: 'HubSpot', hasKey: true, isReachable: false }
  Object.assign(house.context, { crms: [crm] })
  await ask('status')
  expect(house.shown()).toMatch(/HubSpot.*works/)
  expect(house.shown()).not.toContain('our own records')
})

test('connect names what is connected and leads to the rest', async () => {
  await ask('connect')
  expect(house.shown()).toContain('/settings/calendars')
})

test('the hub shows the next meeting and counts outcomes due', async () => {
  await house.bookMaya(thursdayAt(10))
  await ask('')
  expect(house.shown()).toContain('Maya Lindt')
  expect(house.shown()).not.toContain('Outcomes due')
  house.context.setNow(thursdayAt(11))
  await ask('')
  expect(house.shown()).toContain('Outcomes due (1)')
})

test('several outcomes due: five stand to choose from, the rest on App Home, and a choice asks about that meeting', async () => {
  for (const hour of [9, 10, 11, 12, 14, 15]) await house.bookMaya(thursdayAt(hour))
  house.context.setNow(thursdayAt(18))
  await ask('')
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'reread:out'))
  expect(house.faults()).toEqual([])
  expect(house.shown().match(/"due:/g)).toHaveLength(5)
  expect(house.shown()).toContain('and 1 more on the Home tab')
  const [latest] = (await house.meetings()).slice(-1)
  const chosen = findButton(house.team.lastAnswer(), 'due:')
  expect(chosen.value).toBe(latest.id)
  await house.team.press('ana', chosen)
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'outcome:completed'))
  const outcomes = (await house.meetings()).map(({ outcome }) => outcome)
  expect(outcomes.filter(outcome => outcome === 'completed')).toHaveLength(1)
  await ask('out')
  expect(house.shown()).not.toContain(latest.id)
})
