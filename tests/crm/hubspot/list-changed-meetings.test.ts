import { afterEach, beforeEach, expect, test } from 'vitest'
import { pollAll } from '../../contracts/crm-changes-contract.ts'
import { type HubspotAccount, openHubspotAccount } from '../../contracts/hubspot-account.ts'

const second = 1_000

let account: HubspotAccount
beforeEach(async () => {
  account = await openHubspotAccount()
})
afterEach(() => account.close())

const add = (title: string) => account.standIn.state.add('meetings', { hs_meeting_title: title })

test('F60 polling misses nothing while the search lags, and later changes show first', async () => {
  const { state } = account.standIn
  let since = state.now
  const told = new Set<string>()
  const poll = async () => {
    const { meetings, until } = await pollAll(account.provider, since)
    since = until
    for (const { title } of meetings) told.add(title)
  }
  // The first shows after a minute only, the second at once.
  const slow = add('Slow')
  const versions = slow.versions.splice(0)
  state.now += 5 * second
  add('Quick')
  await poll()
  expect([...told]).toEqual(['Quick'])
  state.now += 60 * second
  slow.versions.push(...versions)
  await poll()
  expect(told).toEqual(new Set(['Slow', 'Quick']))
})

test('F60 a steady stream of changes, a lag and small pages: each is reported', async () => {
  const { state } = account.standIn
  state.searchLagMs = 20 * second
  state.searchPageSize = 3
  let since = state.now
  const told = new Set<string>()
  for (let count = 0; count < 60; count += 1) {
    state.now += 4 * second
    add(`Visit ${count}`)
    if (count % 7 !== 0) continue
    const { meetings, until } = await pollAll(account.provider, since)
    since = until
    for (const { title } of meetings) told.add(title)
  }
  state.now += 60 * second
  for (const { title } of (await pollAll(account.provider, since)).meetings) told.add(title)
  expect(told.size).toBe(60)
})

test('F60 after a silence the poller asks for what is new only', async () => {
  const { state } = account.standIn
  const since = state.now
  add('Old')
  state.now += 11 * 60 * second
  const first = await pollAll(account.provider, since)
  expect(first.meetings).toHaveLength(1)
  expect((await pollAll(account.provider, first.until)).meetings).toEqual([])
})

test('F60 more changes of one moment than the search shows do not keep the poller for ever', async () => {
  const { state } = account.standIn
  for (let count = 0; count < 10_050; count += 1) add(`Import ${count}`)
  const since = state.now
  const changes = await account.provider.listChangedMeetings?.(since)
  expect(changes?.meetings).toHaveLength(10_000)
  expect(changes?.until).toBeGreaterThan(since)
})
