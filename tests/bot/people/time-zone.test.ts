import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BotHouse, openBotHouse } from '../../support/slack/bot-house.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let house: BotHouse
const serverZone = process.env.TZ
beforeEach(async () => {
  house = await openBotHouse()
})
afterEach(async () => {
  if (serverZone === undefined) delete process.env.TZ
  else process.env.TZ = serverZone
  await house.close()
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
    expect(house.demo.ana.timeZone).toBe('Europe/Berlin')
    house.team.setZone('ana', zone)
    await house.team.command('ana', 'book maya@acme.test thu 13:00 30m')
    expect(house.shown()).toContain('Thu 5 Nov 13:00')
    await house.team.press('ana', findButton(house.team.lastAnswer(), 'order:confirm'))
    const [meeting] = await house.meetings()
    expect(meeting.starts_at.getTime()).toBe(startsAt)
  },
)
