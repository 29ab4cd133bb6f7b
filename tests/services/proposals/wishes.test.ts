import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Proposal } from '../../../src/model/entities.ts'
import { openWish } from '../../../src/model/open-wish.ts'
import { getProposal, withdrawProposal } from '../../../src/services/proposals/find-proposal.ts'
import { addTimes, askForOtherTimes } from '../../../src/services/proposals/update-proposal.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { listOpenProposals } from '../../../src/store/proposals/open-proposals.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const hourMs = 60 * 60_000
const guest = { email: 'lena@acme.test', name: 'Lena Vogt' }
const wish = 'Friday after 3 pm'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())
beforeEach(async () => {
  await database.db('kept_mails').delete()
  await database.db('proposals').delete()
})

const first = () => context.clock() + 48 * hourMs

async function propose(via: 'link' | 'email') {
  const { proposal, token } = await aProposal(demo, { invitee: guest, slots: [first()], via })
  return { proposal, token }
}

async function mailsTo(email: string) {
  await makeDrain(context).run()
  return (await listKeptMails(database.db)).filter(({ to }) => to.includes(email))
}

const present = async ({ id: proposalId, workspaceId }: Proposal) =>
  (await getProposal(context, { workspaceId, proposalId })).proposal

const listed = () =>
  listOpenProposals(database.db, {
    workspaceId: demo.workspace.id,
    userId: demo.ana.id,
    now: context.clock(),
    limit: 10,
  })

test.each(['link', 'email'] as const)(
  'a guest who asks for another time is mailed the answer, where times went out by %s',
  async via => {
    const { proposal, token } = await propose(via)
    const before = (await mailsTo(guest.email)).length
    expect(before).toBe(via === 'email' ? 1 : 0)
    await askForOtherTimes(context, { token, text: wish })
    expect(await mailsTo(guest.email)).toHaveLength(before)
    const { id: proposalId, workspaceId } = proposal
    await addTimes(context, { workspaceId, proposalId, starts: [first() + hourMs] })
    expect(await mailsTo(guest.email)).toHaveLength(before + 1)
  },
)

test('more times in a link that nobody asked about are mailed to nobody', async () => {
  const { proposal } = await propose('link')
  const { id: proposalId, workspaceId } = proposal
  await addTimes(context, { workspaceId, proposalId, starts: [first() + hourMs] })
  expect(await mailsTo(guest.email)).toEqual([])
})

test('an answered wish stays readable and is open no longer; another one is open again', async () => {
  const { proposal, token } = await propose('link')
  const { id: proposalId, workspaceId } = proposal
  await askForOtherTimes(context, { token, text: wish })
  expect(openWish(await present(proposal))).toBe(wish)
  expect(await listed()).toMatchObject([{ wish }])
  await addTimes(context, { workspaceId, proposalId, starts: [first() + hourMs] })
  const answered = await present(proposal)
  expect(answered).toMatchObject({ askedInstead: wish, answeredAt: context.clock() })
  expect(openWish(answered)).toBeUndefined()
  expect(await listed()).toMatchObject([{ wish: undefined }])
  await askForOtherTimes(context, { token, text: 'Monday' })
  expect(openWish(await present(proposal))).toBe('Monday')
})

test.each([
  ['email', 1],
  ['link', 0],
] as const)('times that went out by %s and are withdrawn: %i email says so', async (via, count) => {
  const { proposal } = await propose(via)
  const before = (await mailsTo(guest.email)).length
  const { id: proposalId, workspaceId } = proposal
  const actor = { kind: 'system', name: 'Test' } as const
  await withdrawProposal(context, { workspaceId, proposalId, actor })
  const mails = await mailsTo(guest.email)
  expect(mails).toHaveLength(before + count)
  expect(mails.filter(({ subject }) => subject.includes('Times withdrawn'))).toHaveLength(count)
  await context.jobs.enqueue(database.db, 'plan-proposal', [{ payload: { proposalId } }])
  expect(await mailsTo(guest.email)).toHaveLength(before + count)
})

test('a host without Slack is mailed the wish, once for each', async () => {
  const { proposal, token } = await propose('link')
  await askForOtherTimes(context, { token, text: wish })
  const [mail, another] = await mailsTo(demo.ana.email)
  expect(another).toBeUndefined()
  expect(mail?.subject).toContain('Lena Vogt asks for another time')
  expect(mail?.text).toContain(wish)
  await database.db('proposals').update({ revision: database.db.raw('revision + 1') })
  await context.jobs.enqueue(database.db, 'plan-proposal', [
    { payload: { proposalId: proposal.id } },
  ])
  expect(await mailsTo(demo.ana.email)).toHaveLength(1)
  context.setNow(context.clock() + 60_000)
  await askForOtherTimes(context, { token, text: 'Tuesday' })
  expect(await mailsTo(demo.ana.email)).toHaveLength(2)
})
