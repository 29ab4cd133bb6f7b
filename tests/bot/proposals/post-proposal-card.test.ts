import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withdrawProposal } from '../../../src/services/proposals/find-proposal.ts'
import { withSessionLock } from '../../../src/store/database/session-lock.ts'
import { type JobDrain, makeDrain } from '../../support/job-drain.ts'
import { type BotFixture, openBotFixture } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'
import { spyOnSlack } from '../../support/slack/spy-on-slack.ts'

let fixture: BotFixture
let drain: JobDrain
const general = 'C000000001'

beforeEach(async () => {
  fixture = await openBotFixture()
  drain = makeDrain(fixture.context, { slackJobs: fixture.team.app.jobs })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await fixture.close()
})

const cards = async () => {
  const { messages = [] } = await fixture.team.client.conversations.history({ channel: general })
  return messages.filter(({ blocks }) => JSON.stringify(blocks ?? []).includes('pick:'))
}
const postHere = async () => {
  await fixture.team.command('ana', 'p maya fri')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'draft:post'))
}
const later = async () => {
  fixture.context.setNow(fixture.context.clock() + 3 * 60_000)
  const { recordedJobs } = fixture.context
  const own = recordedJobs.filter(({ name }) => name === 'post-proposal-card')
  for (const { payload } of own) await drain.work('post-proposal-card', payload)
  return own.length
}
/** The process ends at this call to Slack: nothing that would follow happens. */
const dieAt = (method: string) =>
  spyOnSlack(method, () => {
    throw new Error('The process is gone')
  })

test('F46a: an offer that is posted stands there once, also when the job looks after it', async () => {
  await postHere()
  expect(await cards()).toHaveLength(1)
  expect(await later()).toBe(1)
  expect(await cards()).toHaveLength(1)
})

test('F46a: a crash before the card is posted loses nothing; twice is once', async () => {
  dieAt('chat.postMessage')
  await postHere()
  vi.restoreAllMocks()
  expect(await cards()).toEqual([])
  await later()
  await later()
  expect(await cards()).toHaveLength(1)
  expect(await fixture.database.db('proposal_posts')).toHaveLength(1)
})

test('F46a: while a slow press still posts, the job posts nothing and comes back', async () => {
  dieAt('chat.postMessage')
  await postHere()
  vi.restoreAllMocks()
  const { id } = await fixture.database.db('proposals').first()
  await withSessionLock(fixture.database.db, `post-proposal-card:${id}:${general}`, async () => {
    expect(await later()).toBe(1)
    expect(await cards()).toEqual([])
  })
  expect(await later()).toBe(2)
  expect(await cards()).toHaveLength(1)
})

test('an offer that was withdrawn meanwhile is not posted any more', async () => {
  dieAt('chat.postMessage')
  await postHere()
  vi.restoreAllMocks()
  const { id } = await fixture.database.db('proposals').first()
  const actor = { kind: 'user' as const, userId: fixture.demo.ana.id, name: fixture.demo.ana.name }
  await withdrawProposal(fixture.context, {
    workspaceId: fixture.demo.workspace.id,
    proposalId: id,
    actor,
  })
  await later()
  expect(await cards()).toEqual([])
})
