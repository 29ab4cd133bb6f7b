import { afterEach, beforeEach, expect, test } from 'vitest'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import { type HubspotAccount, openHubspotAccount } from '../../contracts/hubspot-account.ts'

let account: HubspotAccount
beforeEach(async () => {
  account = await openHubspotAccount()
  await account.addColleague(hostEmail)
})
afterEach(() => account.close())

const outcomes = async () =>
  ((await account.provider.listChoices()).outcomes ?? []).map(({ label }) => label)

test('F39: an outcome that is added to the account is offered some minutes later, with the same key', async () => {
  const { state } = account.standIn
  expect(await outcomes()).not.toContain('Postponed')
  const definition = state.properties.meetings.find(({ name }) => name === 'hs_meeting_outcome')
  definition?.options.push({ label: 'Postponed', value: 'POSTPONED', hidden: false })
  state.now += 11 * 60_000
  expect(await outcomes()).toContain('Postponed')
})

test('ids of a CRM that was connected before name nothing here, and are not asked about', async () => {
  const before = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
  expect(await account.provider.readMeeting(before)).toBeUndefined()
  const known = {
    contactId: before,
    engagementId: before,
    contactUrl: 'https://parley.example/records/contacts/1',
    engagementUrl: 'https://parley.example/records/contacts/1',
  }
  const associations = [{ type: 'deals', id: before }] as const
  const refs = await account.provider.putMeeting(aMeeting({ associations }), known)
  expect(refs.engagementId).toMatch(/^\d+$/)
  expect(account.standIn.state.requests.filter(request => request.includes(before))).toEqual([])
  expect(await account.listEngagements()).toHaveLength(1)
})

test('a connection that may not read the account works without links to its records', async () => {
  const { state } = account.standIn
  state.missingScopes.add('account-info')
  const contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
  await account.addDeal({ contactId, name: 'Ships', state: 'open' })
  const refs = await account.provider.putMeeting(aMeeting(), undefined)
  expect(refs).toMatchObject({ contactId, contactUrl: '', engagementUrl: '', dealName: 'Ships' })
  expect(await account.provider.findContactByEmail('grace@navy.example')).toMatchObject({ url: '' })
  expect(await account.provider.readMeeting(refs.engagementId)).toMatchObject({ url: '' })
  const found = await account.provider.findRecord({ type: 'contacts', id: contactId })
  expect(found?.related.map(({ name, url }) => [name, url])).toEqual([['Ships', '']])
  expect(await account.provider.listOpenTasks?.(hostEmail)).toEqual({
    tasks: [],
    isWhole: true,
  })
})

test.each([401, 403, 404])('account details refused with %s stop no writing', async status => {
  account.standIn.faults.next({ on: 'GET /account-info/2026-09/details', status })
  expect((await account.provider.putMeeting(aMeeting(), undefined)).contactUrl).toBe('')
})

test('HubSpot out of order while the account is read passes by itself', async () => {
  account.standIn.faults.next({ on: 'GET /account-info/2026-09/details', status: 503 })
  const failed = account.provider.putMeeting(aMeeting(), undefined)
  await expect(failed).rejects.toMatchObject({ code: 'unavailable' })
})
