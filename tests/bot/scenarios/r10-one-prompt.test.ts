import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestTime, planDigests } from '../../../src/services/overview/plan-digests.ts'
import { setWantedNotices } from '../../../src/services/people/notification-settings.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { openSlackFixture, type SlackFixture } from '../../support/slack/slack-fixture.ts'

const startsAt = Date.UTC(2026, 10, 5, 10)
const minuteMs = 60_000
const hourMs = 60 * minuteMs

let fixture: SlackFixture

beforeEach(async () => {
  fixture = await openSlackFixture(startsAt)
})
afterEach(() => fixture.close())

/** As the clock of the queue does, every five minutes. */
const at = async (now: number) => {
  fixture.context.setNow(now)
  await planDigests(fixture.context)
  await fixture.drain.run()
}
const texts = async () => (await fixture.history()).map(({ text }) => text ?? '')
const digests = async () =>
  (await fixture.history()).filter(({ text }) => text?.startsWith('Your day'))
const berlinEight = (day: number) => Date.UTC(2026, 10, day, 7)

test('F39, R10: one question, one line of the next digest, and then App Home alone', async () => {
  await fixture.book()
  await at(startsAt + 32 * minuteMs)
  await at(startsAt + 3 * hourMs)
  const asked = (await texts()).filter(text => text.startsWith('How did'))
  expect(asked).toHaveLength(1)

  await at(berlinEight(6))
  await at(berlinEight(6) + 5 * minuteMs)
  const [digest, ...more] = (await digests()).filter(({ text }) => text?.includes('6 Nov'))
  expect(more).toEqual([])
  expect(blockFaults(digest?.blocks)).toEqual([])
  expect(JSON.stringify(digest?.blocks)).toContain('1 meeting waits for its outcome')

  const before = (await digests()).length
  await at(berlinEight(7))
  await at(berlinEight(9))
  expect(await digests()).toHaveLength(before)
  expect((await texts()).filter(text => text.startsWith('How did'))).toHaveLength(1)

  const user = fixture.team.slackIdOf('ana')
  await fixture.team.event({ type: 'app_home_opened', tab: 'home', user })
  expect(JSON.stringify(fixture.team.homes.at(-1))).toContain('How did these go?')
})

test('M10: the day comes at eight where its person is, once, with its meetings; an empty day says nothing', async () => {
  await fixture.book()
  await at(berlinEight(4))
  expect(await digests()).toEqual([])
  await at(berlinEight(5) - 1)
  expect(await digests()).toEqual([])
  await at(berlinEight(5))
  const [digest] = await digests()
  expect(JSON.stringify(digest?.blocks)).toContain('1 meeting today')
  expect(JSON.stringify(digest?.blocks)).toContain('*11:00*–11:30')
})

test('M10: what was missed at night is made up for in the morning, and not in the evening', async () => {
  await fixture.book()
  await at(berlinEight(5) + 3 * hourMs)
  expect(await digests()).toHaveLength(1)
  await fixture.context.db('users').update({ digest_day: null })
  await at(berlinEight(5) + 5 * hourMs)
  expect(await digests()).toHaveLength(1)
})

test('M10: a repeat after a kill between posting and recording notifies nobody twice', async () => {
  await fixture.book()
  await at(berlinEight(5))
  await fixture.context.db('users').update({ digest_day: null })
  await at(berlinEight(5) + 5 * minuteMs)
  expect(await digests()).toHaveLength(1)
})

test('M10: a person who wants no digest gets none', async () => {
  await setWantedNotices(fixture.context, { user: fixture.ana, wanted: ['booked'] })
  await fixture.book()
  await at(berlinEight(5))
  expect(await digests()).toEqual([])
})

test('M10: eight o’clock is eight o’clock also on the day the clocks change', () => {
  expect(digestTime('2026-03-28', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 7))
  expect(digestTime('2026-03-29', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 6))
})
