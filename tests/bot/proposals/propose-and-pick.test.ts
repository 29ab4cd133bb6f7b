import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { blockFaults, knowsBlocks } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, findButton, type SlackTeam } from '../../support/slack/slack-team.ts'
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
  await team.close()
  await database.drop()
})

const meetings = () => database.db('meetings').select('*')

async function postedOffer() {
  await team.command('ana', 'maya@acme.test 30 thu pm x3')
  await team.press('ana', findButton(team.lastAnswer(), 'draft:post'))
  const { messages = [] } = await team.client.conversations.history({ channel: 'C000000001' })
  const offer = messages.find(({ text }) => text?.includes('Pick one'))
  if (!offer?.blocks) throw new Error('nothing was posted')
  return { text: offer.text ?? '', blocks: offer.blocks }
}

test('a bare address with days previews times with exact dates, to the rep alone', async () => {
  const { status, text } = await team.command('ana', 'maya@acme.test 30 thu pm x3')
  expect([status, text]).toEqual([200, ''])
  const preview = team.lastAnswer()
  expect(knowsBlocks()).toBe(true)
  expect(blockFaults(preview.blocks)).toEqual([])
  expect(preview.response_type).toBe('ephemeral')
  const shown = JSON.stringify(preview.blocks)
  expect(shown).toContain('3 × 30-min')
  expect(shown).toContain('Thu 5 Nov')
  expect(shown).toContain('Re-checked when clicked')
  expect(shown.match(/draft:drop/g)).toHaveLength(3)
})

test("the guest's own time stands beside the rep's where the zone was named", async () => {
  await team.command('ana', 'maya@acme.test 30 thu pm x3 in New York')
  expect(JSON.stringify(team.lastAnswer().blocks)).toContain('New York')
})

test('the same command sent again is answered once', async () => {
  const { fields } = await team.command('ana', 'today')
  await team.form(fields)
  await team.settle()
  expect(team.answers).toHaveLength(1)
})

test('nothing unsigned, old or future-dated is acted on', async () => {
  const minuteMs = 60_000
  const now = context.clock()
  const late = await team.command('ana', 'today', { at: now - 6 * minuteMs })
  const early = await team.command('ana', 'today', { at: now + 6 * minuteMs })
  const forged = await team.command('ana', 'today', { secret: 'another' })
  expect([late.status, early.status, forged.status]).toEqual([401, 401, 401])
  expect(team.answers).toEqual([])
})

test('a posted offer has one button per time, and the invitee books with one press', async () => {
  const offer = await postedOffer()
  expect(blockFaults(offer.blocks)).toEqual([])
  await team.press('maya', findButton(offer, 'pick:'))
  expect(team.lastAnswer().text).toContain('Booked')
  expect(await meetings()).toHaveLength(1)
})

test('the card shows each time once, in the zone of whoever looks, with a button beside it', async () => {
  await team.command('ana', 'maya@acme.test 30 thu am x3 in New York')
  await team.press('ana', findButton(team.lastAnswer(), 'draft:post'))
  const { messages = [] } = await team.client.conversations.history({ channel: 'C000000001' })
  const blocks = (messages.find(({ text }) => text?.includes('Pick one'))?.blocks ?? []) as {
    text?: { text: string }
    accessory?: { action_id: string; text: { text: string }; accessibility_label: string }
    elements?: { text: string }[]
  }[]
  const times = blocks.filter(({ accessory }) => accessory?.action_id.startsWith('pick:'))
  expect(times).toHaveLength(3)
  for (const { text, accessory } of times) {
    expect(text?.text).toMatch(/^<!date\^\d+\^\{date_long\}, \{time\}\|Thu 5 Nov \d\d:\d\d CET>$/)
    expect(accessory?.text.text).toBe('Pick')
    expect(accessory?.accessibility_label).toMatch(/^Pick Thu 5 Nov \d\d:\d\d CET$/)
  }
  const outside = JSON.stringify(blocks).replaceAll(/<!date[^>]*>|Pick Thu[^"]*/g, '')
  expect(outside).not.toMatch(/\d\d:\d\d/)
  expect(outside).toContain('Times are in your time zone')
})

test('None of these work: the guest says what would, and who proposed reads it', async () => {
  const offer = await postedOffer()
  const none = findButton(offer, 'pick:none')
  team.setZone('maya', 'America/New_York')
  await team.press('maya', none)
  expect(blockFaults(team.lastView().blocks, 'modal')).toEqual([])
  const empty = await team.fill('maya', { wish: { value: ' ' } })
  expect(JSON.parse(empty.text).errors).toHaveProperty('wish')
  await team.fill('maya', { wish: { value: 'Friday after 4 pm' } })
  expect(JSON.stringify(team.lastView().blocks)).toContain('Your message was sent to')
  const [proposal] = await database.db('proposals').select('*')
  expect(proposal.asked_instead).toBe('Friday after 4 pm')
  expect(proposal.asked_instead_at.getTime()).toBe(context.clock())
  // What “4 pm” means depends on where it is said.
  expect(proposal.invitee_time_zone).toBe('America/New_York')
})

test('None of these work: words of somebody else carry their name, the rep reads whose proposal it is', async () => {
  const offer = await postedOffer()
  const none = findButton(offer, 'pick:none')
  await team.press('zoe', none)
  await team.fill('zoe', { wish: { value: 'Friday' } })
  const [proposal] = await database.db('proposals').select('*')
  expect(proposal.asked_instead).toBe('Zoe Stranger: Friday')
  await team.press('ana', none)
  expect(team.lastAnswer().text).toContain('your own proposal')
})

test('two presses on an offer book one meeting', async () => {
  const offer = await postedOffer()
  const button = findButton(offer, 'pick:')
  await Promise.all([team.press('maya', button), team.press('maya', button)])
  expect(await meetings()).toHaveLength(1)
})

test('the rep who proposed cannot pick', async () => {
  const offer = await postedOffer()
  await team.press('ana', findButton(offer, 'pick:'))
  expect(team.lastAnswer().text).toContain('your own proposal')
  expect(await meetings()).toHaveLength(0)
})

test('a time taken meanwhile is struck and others are named', async () => {
  const offer = await postedOffer()
  const button = findButton(offer, 'pick:')
  const { startsAt } = JSON.parse(button.value)
  const { workspace, ana } = demo
  const endsAt = startsAt + 1_800_000
  await addBusy(context, { workspaceId: workspace.id, userId: ana.id, startsAt, endsAt })
  await team.press('maya', button)
  const answer = team.lastAnswer()
  expect(answer.text).toMatch(/~.*~ was just taken/)
  expect(JSON.stringify(answer.blocks)).toMatch(/~<!date\^\d+\^[^>]*>~ is no longer free/)
  expect(blockFaults(answer.blocks)).toEqual([])
  expect(await meetings()).toHaveLength(0)
})

test('a preview is sent once, however often its button is pressed', async () => {
  await team.command('ana', 'maya@acme.test 30 thu pm x3')
  const button = findButton(team.lastAnswer(), 'draft:email')
  await team.press('ana', button)
  await team.press('ana', button)
  expect(await database.db('proposals').select('*')).toHaveLength(1)
  expect(team.lastAnswer().text).toContain('used already')
})

test('the cross removes one time from the preview', async () => {
  await team.command('ana', 'maya@acme.test 30 thu pm x3')
  await team.press('ana', findButton(team.lastAnswer(), 'draft:drop'))
  expect(JSON.stringify(team.lastAnswer().blocks).match(/draft:drop/g)).toHaveLength(2)
})

test('a word nobody knows is asked back with what may have been meant', async () => {
  await team.command('ana', 'maya@acme.test 30 thrs pm')
  const answer = team.lastAnswer()
  expect(blockFaults(answer.blocks)).toEqual([])
  expect(answer.text).toContain('thrs')
})

test.each([
  '',
  'today',
  'week',
  'next',
  'help',
  'link',
  'link demo',
  'out held',
  'maya@acme.test 30 3/4',
  'x9 maya@acme.test',
])('“%s” is answered with blocks that Slack takes', async text => {
  await team.command('ana', text)
  expect(team.answers).toHaveLength(1)
  expect(blockFaults(team.lastAnswer().blocks)).toEqual([])
  expect(team.lastAnswer().text).not.toContain('went wrong')
})

test('somebody who is no user learns what to do', async () => {
  await team.command('zoe', 'today')
  expect(team.lastAnswer().text).toContain('Ask an admin')
})

const formOf = (offer: Awaited<ReturnType<typeof postedOffer>>, values: Record<string, string>) => {
  const { proposalId, startsAt } = JSON.parse(findButton(offer, 'pick:').value)
  const responseUrl = `${team.url}/answers`
  return {
    id: 'V000000001',
    callback_id: 'pick',
    private_metadata: JSON.stringify({ proposalId, startsAt, responseUrl }),
    values,
  }
}

test('somebody else says who they are in a form, and books', async () => {
  const offer = await postedOffer()
  const told = team.answers.length
  await team.press('zoe', findButton(offer, 'pick:'))
  expect(team.answers).toHaveLength(told)
  expect(await meetings()).toHaveLength(0)
  const view = formOf(offer, { email: 'zoe@else.test', name: 'Zoe' })
  const { text } = await team.submit('zoe', view)
  expect(JSON.parse(text)).toMatchObject({ response_action: 'update' })
  expect(await meetings()).toHaveLength(1)
})

test('a form with an address that is none says so beside the field', async () => {
  const offer = await postedOffer()
  const { text } = await team.submit('zoe', formOf(offer, { email: 'zoe', name: '' }))
  const { response_action, errors } = JSON.parse(text)
  expect(response_action).toBe('errors')
  expect(Object.keys(errors)).toEqual(['email', 'name'])
  expect(await meetings()).toHaveLength(0)
})

test('copied text names every time and the link', async () => {
  await team.command('ana', 'maya@acme.test 30 thu pm x3')
  await team.press('ana', findButton(team.lastAnswer(), 'draft:copy'))
  const shown = JSON.stringify(team.lastAnswer().blocks)
  expect(shown.match(/•/g)).toHaveLength(3)
  expect(shown).toContain('http://parley.test/p/')
})

test('an edited command takes the place of the preview', async () => {
  await team.submit('ana', {
    id: 'V000000001',
    callback_id: 'edit',
    private_metadata: JSON.stringify({ responseUrl: `${team.url}/answers` }),
    values: { text: 'maya@acme.test 30 fri x2' },
  })
  const answer = team.lastAnswer()
  expect(answer.replace_original).toBe(true)
  expect(JSON.stringify(answer.blocks)).toContain('2 × 30-min')
})
