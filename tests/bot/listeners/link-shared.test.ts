import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unfurlBlocks } from '../../../bot/blocks/answers/unfurl.ts'
import { previewLink } from '../../../src/services/pages/link-preview.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, type SlackTeam } from '../../support/slack/slack-team.ts'
import { spyOnSlack } from '../../support/slack/spy-on-slack.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let team: SlackTeam

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  team = await createSlackTeam(context)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await team.close()
  await database.drop()
})

const pageLink = () => `http://parley.test/meetings/${demo.page.slug}`
const preview = (url: string) => previewLink(context, { workspaceId: demo.workspace.id, url })

test('a link of ours shows title, duration and the next three open times, and a way to book (1.2)', async () => {
  const url = pageLink()
  const found = await preview(`${url}?utm_source=slack`)
  if (!found) throw new Error('nothing was found')
  expect(found).toMatchObject({ title: demo.page.title, durationMinutes: 30 })
  expect(found.starts).toHaveLength(3)
  expect(found.starts.every(start => start >= context.clock())).toBe(true)
  const blocks = unfurlBlocks(found, { url, locale: 'en' })
  expect(blockFaults(blocks)).toEqual([])
  expect(JSON.stringify(blocks)).toContain(`"url":"${url}"`)
})

test('an offer shows its open times and nothing of its guest: everybody sees it', async () => {
  const startsAt = Date.UTC(2026, 10, 5, 10)
  const { url } = await aProposal(demo, {
    title: 'Contract',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
    durationMinutes: 45,
    slots: [startsAt],
  })
  const found = await preview(url)
  expect(found).toMatchObject({ title: 'Contract', durationMinutes: 45, starts: [startsAt] })
  expect(JSON.stringify(found)).not.toMatch(/maya|acme/i)
})

test.each([
  'http://elsewhere.test/meetings/demo',
  'http://parley.test/settings/meetings/1',
  'http://parley.test/meetings/nothing-here',
  'http://parley.test/p/no-such-token',
  'http://parley.test/meetings/%E0%A4%A',
  'not an address',
])('“%s” shows nothing', async url => {
  expect(await preview(url)).toBeUndefined()
})

const sharedEvent = (eventId: string, url: string) =>
  JSON.stringify({
    type: 'event_callback',
    event_id: eventId,
    team_id: 'T000000001',
    event: {
      type: 'link_shared',
      user: team.slackIdOf('ana'),
      channel: 'C000000001',
      message_ts: '1.2',
      links: [{ domain: 'parley.test', url }],
    },
  })

test('Slack is asked once, however often it sends the event', async () => {
  const asked = spyOnSlack('chat.unfurl', () => ({}))
  const event = sharedEvent('Ev1', pageLink())
  await team.send(event, 'application/json')
  await team.send(event, 'application/json')
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ channel: 'C000000001', ts: '1.2' })
  expect(Object.keys(asked[0]?.unfurls as object)).toEqual([pageLink()])
})

test('for links that lead nowhere Slack is asked nothing', async () => {
  const asked = spyOnSlack('chat.unfurl', () => ({}))
  await team.send(sharedEvent('Ev2', 'http://parley.test/settings'), 'application/json')
  expect(asked).toEqual([])
})
