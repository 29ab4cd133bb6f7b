import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CrmMeeting, CrmProvider } from '../../../crm/contract/crm-provider.ts'
import hubspot from '../../../crm/hubspot/index.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import { contextFor } from '../../contracts/hubspot-account.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import { VirtualTime } from '../../support/virtual-time.ts'

/** As many as the queue works on at once. */
const workers = 20

let standIn: HubspotStandIn
let time: VirtualTime
beforeEach(async () => {
  standIn = await startHubspotStandIn()
  standIn.state.addOwner(hostEmail)
  standIn.state.limits.isOn = true
  time = new VirtualTime(standIn.state)
})
afterEach(async () => {
  await standIn.close()
  expect(standIn.invalidRequests).toEqual([])
})

const open = () => hubspot.create(contextFor(standIn, { sleep: time.sleep }))

const bookings = (count: number): CrmMeeting[] =>
  Array.from({ length: count }, (_, number) => {
    const email = `invitee-${number}@navy.example`
    const contact = { email, name: `Invitee ${number}` }
    return aMeeting({ id: `booking-${number}`, iCalUid: `${number}@parley.example`, contact })
  })

/** What the account is asked once; here nobody else waits for time. */
const meet = async (provider: CrmProvider) => {
  await time.run([async () => void (await provider.putMeeting(aMeeting(), undefined))])
  standIn.state.requests.length = 0
}

/** As the job runner does: what was refused for the sake of pace comes again later. */
async function drain(providers: readonly CrmProvider[], waiting: CrmMeeting[]): Promise<void> {
  const work = (provider: CrmProvider) => async () => {
    for (let meeting = waiting.shift(); meeting; meeting = waiting.shift())
      try {
        await provider.putMeeting(meeting, undefined)
      } catch (error) {
        if (!(error instanceof ProviderError) || error.code !== 'rate-limited') throw error
        waiting.push(meeting)
        await time.sleep(error.retryAfterMs ?? 0)
      }
  }
  const each = workers / providers.length
  await time.run(providers.flatMap(provider => Array.from({ length: each }, () => work(provider))))
}

const drainTimeoutMs = 120_000

test('F49 hundreds of bookings are drained at the account’s rate without one refusal', {
  timeout: drainTimeoutMs,
}, async () => {
  const { state } = standIn
  const provider = open()
  await meet(provider)
  const startedAt = state.now
  await drain([provider], bookings(300))
  expect(state.list('meetings')).toHaveLength(301)
  expect(state.list('contacts')).toHaveLength(301)
  expect(state.limits.refused).toBe(0)
  expect(state.requests.length).toBe(1_200)
  // No faster than the account allows, and hardly slower.
  const atBestMs = (state.requests.length / 100) * 10_000
  expect(state.now - startedAt).toBeGreaterThanOrEqual(atBestMs - 20_000)
  expect(state.now - startedAt).toBeLessThan(atBestMs * 1.1)
})

test.each([true, false])(
  'F49 two processes on one account come to rest after a refusal and lose nothing (Retry-After: %s)',
  async saysRetryAfter => {
    const { state } = standIn
    state.limits.saysRetryAfter = saysRetryAfter
    const both = [open(), open()]
    for (const provider of both) await meet(provider)
    await drain(both, bookings(200))
    expect(state.list('meetings')).toHaveLength(201)
    expect(state.list('contacts')).toHaveLength(201)
    // Neither knows of the other but by what is left of the share, and searches do not even say that.
    expect(state.limits.refused).toBeGreaterThan(0)
    expect(state.limits.refused).toBeLessThan(state.requests.length / 20)
  },
)

test('a daily limit sends the job back to the queue, and no other call is tried before its end', async () => {
  const { state, faults } = standIn
  const provider = hubspot.create(contextFor(standIn))
  await provider.putMeeting(aMeeting(), undefined)
  faults.next({ status: 429, body: { policyName: 'DAILY' } })
  const refused = provider.findContactByEmail('grace@navy.example')
  await expect(refused).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 3_600_000 })
  const before = state.requests.length
  const next = provider.findContactByEmail('grace@navy.example')
  await expect(next).rejects.toMatchObject({ code: 'rate-limited', isPassing: true })
  expect(state.requests.length).toBe(before)
  state.now += 3_600_000
  expect(await provider.findContactByEmail('grace@navy.example')).toBeDefined()
})

test('an account with a larger share is used at its own rate', async () => {
  const { state } = standIn
  state.limits.isOn = false
  const provider = hubspot.create(contextFor(standIn))
  standIn.headers = {
    'x-hubspot-ratelimit-max': '190',
    'x-hubspot-ratelimit-remaining': '150',
    'x-hubspot-ratelimit-interval-milliseconds': '10000',
  }
  const startedAt = state.now
  for (let count = 0; count < 190; count += 1) await provider.findContact('1')
  expect(state.now).toBe(startedAt)
  await provider.findContact('1')
  expect(state.now).toBeGreaterThan(startedAt)
})

test('what others use of the account’s share is left to them', async () => {
  const { state } = standIn
  state.limits.isOn = false
  const provider = hubspot.create(contextFor(standIn))
  const spentIn = async (calls: number) => {
    const startedAt = state.now
    for (let count = 0; count < calls; count += 1) await provider.findContact('1')
    return state.now - startedAt
  }
  standIn.headers = { 'x-hubspot-ratelimit-max': '100', 'x-hubspot-ratelimit-remaining': '0' }
  expect(await spentIn(1)).toBe(0)
  expect(await spentIn(1)).toBeGreaterThanOrEqual(10_000)
  standIn.headers = { 'x-hubspot-ratelimit-max': '100', 'x-hubspot-ratelimit-remaining': '99' }
  expect(await spentIn(1)).toBeGreaterThanOrEqual(10_000)
  expect(await spentIn(50)).toBe(0)
})
