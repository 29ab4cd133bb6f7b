import { afterEach, beforeEach, expect, test } from 'vitest'
import hubspot from '../../../crm/hubspot/index.ts'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import {
  contextFor,
  type HubspotAccount,
  openHubspotAccount,
} from '../../contracts/hubspot-account.ts'

let account: HubspotAccount
beforeEach(async () => {
  account = await openHubspotAccount()
  await account.addColleague(hostEmail)
})
afterEach(() => account.close())

const put: HubspotAccount['provider']['putMeeting'] = (...args) =>
  account.provider.putMeeting(...args)
const create = 'POST /crm/objects/2026-09/meetings'
const makeContact = 'POST /crm/objects/2026-09/contacts'

const expectOnce = async () => {
  await put(aMeeting(), undefined)
  expect(await account.listEngagements()).toHaveLength(1)
  expect(await account.listContacts()).toHaveLength(1)
}

test.each([
  [{ status: 429, headers: { 'retry-after': '3' } }, 3_000],
  [{ status: 429, body: { policyName: 'TEN_SECONDLY_ROLLING' } }, 10_000],
  [{ status: 423 }, 2_000],
])('F49 %j is waited out in place: it had no effect', async (fault, waitedMs) => {
  const { state, faults } = account.standIn
  faults.next({ on: create, ...fault })
  const startedAt = state.now
  await put(aMeeting(), undefined)
  expect(state.now - startedAt).toBe(waitedMs)
  expect(await account.listEngagements()).toHaveLength(1)
})

test('F49 what is refused for longer goes back to the queue with its time', async () => {
  account.standIn.faults.next({ on: create, status: 429, headers: { 'retry-after': '120' } })
  await expect(put(aMeeting(), undefined)).rejects.toMatchObject({
    code: 'rate-limited',
    retryAfterMs: 120_000,
  })
  account.passTime?.(120_000)
  await expectOnce()
})

test.each([
  ['its own error', { status: 500 }],
  ['a gateway’s error', { status: 502, headers: { 'content-type': 'text/html' } }],
  ['a gateway’s refusal', { status: 403, headers: { 'content-type': 'text/html' } }],
  ['a lost answer', { isAnswerLost: true }],
] as const)('F49 %s passes by itself and doubles nothing', async (_what, fault) => {
  for (const on of [makeContact, create]) {
    account.standIn.faults.next({ on, ...fault })
    const failed = put(aMeeting(), undefined)
    await expect(failed).rejects.toMatchObject({ code: 'unavailable', isPassing: true })
  }
  await expectOnce()
})

test('F49 a lost answer doubles nothing while the search lags and the contact was deleted since', async () => {
  const { state, faults } = account.standIn
  state.searchLagMs = 30_000
  faults.next({ on: create, isAnswerLost: true })
  await expect(put(aMeeting(), undefined)).rejects.toMatchObject({ isPassing: true })
  state.archive((await account.listContacts())[0]?.id ?? '')
  await expectOnce()
  expect((await account.listEngagements())[0]?.contactIds).toHaveLength(1)
})

test('F49 0 duplicates in many repeats with a search that lags, whichever answer is lost', async () => {
  const { state, faults } = account.standIn
  state.searchLagMs = 30_000
  for (let repeat = 0; repeat < 50; repeat += 1) {
    const on = [create, makeContact, 'PATCH', 'PUT'][repeat % 4] ?? create
    faults.next({ on, isAnswerLost: true })
    await put(aMeeting(), undefined).catch(() => undefined)
  }
  await expectOnce()
})

test('a token that is revoked is replaced once, and lost where there is no other', async () => {
  const { state } = account.standIn
  const asked: (string | undefined)[] = []
  const accessToken = async (refused?: string) => {
    asked.push(refused)
    return refused ? 'fresh' : 'stale'
  }
  const provider = hubspot.create(contextFor(account.standIn, { accessToken }))
  state.revokedTokens.add('stale')
  expect(await provider.findContactByEmail('nobody@navy.example')).toBeUndefined()
  expect(asked).toContain('stale')
  state.revokedTokens.add('fresh')
  const lost = provider.findContactByEmail('nobody@navy.example')
  await expect(lost).rejects.toMatchObject({ code: 'unauthorized', isPassing: false })
})

test('a property that an admin requires is named by its label, and the booking waits for a person', async () => {
  const { state } = account.standIn
  const definition = state.properties.contacts.find(({ name }) => name === 'company')
  if (definition) definition.label = 'Company name'
  state.required.push({ kind: 'contacts', property: 'company' })
  const { company: _none, ...contact } = aMeeting().contact
  const refused = put(aMeeting({ contact }), undefined)
  await expect(refused).rejects.toMatchObject({
    code: 'rejected',
    isPassing: false,
    reason: expect.stringContaining('requires “Company name”'),
  })
  state.required.length = 0
  await expectOnce()
})

test('where definitions may not be read the property goes by its name', async () => {
  const { state, faults } = account.standIn
  await put(aMeeting({ contact: { email: 'alan@park.example', name: 'Alan' } }), undefined)
  state.required.push({ kind: 'contacts', property: 'phone' })
  faults.next({ on: 'GET /crm/properties/2026-09/contacts', status: 403 })
  const contact = { email: 'grace@navy.example', name: 'Grace' }
  const id = '0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a02'
  await expect(put(aMeeting({ id, contact }), undefined)).rejects.toMatchObject({
    reason: expect.stringContaining('requires “phone”'),
  })
})

test('a batch that knows only some of the ids answers with those', async () => {
  const known = await account.addContact({ email: 'alan@park.example', name: 'Alan Turing' })
  const guests = ['alan@park.example', 'nobody@park.example'].map(email => ({ email, name: '' }))
  const refs = await put(aMeeting({ guests }), undefined)
  expect(await account.associatedIds?.(refs.engagementId, 'contacts')).toContain(known)
})

test('links beyond the first page are read too', async () => {
  const { state } = account.standIn
  const contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
  await account.addDeal({ contactId, name: 'Boats', state: 'closed' })
  await account.addDeal({ contactId, name: 'Ships', state: 'open' })
  state.linksPageSize = 1
  expect((await put(aMeeting(), undefined)).dealName).toBe('Ships')
})

test('a connection that may not read tickets offers none, and the rest', async () => {
  const { state } = account.standIn
  const contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
  await account.addDeal({ contactId, name: 'Ships', state: 'open' })
  await account.addRecord?.({ type: 'tickets', name: 'Leak', contactIds: [contactId] })
  state.missingScopes.add('crm.objects.tickets.read')
  const found = await account.provider.findRecord({ type: 'contacts', id: contactId })
  expect(found?.related.map(({ name }) => name)).toEqual(['Ships'])
})
