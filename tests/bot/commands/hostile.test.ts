import { afterEach, expect, test } from 'vitest'
import {
  type BotFixture,
  crmOf,
  lindt,
  openBotFixture,
  thursdayAt,
} from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

const nasty = `<!channel> *_~\`👩‍👩‍👧 ‮שלום\n<https://evil.test|Maya> ${'long '.repeat(200)}`

let fixture: BotFixture
afterEach(() => fixture.close())

test('nobody’s name breaks a block, calls a channel or becomes a link', async () => {
  const one = { ...lindt, name: `${nasty} 1`, company: nasty }
  fixture = await openBotFixture({ crm: crmOf([one, { ...one, id: '12', email: 'b@acme.test' }]) })
  await fixture.bookMaya(thursdayAt(10))
  for (const text of ['who maya@acme.test', 'p long fri', 'b maya@acme.test thu 15:00', 'status']) {
    await fixture.team.command('ana', text)
    expect(fixture.faults()).toEqual([])
    // Plain text of a button is shown as it is; mrkdwn is where it would work.
    expect(fixture.shown()).not.toMatch(/"mrkdwn","text":"[^"]*<(?:!channel|https:\/\/evil)/)
  }
  await fixture.team.command('ana', 'b maya@acme.test thu 15:00')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:change'))
  expect(fixture.viewFaults()).toEqual([])
  const options = await fixture.team.suggest('ana', 'suggest:guest', 'maya')
  expect(options.every(({ text }) => text.text.length <= 75)).toBe(true)
})
