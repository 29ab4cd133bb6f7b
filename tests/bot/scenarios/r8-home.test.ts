import { afterEach, beforeEach, expect, test } from 'vitest'
import { setRoomUrl } from '../../../src/services/people/host-room.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { addCallCalendar } from '../../support/call-calendar.ts'
import { connectionLost } from '../../support/lost-connection.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { openSlackFixture, type SlackFixture } from '../../support/slack/slack-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

const startsAt = Date.UTC(2026, 10, 5, 8)
const minuteMs = 60_000

let fixture: SlackFixture

beforeEach(async () => {
  fixture = await openSlackFixture(startsAt)
  const { id: userId, workspaceId } = fixture.ana
  await setRoomUrl(fixture.context, { workspaceId, userId, typed: 'https://rooms.test/ana' })
})
afterEach(() => fixture.close())

const open = async (name = 'ana') => {
  const user = fixture.team.slackIdOf(name)
  await fixture.team.event({ type: 'app_home_opened', tab: 'home', user })
  return homeNow()
}
const homeNow = () => {
  const blocks = fixture.team.homes.at(-1) ?? []
  expect(blockFaults(blocks, 'modal')).toEqual([])
  expect(blocks.length).toBeLessThanOrEqual(100)
  return { blocks, text: JSON.stringify(blocks) }
}
const headers = (blocks: readonly { type: string; text?: { text: string } }[]) =>
  blocks.filter(({ type }) => type === 'header').map(({ text }) => text?.text)

test('F24, R8: App Home with 14 meetings and an expired token shows the day and says what to do', async () => {
  for (let index = 0; index < 14; index += 1)
    await fixture.book({ startsAt: startsAt + index * 30 * minuteMs, name: `Guest ${index}` })
  await connectionLost(fixture.context, { user: fixture.ana, label: 'ana@parley.test' })
  fixture.context.setNow(startsAt - 30 * minuteMs)
  const { blocks, text } = await open()
  expect(headers(blocks)[0]).toBe('Fix this')
  expect(text).toContain('/settings/calendars')
  expect(text).toContain('Reconnect')
  expect(text.match(/open:join:day/g)).toHaveLength(12)
  expect(text).toContain('and 2 more')
  expect(text).toContain('https://rooms.test/ana')
})

test('a meeting that goes on stands on App Home once', async () => {
  await fixture.book({ startsAt, name: 'Guest now' })
  await fixture.book({ startsAt: startsAt + 60 * minuteMs, name: 'Guest later' })
  fixture.context.setNow(startsAt + 5 * minuteMs)
  const { text } = await open()
  expect(text.match(/Guest now/g)).toHaveLength(1)
  expect(text.match(/Guest later/g)).toHaveLength(1)
})

test('F46: somebody new sees three steps, their link, and a sample to book', async () => {
  const { blocks, text } = await open()
  expect(text).toContain('Three steps')
  expect(blocks.filter(({ block_id }) => block_id?.startsWith('step:'))).toHaveLength(3)
  expect(text).toContain('Book a sample')
  expect(text).toContain('http://parley.test/meetings/demo')
  expect((await open()).text).not.toContain('Still to set up')
})

test('after the first meeting only the steps that are still open remain', async () => {
  await fixture.book()
  const stepsOf = (blocks: readonly { block_id?: string }[]) =>
    blocks.flatMap(({ block_id: id }) => (id?.startsWith('step:') ? [id] : []))
  const { blocks, text } = await open()
  expect(text).not.toContain('Three steps')
  expect(text).toContain('Still to set up')
  expect(text).toContain('Connect your calendar')
  expect(stepsOf(blocks)).toEqual(['step:1'])
  await addCallCalendar(fixture.context.db, fixture.ana)
  const done = await open()
  expect(done.text).not.toContain('Still to set up')
  expect(stepsOf(done.blocks)).toEqual([])
})

test('what changes is shown by itself, gathered, to whoever opened the page before', async () => {
  await open()
  fixture.context.setNow(startsAt - 60 * minuteMs)
  const before = fixture.team.homes.length
  await fixture.book()
  await fixture.book({ startsAt: startsAt + 60 * minuteMs, name: 'Second Guest' })
  fixture.context.setNow(fixture.context.clock() + 2_000)
  await fixture.drain.run()
  expect(fixture.team.homes).toHaveLength(before + 1)
  expect(homeNow().text).toContain('Second Guest')
})

test('who never opened the page is shown none', async () => {
  await fixture.book()
  fixture.context.setNow(fixture.context.clock() + 60_000)
  await fixture.drain.run()
  expect(fixture.team.homes).toEqual([])
})

test('F39: an outcome is one press on App Home, and its line disappears', async () => {
  const { meeting } = await fixture.book()
  fixture.context.setNow(startsAt + 40 * minuteMs)
  const { blocks } = await open()
  const held = findButton({ text: '', blocks }, 'outcome:completed')
  await fixture.team.pressAtHome('ana', held)
  expect(homeNow().text).not.toContain('How did these go?')
  const row = await fixture.context.db('meetings').where({ id: meeting.id }).first('outcome')
  expect(row.outcome).toBe('completed')
})

test('without live chat the page says nothing of chats', async () => {
  expect((await open()).text).not.toMatch(/chat/i)
})

test('the switch for chats flips, and the page with it', async () => {
  await aChatSite(fixture)
  const { blocks, text } = await open()
  expect(text).toContain('You are not taking chats')
  await fixture.team.pressAtHome('ana', findButton({ text: '', blocks }, 'home:chats'))
  expect(homeNow().text).toContain('You are taking chats')
})

test('a link is opened for copying and for sharing', async () => {
  const { blocks } = await open()
  await fixture.team.pressAtHome('ana', findButton({ text: '', blocks }, 'home:copy'))
  const copy = fixture.team.lastView()
  expect(blockFaults(copy.blocks, 'modal')).toEqual([])
  expect(JSON.stringify(copy.blocks)).toContain('http://parley.test/meetings/demo')
  await fixture.team.pressAtHome('ana', findButton({ text: '', blocks }, 'home:share'))
  const share = fixture.team.lastView()
  expect(blockFaults(share.blocks, 'modal')).toEqual([])
  expect(share.callbackId).toBe('share-link')
})

test('a stranger to the workspace gets a kind answer, on the page itself', async () => {
  expect((await open('zoe')).text).toContain("don't know you yet")
})
