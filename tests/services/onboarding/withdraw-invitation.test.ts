import { afterAll, beforeAll, expect, test } from 'vitest'
import type { User } from '../../../src/model/entities.ts'
import { inviteUser } from '../../../src/services/onboarding/invite-user.ts'
import {
  sendInvitation,
  withdrawInvitation,
} from '../../../src/services/onboarding/withdraw-invitation.ts'
import { createPage, listPages, updatePage } from '../../../src/services/pages/pages.ts'
import { findSlackUser } from '../../../src/services/people/find-slack-user.ts'
import {
  endInvitations,
  makeSignInLink,
  redeemSignInLink,
  requestSignInLink,
} from '../../../src/services/people/sign-in.ts'
import { updateUser } from '../../../src/services/people/update-user.ts'
import {
  findUserById,
  linkSlackUser,
  listEveryUser,
  listUsers,
} from '../../../src/services/people/users.ts'
import { getProposal } from '../../../src/services/proposals/find-proposal.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let count = 0

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())

const inviteJan = (): Promise<User> => {
  count += 1
  return inviteUser(context, {
    workspaceId: demo.workspace.id,
    inviterId: demo.ana.id,
    email: `jan${count}@parley.test`,
    name: 'Jan Kos',
    timeZone: 'Europe/Warsaw',
    role: 'admin',
    hoursName: 'Hours',
    pageTitle: 'Meeting',
  })
}

async function withdrawn(): Promise<User> {
  const jan = await inviteJan()
  await withdrawInvitation(context, jan.id)
  return jan
}

const signInToken = async ({ id: userId }: User): Promise<string> =>
  (await makeSignInLink(context, { userId })).split('/').at(-1) ?? ''

const pagesOf = async ({ workspaceId, id }: User) => listPages(context, { workspaceId, hostId: id })

async function mailsTo(email: string) {
  await makeDrain(context).run()
  return (await listKeptMails(database.db)).filter(({ to }) => JSON.stringify(to).includes(email))
}

test('a withdrawn user is mailed no link to sign in, and no link that was sent signs them in', async () => {
  const jan = await inviteJan()
  const sent = await signInToken(jan)
  await withdrawInvitation(context, jan.id)
  const later = await signInToken(jan)
  for (const token of [sent, later])
    await expect(redeemSignInLink(context, token)).rejects.toMatchObject({ code: 'unauthorized' })
  const before = (await mailsTo(jan.email)).length
  await requestSignInLink(context, { workspaceId: jan.workspaceId, email: jan.email })
  expect(await mailsTo(jan.email)).toHaveLength(before)
})

test('Slack, a session and lists of hosts do not know a withdrawn user; the list of people does', async () => {
  const jan = await inviteJan()
  await linkSlackUser(context, { ...jan, userId: jan.id, slackUserId: 'U0JAN' })
  await withdrawInvitation(context, jan.id)
  const { workspaceId, email, id } = jan
  for (const person of [{ externalUserId: 'U0JAN' }, { externalUserId: 'U1', email }])
    expect(
      await findSlackUser(context, { workspaceId, person: { email: undefined, ...person } }),
    ).toBeUndefined()
  expect(await findUserById(context, id)).toBeUndefined()
  expect((await listUsers(context, jan)).map(user => user.id)).not.toContain(id)
  expect(await listEveryUser(context, jan)).toContainEqual(
    expect.objectContaining({ id, isWithdrawn: true }),
  )
})

test('their own page is off, and a page with other hosts does without them', async () => {
  const jan = await inviteJan()
  const { id: _id, ...shared } = demo.page
  const hostIds = [demo.ana.id, jan.id]
  const slug = `shared-${count}`
  const page = await createPage(context, { ...shared, kind: 'round-robin', hostIds, slug })
  await withdrawInvitation(context, jan.id)
  expect((await pagesOf(jan)).map(page => page.isActive)).toEqual([false])
  const anas = (await pagesOf(demo.ana)).find(({ id }) => id === page.id)
  expect(anas).toMatchObject({ isActive: true, hostIds: [demo.ana.id] })
  const command = { workspaceId: jan.workspaceId, pageId: page.id, changes: { hostIds } }
  await expect(updatePage(context, command)).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a page whose hosts were all withdrawn is off', async () => {
  const [jan, eva] = [await inviteJan(), await inviteJan()]
  const { id: _id, ...shared } = demo.page
  const hostIds = [jan.id, eva.id]
  await createPage(context, { ...shared, kind: 'group', hostIds, slug: `both-${count}` })
  await withdrawInvitation(context, jan.id)
  await withdrawInvitation(context, eva.id)
  expect((await pagesOf(eva)).map(page => page.isActive)).toEqual([false, false])
})

test('times that were proposed for a withdrawn user are withdrawn, and none can be picked or proposed', async () => {
  const jan = await inviteJan()
  const startsAt = context.clock() + 3 * 24 * 60 * 60_000
  const times = { hostId: jan.id, slots: [startsAt] }
  const { proposal } = await aProposal(demo, { ...times, via: 'email', organizerId: demo.ana.id })
  await withdrawInvitation(context, jan.id)
  const { workspaceId } = jan
  const kept = await getProposal(context, { workspaceId, proposalId: proposal.id })
  expect(kept.proposal.status).toBe('withdrawn')
  // As a proposal that was open when an older version withdrew the invitation.
  await database.db('proposals').where({ id: proposal.id }).update({ status: 'open' })
  expect((await getProposal(context, { workspaceId, proposalId: proposal.id })).openSlots).toEqual(
    [],
  )
  const picked = aBooking(demo, { proposalId: proposal.id, startsAt, source: 'proposal' })
  await expect(picked).rejects.toMatchObject({ code: 'slot-not-offered' })
  const again = aProposal(demo, { ...times, organizerId: demo.ana.id })
  await expect(again).rejects.toMatchObject({ code: 'not-found' })
})

test('a withdrawn admin does not count as one who is left', async () => {
  const jan = await withdrawn()
  const { workspaceId } = jan
  const admins = (await listUsers(context, jan)).filter(({ role }) => role === 'admin')
  const [last, ...others] = admins
  for (const { id } of others)
    await updateUser(context, { workspaceId, userId: id, changes: { role: 'rep' } })
  const command = { workspaceId, userId: last?.id ?? '', changes: { role: 'rep' as const } }
  await expect(updateUser(context, command)).rejects.toMatchObject({ code: 'forbidden' })
})

test('an invitation sent again opens sign-in and the page; one that was accepted cannot be withdrawn', async () => {
  const jan = await withdrawn()
  const before = (await mailsTo(jan.email)).length
  await sendInvitation(context, { userId: jan.id, inviterId: demo.ana.id })
  const mails = await mailsTo(jan.email)
  expect(mails).toHaveLength(before + 1)
  expect((await pagesOf(jan)).map(page => page.isActive)).toEqual([true])
  const token = await signInToken(jan)
  expect(await redeemSignInLink(context, token)).toMatchObject({ id: jan.id })
  await endInvitations(context, jan.id)
  await withdrawInvitation(context, jan.id)
  expect(await findUserById(context, jan.id)).toMatchObject({ id: jan.id })
})
