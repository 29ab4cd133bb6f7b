import { afterEach, expect, test } from 'vitest'
import {
  type BotHouse,
  crmOf,
  lindt,
  openBotHouse,
  thursdayAt,
} from '../../support/slack/bot-house.ts'
import { findButton } from '../../support/slack/slack-team.ts'

const nasty = `<!channel> *_~\`👩‍👩‍👧 ‮שלום\n<https://evil.test|Maya> ${'long '.repeat(200)}`

let house: BotHouse
afterEach(() => house.close())

test('nobody’s name breaks a block, calls a channel or becomes a link', async () => {
  const one = { ...lindt, name: `${nasty} 1`, company: nasty }
  house = await openBotHouse({ crm: crmOf([one, { ...one, id: '12', email: 'b@acme.test' }]) })
  await house.bookMaya(thursdayAt(10))
  for (const text of ['who maya@acme.test', 'p long fri', 'b maya@acme.test thu 15:00', 'status']) {
    await house.team.command('ana', text)
    expect(house.faults()).toEqual([])
    // Plain text of a button is shown as it is; mrkdwn is where it would work.
    expect(house.shown()).not.toMatch(/"mrkdwn","text":"[^"]*<(?:!channel|https:\/\/evil)/)
  }
  await house.team.command('ana', 'b maya@acme.test thu 15:00')
  await house.team.press('ana', findButton(house.team.lastAnswer(), 'order:change'))
  expect(house.viewFaults()).toEqual([])
  const options = await house.team.suggest('ana', 'suggest:guest', 'maya')
  expect(options.every(({ text }) => text.text.length <= 75)).toBe(true)
})
