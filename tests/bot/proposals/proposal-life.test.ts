import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { getProposal } from '../../../src/services/proposals/find-proposal.ts'
import type { ProposeTimes } from '../../../src/services/proposals/proposal-command.ts'
import { noteProposalPost } from '../../../src/services/proposals/proposal-posts.ts'
import { askForOtherTimes, noteOpened } from '../../../src/services/proposals/update-proposal.ts'
import { makeHandlers } from '../../../src/worker/worker.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, findButton, type SlackTeam } from '../../support/slack/slack-team.ts'
import { spyOnSlack } from '../../support/slack/spy-on-slack.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let team: SlackTeam
let channel: string

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
/** Thursday 2026-11-05, 11:00, 12:00 and 13:00 in Berlin. */
const slots = [10, 11, 12].map(hour => Date.UTC(2026, 10, 5, hour))
const [first = 0, second = 0] = slots
const general = 'C000000001'

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  team = await createSlackTeam(context)
  const slackUserId = team.slackIdOf('ana')
  const { workspace, ana } = demo
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ana.id, slackUserId })
  const opened = await team.client.conversations.open({ users: slackUserId })
  channel = opened.channel?.id ?? ''
})

afterEach(async () => {
  vi.restoreAllMocks()
  await team.close()
  await database.drop()
})

const propose = (changes: Partial<ProposeTimes> = {}) =>
  aProposal(demo, {
    pageId: demo.page.id,
    title: 'Demo',
    invitee: {
      email: 'maya@acme.test',
      name: 'Maya <!channel> *Lindt*',
      timeZone: 'America/New_York',
    },
    slots,
    ...changes,
  })

/** Works off what is due, mails apart: this is about Slack. */
async function workOff(): Promise<void> {
  const limiter = { take: async () => undefined, pause: () => undefined }
  const handlers = makeHandlers({
    context,
    adapters: meetingAdapters({ context, config: team.config, limiter }),
    sendSignInLink: async () => undefined,
    sendEmailCode: async () => undefined,
    notifyOfMissed: async () => undefined,
    emailChatMessage: async () => undefined,
    notifyOfOutage: async () => undefined,
  })
  const worked = ['plan-proposal', 'refresh-proposal', 'deliver-slack']
  const { recordedJobs: jobs } = context
  const next = () =>
    jobs.findIndex(
      ({ name, startAfter = 0 }) => worked.includes(name) && startAfter <= context.clock(),
    )
  for (let at = next(); at >= 0; at = next()) {
    const [job] = jobs.splice(at, 1)
    if (job) await handlers[job.name](job.payload as never)
  }
}

const history = async (where: string) => {
  const query = { channel: where, include_all_metadata: true }
  return (await team.client.conversations.history(query)).messages ?? []
}
const isAboutMeeting = ({ metadata }: { metadata?: unknown }) =>
  JSON.stringify(metadata ?? '').includes('parley_meeting')
const shown = async (where = channel) => {
  const [message, ...others] = (await history(where)).filter(found => !isAboutMeeting(found))
  expect(others).toEqual([])
  expect(blockFaults(message?.blocks)).toEqual([])
  return { text: message?.text ?? '', blocks: message?.blocks ?? [], ts: message?.ts ?? '' }
}
const pressStatus = async (actionId: string) =>
  team.press('ana', findButton(await shown(), actionId))

test('one message to its sender goes from Not opened yet through Opened to Picked (M3)', async () => {
  const { proposal, token } = await propose()
  await workOff()
  const sent = await shown()
  expect(sent.text).toContain('Not opened yet')
  expect(sent.text).not.toContain('<!channel>')
  await noteOpened(context, { token })
  await noteOpened(context, { token })
  await workOff()
  expect((await shown()).text).toContain('Opened')
  await book(proposal.id)
  await workOff()
  const picked = await shown()
  expect(picked.ts).toBe(sent.ts)
  expect(JSON.stringify(picked.blocks)).toContain('Picked: *Thu 5 Nov 11:00 CET*')
})

const book = (proposalId: string | undefined, startsAt = first) =>
  aBooking(demo, {
    ...(proposalId ? { proposalId } : { pageId: demo.page.id }),
    startsAt,
    timeZone: 'Europe/Berlin',
    invitee: { email: 'ola@acme.test', name: 'Ola' },
  })

test('what the guest asks for instead is shown, announced once in the thread, and leads to a new proposal', async () => {
  const { token } = await propose()
  await workOff()
  await askForOtherTimes(context, { token, text: 'Friday after four <!here>' })
  await workOff()
  const message = await shown()
  expect(message.text).toContain('asks for another time')
  expect(message.text).not.toContain('<!here>')
  expect(findButton(message as never, 'proposal:again').action_id).toBe('proposal:again')
  const { messages = [] } = await team.client.conversations.replies({ channel, ts: message.ts })
  expect(messages).toHaveLength(2)
})

/** Monday 2 November, 9:00 in Berlin and 3:00 in New York, where the guest is. */
test.each([
  ['Friday after 2 pm, please', 'en', 'Read as: Fri 6 Nov 20:00', []],
  ['Friday 10 am?', 'en', 'Read as: Fri 6 Nov 16:00', ['Offer Fri 6 Nov 16:00 CET']],
  ['Może w piątek o 10:30?', 'pl', 'Read as: Fri 6 Nov 16:30', ['Offer Fri 6 Nov 16:30 CET']],
  ['venerdì mattina', 'it', 'Read as: Fri 6 Nov 14:00–18:00', ['Offer Fri 6 Nov 14:00 CET']],
  ['Whatever you like', 'en', undefined, []],
] as const)(
  'F52: the words of the guest “%s” are read as a command is',
  async (text, locale, read, offers) => {
    const invitee = { email: 'maya@acme.test', timeZone: 'America/New_York', locale }
    const { proposal, token } = await propose({ invitee })
    await workOff()
    await askForOtherTimes(context, { token, text })
    await workOff()
    const message = await shown()
    const said = JSON.stringify(message.blocks)
    if (read) expect(said).toContain(read)
    else expect(said).not.toContain('Read as')
    for (const offer of offers) expect(said).toContain(offer)
    if (offers.length === 0) expect(said).not.toContain('proposal:replace')
    else {
      await team.press('ana', findButton(message as never, 'proposal:replace'))
      const { workspaceId, id: proposalId } = proposal
      const now = await getProposal(context, { workspaceId, proposalId })
      expect(now.openSlots).toHaveLength(4)
    }
  },
)

test('F52: Propose again asks for the days that the guest named, as of when they named them', async () => {
  const views = spyOnSlack('views.update', () => ({}))
  const invitee = { email: 'maya@acme.test', timeZone: 'Europe/Berlin' }
  const { token } = await propose({ invitee })
  await workOff()
  await askForOtherTimes(context, { token, text: 'Friday afternoon' })
  await workOff()
  context.setNow(context.clock() + 2 * dayMs)
  await pressStatus('proposal:again')
  const view = JSON.stringify(views.at(-1)?.view ?? '').replaceAll('\\', '')
  expect(view.match(/"initial_date":"2026-11-06"/g)).toHaveLength(2)
  expect(view).toMatch(/"initial_options":\[\{"text":\{[^}]*\},"value":"afternoon"\}\]/)
})

test('Nudge reminds once, however often it is pressed', async () => {
  const { proposal } = await propose({ via: 'email' })
  await workOff()
  const button = findButton((await shown()) as never, 'proposal:nudge')
  await team.press('ana', button)
  await team.press('ana', button)
  expect(team.lastAnswer().text).toContain('reminded already')
  await workOff()
  const nudges = await database.db('deliveries').where({ target: 'proposal:nudge' })
  expect(nudges).toHaveLength(1)
  expect(nudges[0].proposal_id).toBe(proposal.id)
  expect(JSON.stringify((await shown()).blocks)).not.toContain('proposal:nudge')
})

test('Withdraw closes the offer and frees what it held', async () => {
  const { proposal } = await propose({ holds: 'held' })
  await workOff()
  expect(await database.db('holds').select('id')).toHaveLength(3)
  await pressStatus('proposal:withdraw')
  await workOff()
  expect((await shown()).text).toContain('Withdrawn')
  expect(await database.db('holds').select('id')).toEqual([])
  const { workspaceId, id: proposalId } = proposal
  expect((await getProposal(context, { workspaceId, proposalId })).proposal.status).toBe(
    'withdrawn',
  )
})

test('an offer that nobody answers expires by itself, and what it held is free', async () => {
  const { proposal } = await propose({ holds: 'held' })
  await workOff()
  context.setNow(proposal.expiresAt)
  await workOff()
  expect((await shown()).text).toContain('Expired')
  expect(await database.db('holds').select('id')).toEqual([])
})

test('a reminder that was wanted goes out a day before the end, none after an answer', async () => {
  const wanted = { nudge: 'before-expiry', via: 'email' } as const
  const { proposal } = await propose(wanted)
  const { token } = await propose(wanted)
  await askForOtherTimes(context, { token, text: 'Friday' })
  context.setNow(proposal.expiresAt - dayMs)
  await workOff()
  const nudges = await database.db('deliveries').where({ target: 'proposal:nudge' })
  expect(nudges.map(row => row.proposal_id)).toEqual([proposal.id])
})

test('the picked time frees the others that were held, in one transaction (F46a)', async () => {
  const { proposal } = await propose({ holds: 'held' })
  await book(proposal.id)
  expect(await database.db('holds').select('id')).toEqual([])
  await expect(book(proposal.id, second)).rejects.toMatchObject({
    facts: { code: 'proposal-closed' },
  })
})

test('a time taken elsewhere is struck on every card, and another is offered in one press (F46b)', async () => {
  const { proposal, url } = await propose()
  const { ts = '' } = await team.client.chat.postMessage({ channel: general, text: 'offer' })
  await noteProposalPost(context, { proposalId: proposal.id, channel: general, ts })
  await workOff()
  await book(undefined)
  await workOff()
  const message = await shown()
  expect(JSON.stringify(message.blocks)).toContain('~Thu 5 Nov 11:00 CET~')
  const card = await shown(general)
  expect(JSON.stringify(card.blocks)).not.toContain(`pick:${first}`)
  expect(JSON.stringify(card.blocks)).toContain(`pick:${second}`)
  expect(JSON.stringify(card.blocks)).toContain(url)
  expect(JSON.stringify(card.blocks)).toMatch(
    /~<!date\^\d+\^[^|]*\|Thu 5 Nov 11:00 CET>~ is no longer free/,
  )
  await team.press('ana', findButton(message as never, 'proposal:replace'))
  const { workspaceId, id: proposalId } = proposal
  const now = await getProposal(context, { workspaceId, proposalId })
  expect(now.openSlots).toHaveLength(3)
  await workOff()
  expect(JSON.stringify((await shown(general)).blocks).match(/pick:\d/g)).toHaveLength(3)
})

test('a card rewrites itself to Booked wherever the time was picked (F46a)', async () => {
  const { proposal } = await propose()
  const { ts = '' } = await team.client.chat.postMessage({ channel: general, text: 'offer' })
  await noteProposalPost(context, { proposalId: proposal.id, channel: general, ts })
  await book(proposal.id)
  await workOff()
  expect((await shown(general)).text).toContain('Booked ✓')
})

test('a card that was deleted is followed no longer, and keeps nothing waiting', async () => {
  const { proposal } = await propose()
  await noteProposalPost(context, { proposalId: proposal.id, channel: general, ts: '1.1' })
  await workOff()
  expect(await database.db('proposal_posts').select('ts')).toEqual([])
  const states = await database.db('deliveries').select('state')
  expect(states.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
})

test('another rep cannot touch an offer that is not theirs', async () => {
  const { proposal } = await propose({ hostId: demo.ben.id, organizerId: demo.ben.id })
  await team.press('ana', { action_id: 'proposal:nudge', value: proposal.id })
  const { workspaceId, id: proposalId } = proposal
  const isAdmin = demo.ana.role === 'admin'
  const { nudgedAt } = (await getProposal(context, { workspaceId, proposalId })).proposal
  expect(nudgedAt === undefined).toBe(!isAdmin)
})

test('a preview warns of times that somebody else was offered, and of hours that do not suit the guest (F46b, F46c)', async () => {
  await propose({ invitee: { email: 'ola@acme.test', name: 'Ola <!channel>' } })
  await team.command('ana', 'maya@acme.test 30m thu 05:00 in New York')
  const { blocks } = team.lastAnswer()
  expect(blockFaults(blocks)).toEqual([])
  const said = JSON.stringify(blocks)
  expect(said).toContain('Thu 5 Nov 11:00 CET is also offered to')
  expect(said).not.toContain('<!channel>')
  expect(said).toContain("Outside the guest's working hours (08–19): Thu 5 Nov 11:00 CET")
  await team.command('ana', 'ola@acme.test 30m thu 11:00')
  expect(JSON.stringify(team.lastAnswer().blocks)).not.toContain('also offered')
})

test('a decline is answered where it is read: the form that offers other times opens, filled in', async () => {
  const updates = spyOnSlack('views.update', () => ({}))
  const { meeting } = await book(undefined)
  await team.press('ana', { action_id: 'propose:others', value: meeting.id })
  const view = JSON.stringify(updates.at(-1)?.view ?? '')
  expect(view).toContain('ola@acme.test')
  expect(view).toContain('external_select')
})
