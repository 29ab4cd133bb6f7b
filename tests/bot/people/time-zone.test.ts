import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BotFixture, openBotFixture } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
const serverZone = process.env.TZ
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(async () => {
  if (serverZone === undefined) delete process.env.TZ
  else process.env.TZ = serverZone
  await fixture.close()
})

test.each([
  ['America/New_York', Date.UTC(2026, 10, 5, 18)],
  ['Asia/Tokyo', Date.UTC(2026, 10, 5, 4)],
  ['Europe/Berlin', Date.UTC(2026, 10, 5, 12)],
])(
  'R4 a rep’s words are read in the zone that Slack says of them (%s), neither the server’s nor that of our user',
  async (zone, startsAt) => {
    process.env.TZ = 'Pacific/Chatham'
    expect(new Date(startsAt).getHours()).not.toBe(13)
    expect(fixture.demo.ana.timeZone).toBe('Europe/Berlin')
    fixture.team.setZone('ana', zone)
    await fixture.team.command('ana', 'book maya@acme.test thu 13:00 30m')
    expect(fixture.shown()).toContain('Thu 5 Nov 13:00')
    await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'booking:confirm'))
    const [meeting] = await fixture.meetings()
    expect(meeting.starts_at.getTime()).toBe(startsAt)
  },
)
