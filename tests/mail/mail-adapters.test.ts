import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Meeting } from '../../src/model/entities.ts'
import { redeemSignInLink, requestSignInLink } from '../../src/services/people/sign-in.ts'
import { getProposal } from '../../src/services/proposals/find-proposal.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { makeDrain } from '../support/job-drain.ts'
import { type MailFixture, startMailFixture } from '../support/mail-fixture.ts'
import type { TestContext } from '../support/make-context.ts'
import type { TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let meeting: Meeting
let deliver: MailFixture['deliver']
let mailsTo: MailFixture['mailsTo']

beforeAll(async () => {
  const guests = [{ email: 'jo@example.com', name: 'Jo' }]
  ;({ database, context, demo, meeting, deliver, mailsTo } = await startMailFixture({ guests }))
})
afterAll(() => database.drop())

test('a confirmation delivered twice is one mail with a manage link (F20, F21)', async () => {
  expect(await deliver('mail:invitee')).toEqual({
    revision: meeting.sequence,
    refs: { invitation: 'mail' },
  })
  await deliver('mail:invitee')
  const mails = await mailsTo('maya@example.com')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('http://parley.test/manage/')
  expect(mails[0]?.calendarMethod).toBe('REQUEST')
})

test('the host is notified of contact and record, without the manage link (F19)', async () => {
  await deliver('mail:host')
  const [mail] = await mailsTo(meeting.host.email)
  expect(mail?.text).toContain('maya@example.com')
  const meetingAddress = `http://parley.test/settings/meetings/${meeting.id}`
  expect(mail?.text).toContain(`${meetingAddress}/contact`)
  // No calendar of theirs is connected.
  expect(mail?.text).not.toContain(`${meetingAddress}/event`)
  expect(mail?.text).not.toContain('/manage/')
})

test('no reminder for a canceled meeting, an old time or one that began (F67)', async () => {
  const dueAt = meeting.startsAt - 60 * 60_000
  context.setNow(dueAt)
  const canceled: Meeting = { ...meeting, status: 'canceled' }
  expect(await deliver('reminder:60', { meeting: canceled })).toBe('nothing-to-do')
  const moved = { ...meeting, startsAt: meeting.startsAt + 86_400_000 }
  expect(await deliver('reminder:60', { meeting: moved })).toBe('nothing-to-do')
  context.setNow(meeting.startsAt)
  expect(await deliver('reminder:60')).toBe('nothing-to-do')
  context.setNow(dueAt)
  expect(await deliver('reminder:60')).toEqual({ revision: meeting.sequence })
})

test('a guest gets the invitation, but no link that changes the meeting (F21)', async () => {
  await deliver('mail:guest')
  const [mail, ...others] = await mailsTo('jo@example.com')
  expect(others).toEqual([])
  expect(mail?.calendar).toContain('METHOD:REQUEST')
  expect(mail?.text).not.toContain('/manage/')
})

test('a host outside Slack is asked for the outcome once the meeting is over, unless it is known', async () => {
  context.setNow(meeting.endsAt - 1)
  expect(await deliver('outcome:mail')).toBe('nothing-to-do')
  context.setNow(meeting.endsAt)
  expect(await deliver('outcome:mail', { meeting: { ...meeting, outcome: 'no-show' } })).toBe(
    'nothing-to-do',
  )
  await deliver('outcome:mail')
  const [mail] = await mailsTo(meeting.host.email)
  expect(mail?.subject).toContain('Maya Lindt')
  expect(mail?.text).toContain(`http://parley.test/settings/meetings/${meeting.id}`)
})

test('a host known from a Slack that is off by now is asked by mail', async () => {
  await context.db('users').where({ id: meeting.host.id }).update({ slack_user_id: 'U1' })
  context.setNow(meeting.endsAt + 60_000)
  expect(await deliver('outcome:mail')).toBe('nothing-to-do')
  context.hasSlack = false
  expect(await deliver('outcome:mail')).toEqual({ revision: meeting.sequence })
  context.hasSlack = true
  await context.db('users').where({ id: meeting.host.id }).update({ slack_user_id: null })
})

test('a proposal is mailed once, and not after it was withdrawn (F44)', async () => {
  context.setNow(Date.UTC(2026, 10, 2, 8))
  const { workspaceId, pageId } = meeting
  const { proposal, token } = await aProposal(demo, {
    pageId,
    invitee: { email: 'ola@example.com', name: 'Ola', locale: 'pl', timeZone: 'Europe/Warsaw' },
    slots: [Date.UTC(2026, 10, 13, 9), Date.UTC(2026, 10, 13, 10)],
    via: 'email',
  })
  const about = { meeting: undefined as never, proposal }
  const withdrawn = { ...proposal, status: 'withdrawn' as const }
  expect(await deliver('proposal:mail', { ...about, proposal: withdrawn })).toBe('nothing-to-do')
  await deliver('proposal:mail', about)
  await deliver('proposal:mail', about)
  const mails = await mailsTo('ola@example.com')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(`http://parley.test/p/${token}?slot=${proposal.slots[0]}`)
  expect(mails[0]?.html).toContain('lang="pl"')
  const { openSlots } = await getProposal(context, { workspaceId, proposalId: proposal.id })
  expect(openSlots).toEqual(proposal.slots)
})

test('the sign-in link that is mailed signs in, once', async () => {
  const { host, workspaceId } = meeting
  await requestSignInLink(context, { workspaceId, email: host.email.toUpperCase() })
  await makeDrain(context).run()
  const [mail] = await mailsTo(host.email)
  const token = /\/signin\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  expect(await redeemSignInLink(context, token)).toMatchObject({ id: host.id })
  await expect(redeemSignInLink(context, token)).rejects.toMatchObject({ code: 'unauthorized' })
})

describe('a cancellation (F22)', () => {
  const offers = (text: string | undefined) =>
    [...(text ?? '').matchAll(/\/p\/[\w-]+\?slot=(\d+)/g)].map(([, slot]) => Number(slot))

  /** Canceled in the history alone, so that the fixture keeps its meeting. */
  async function cancelAs(actor: Actor, proposalId?: string) {
    context.setNow(Date.UTC(2026, 10, 2, 8))
    await database.db('kept_mails').delete()
    await database.db('mail_recipients').delete()
    const canceled: Meeting = {
      ...meeting,
      status: 'canceled',
      cancelReason: 'Ill',
      sequence: meeting.sequence + 1,
    }
    const event = { meetingId: meeting.id, revision: 1, at: 0, kind: 'canceled', actor, proposalId }
    const about = {
      meeting: canceled,
      deliveredRevision: meeting.sequence,
      events: [event as never],
    }
    await deliver('mail:invitee', about)
    await deliver('mail:guest', about)
    const [[mail], [guests]] = [await mailsTo('maya@example.com'), await mailsTo('jo@example.com')]
    expect(mail?.text).toContain('Ill')
    expect(mail?.calendar).toContain('METHOD:CANCEL')
    expect(guests?.text).not.toContain('slot=')
    return mail?.text
  }

  const actors: Actor[] = [
    { kind: 'user', userId: 'a', name: 'Ana Ruiz' },
    { kind: 'invitee', name: 'Maya Lindt' },
    { kind: 'system', name: 'API' },
  ]
  test.each(actors)('offers no times that nobody chose, but the page: %j', async actor => {
    const text = await cancelAs(actor)
    expect(text).not.toContain('slot=')
    expect(text).toContain('http://parley.test/meetings/demo')
  })

  test('carries the times that were chosen, while they are free', async () => {
    const slots = [Date.UTC(2026, 10, 13, 11), Date.UTC(2026, 10, 13, 12)]
    const { proposal } = await aProposal(demo, {
      pageId: meeting.pageId,
      invitee: { email: 'maya@example.com', name: 'Maya', locale: 'en', timeZone: 'Europe/Warsaw' },
      slots,
    })
    const text = await cancelAs({ kind: 'user', userId: 'a', name: 'Ana Ruiz' }, proposal.id)
    expect(offers(text)).toEqual(slots)
  })
})
