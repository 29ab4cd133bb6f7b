import { afterEach, beforeEach, expect, test } from 'vitest'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import {
  openPipedriveAccount,
  openPipedriveProvider,
  type PipedriveAccount,
} from '../../contracts/pipedrive-account.ts'

const hour = 3_600_000
let account: PipedriveAccount
let now: number
beforeEach(async () => {
  now = Date.UTC(2026, 10, 2, 20)
  account = await openPipedriveAccount()
  await account.addColleague(hostEmail)
})
afterEach(() => account.close())

const open = () => openPipedriveProvider(account.standIn, { clock: () => now })
const calls = () => account.standIn.state.requests.length

test('with the day’s budget spent nothing is asked until midnight, then what is pending is written', async () => {
  const { faults } = account.standIn
  const spent = { 'x-daily-ratelimit-token-remaining': '0', 'x-ratelimit-reset': '1' }
  faults.next({ on: 'POST /api/v2/activities', status: 429, headers: spent })
  const isOver = { code: 'rate-limited', retryAfterMs: 4 * hour }
  await expect(open().putMeeting(aMeeting(), undefined)).rejects.toMatchObject(isOver)
  const before = calls()
  now += hour
  const again = open().putMeeting(aMeeting(), undefined)
  await expect(again).rejects.toMatchObject({ ...isOver, retryAfterMs: 3 * hour })
  expect(calls()).toBe(before)
  now += 3 * hour
  await open().putMeeting(aMeeting(), undefined)
  expect(await account.listEngagements()).toHaveLength(1)
  expect(await account.listContacts()).toHaveLength(1)
})

test('shut out for hammering, the account is left alone for long', async () => {
  const { faults } = account.standIn
  faults.next({ on: 'GET /api/v1/users', status: 403, body: { page: '<html>Blocked</html>' } })
  const shut = { code: 'unavailable', retryAfterMs: 900_000 }
  await expect(open().putMeeting(aMeeting(), undefined)).rejects.toMatchObject(shut)
  const before = calls()
  await expect(open().findContact('1')).rejects.toMatchObject(shut)
  expect(calls()).toBe(before)
})

test('a meeting that did not change costs a few reads and no write', async () => {
  const provider = open()
  const refs = await provider.putMeeting(aMeeting(), undefined)
  account.standIn.state.requests.length = 0
  expect(await provider.putMeeting(aMeeting(), refs)).toEqual(refs)
  expect(account.standIn.state.requests).toEqual([
    `GET /api/v2/persons/${refs.contactId}`,
    `GET /api/v2/activities/${refs.engagementId}`,
  ])
})

test('required fields are explained, and the next try is made with the account read anew', async () => {
  const { faults } = account.standIn
  const body = { code: 'ERR_SCHEMA_VALIDATION_FAILED', errors: [{ field_code: 'deal_id' }] }
  faults.next({ on: 'POST /api/v2/activities', status: 400, body })
  await expect(open().putMeeting(aMeeting(), undefined)).rejects.toMatchObject({
    code: 'rejected',
    reason: expect.stringMatching(/“deal_id”.*then retry/),
  })
  await open().putMeeting(aMeeting(), undefined)
  expect(await account.listEngagements()).toHaveLength(1)
})

test('F49 a change whose answer was lost is not made twice, and no edit of a colleague is lost by it', async () => {
  const provider = open()
  const refs = await provider.putMeeting(aMeeting(), undefined)
  await account.editEngagement?.(refs.engagementId, { title: 'Demo with the Navy' })
  account.standIn.faults.next({ on: 'PATCH /api/v2/activities', isAnswerLost: true })
  const changed = aMeeting({ outcome: 'completed' })
  await expect(provider.putMeeting(changed, refs)).rejects.toMatchObject({ isPassing: true })
  await provider.putMeeting(changed, refs)
  const [only, ...more] = await account.listEngagements()
  expect(more).toEqual([])
  expect(only).toMatchObject({ title: 'Demo with the Navy', outcome: 'completed' })
})
