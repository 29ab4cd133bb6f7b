import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBusy, saveSchedule } from '../../../src/services/people/schedules.ts'
import { updateUser } from '../../../src/services/people/update-user.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const workspaceId = () => fixture.demo.workspace.id
const choice = (value: string) => ({ selected_option: { value } })

const blockTime = (startsAt: number, endsAt: number) =>
  addBusy(fixture.context, {
    workspaceId: workspaceId(),
    userId: fixture.demo.ana.id,
    startsAt,
    endsAt,
  })

/** The Propose form for Thursday afternoon, sent off. */
async function askForThursdayAfternoon() {
  await fixture.team.command('ana', '')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'form:propose'))
  await fixture.team.fill('ana', {
    who: choice('maya@acme.test 11'),
    type: choice(fixture.demo.page.id),
    from: { selected_date: '2026-11-05' },
    parts: { selected_options: [{ value: 'afternoon' }] },
    count: choice('3'),
    via: choice('email'),
  })
}

const buttonInView = (actionId: string) =>
  findButton({ text: '', blocks: fixture.team.lastView().blocks }, actionId)

test('R1: one line previews three times with exact dates and both zones', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.team.command('ana', 'maya@acme.test demo 30 thu pm x3')
  expect(fixture.faults()).toEqual([])
  const shown = fixture.shown()
  expect(shown).toMatch(/3 × 30-min .*Demo.* for .*Maya Lindt/)
  expect(shown).toContain('Thu 5 Nov 12:00–18:00 CET')
  expect(shown.match(/Thu 5 Nov \d\d:\d\d CET · Thu 5 Nov \d\d:\d\d, New York/g)).toHaveLength(3)
})

test('R2: 3/4 without a locale is two buttons, never a guess', async () => {
  await fixture.team.command('ana', 'maya@acme.test 30 3/4')
  const labels = fixture.team
    .lastAnswer()
    .blocks[1].elements.map((each: { text: { text: string } }) => each.text.text)
  expect(labels).toEqual(['Sat 3 Apr', 'Thu 4 Mar', 'Edit the command'])
})

test('R3: a misspelt day is mended in one press, with all else kept', async () => {
  await fixture.team.command('ana', 'maya@acme.test 30 thrs pm x2')
  expect(fixture.team.lastAnswer().text).toContain('Did you mean')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'reread:0'))
  expect(fixture.shown()).toMatch(/2 × 30-min/)
  expect(fixture.shown()).toContain('Thu 5 Nov 12:00–18:00 CET')
})

test('R4: a rep in Tokyo gets Tokyo’s Thursday, whatever zone the server runs in', async () => {
  const { ana } = fixture.demo
  const timeZone = 'Asia/Tokyo'
  await updateUser(fixture.context, {
    workspaceId: workspaceId(),
    userId: ana.id,
    changes: { timeZone },
  })
  const [schedule] = await fixture.database.db('schedules').where({ user_id: ana.id })
  await saveSchedule(fixture.context, {
    ...{ workspaceId: workspaceId(), userId: ana.id, id: schedule.id, name: 'Hours', timeZone },
    weekly: { thu: [['09:00', '11:00']] },
    overrides: [],
  })
  // 23:30 on Wednesday in UTC: Thursday morning in Tokyo.
  fixture.context.setNow(Date.UTC(2026, 10, 4, 23, 30))
  await fixture.team.command('ana', 'maya@acme.test 30 today x3')
  const starts = fixture.shown().match(/draft:drop:(\d+)/g)
  expect(starts?.[0]).toBe(`draft:drop:${Date.UTC(2026, 10, 5, 0)}`)
  expect(fixture.shown()).toMatch(/Thu 5 Nov 09:00 (?:JST|GMT\+9)/)
})

test('R5: a full Thursday afternoon names the next free time, and the modal stays', async () => {
  await blockTime(thursdayAt(12), thursdayAt(18))
  await askForThursdayAfternoon()
  expect(fixture.viewFaults()).toEqual([])
  expect(fixture.team.lastView().callbackId).toBe('propose')
  expect(fixture.viewText()).toMatch(/No free time: Thu 5 Nov.*Next free: Fri 6 Nov 09:00 CET/)
  expect(fixture.viewText()).toContain('maya@acme.test 11')
  await fixture.team.pressInView('ana', buttonInView('times:use'))
  expect(fixture.viewText()).toContain('Fri 6 Nov 09:00 CET')
  await fixture.team.pressInView('ana', buttonInView('draft:email'))
  expect(await fixture.database.db('proposals').select('*')).toHaveLength(1)
})

test('R6: a time that was taken meanwhile is marked, loses its box and is never sent', async () => {
  await askForThursdayAfternoon()
  expect(fixture.team.lastView().callbackId).toBe('adjust')
  await blockTime(thursdayAt(15), thursdayAt(15, 30))
  const chosen = [thursdayAt(13), thursdayAt(15)].map(at => ({ value: String(at) }))
  await fixture.team.fill('ana', { 'day:2026-11-05': { selected_options: chosen } })
  expect(fixture.team.lastView().callbackId).toBe('adjust')
  expect(fixture.viewText()).toContain('Just taken: ~Thu 5 Nov 15:00 CET~')
  expect(fixture.viewText()).not.toContain(`"value":"${thursdayAt(15)}"`)
  expect(fixture.viewFaults()).toEqual([])
})
