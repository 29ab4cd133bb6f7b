import { afterEach, beforeEach, expect, test } from 'vitest'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import { openPipedriveAccount, type PipedriveAccount } from '../../contracts/pipedrive-account.ts'

let account: PipedriveAccount
beforeEach(async () => {
  account = await openPipedriveAccount()
  await account.addColleague(hostEmail)
})
afterEach(() => account.close())

const put: PipedriveAccount['provider']['putMeeting'] = (...args) =>
  account.provider.putMeeting(...args)
const list = (kind: 'activities' | 'persons' | 'organizations') =>
  account.standIn.state.list(kind).map(({ values }) => values)
const only = (kind: 'activities' | 'persons' | 'organizations') => {
  expect(list(kind)).toHaveLength(1)
  return list(kind)[0]
}
const countCalls = (call: string) =>
  account.standIn.state.requests.filter(request => request === call).length
const grace = () => account.addContact({ email: 'grace@navy.example', name: 'Grace' })

test('the company is found by its exact name, whatever the letter case, and made else', async () => {
  const { state } = account.standIn
  const navy = state.add('organizations', { name: 'NAVY' })
  state.add('organizations', { name: 'Navy Supplies' })
  await put(aMeeting(), undefined)
  expect(only('persons')?.org_id).toBe(navy.id)
  const contact = { email: 'al@park.example', name: 'Al', company: 'Park' }
  const second = { id: 'other', iCalUid: 'other', url: 'https://parley.example/other' }
  await put(aMeeting({ ...second, contact }), undefined)
  expect(list('organizations').map(({ name }) => name)).toEqual(['NAVY', 'Navy Supplies', 'Park'])
})

test('F23 of two bookings at once one person and one company stay, the older ones', async () => {
  const second = { id: 'other', iCalUid: 'other', url: 'https://parley.example/other' }
  account.standIn.state.searchLag = 1
  await Promise.all([put(aMeeting(), undefined), put(aMeeting(second), undefined)])
  expect(countCalls('POST /api/v2/persons')).toBe(2)
  only('persons')
  only('organizations')
  expect(list('activities')).toHaveLength(2)
})

test('the index lags: one made a moment ago is found among the newest', async () => {
  account.standIn.state.searchLag = 1
  const id = await grace()
  expect((await account.provider.findContactByEmail('GRACE@navy.example'))?.id).toBe(id)
  expect((await put(aMeeting(), undefined)).contactId).toBe(id)
})

test('an address is found whole among many that contain it', async () => {
  const { state } = account.standIn
  const addLike = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const emails = [{ value: `x${index}.grace@navy.example`, primary: true }]
      state.add('persons', { name: 'Another', emails })
    }
  }
  addLike(15)
  const id = await grace()
  addLike(101)
  expect((await account.provider.findContactByEmail('grace@navy.example'))?.id).toBe(id)
})

test('a person is read by id, and absent where it is deleted or no id of ours', async () => {
  const id = await grace()
  expect((await account.provider.findContact?.(id))?.name).toBe('Grace')
  await account.deleteContact(id)
  expect(await account.provider.findContact?.(id)).toBeUndefined()
  expect(await account.provider.findContact?.('uuid')).toBeUndefined()
})

test('people are found by their company’s name too, each once', async () => {
  await account.addContact({ email: 'grace@navy.example', name: 'Grace', company: 'Navy Ltd' })
  const found = await account.provider.searchContacts('navy', 5)
  expect(found.map(({ name, company }) => [name, company])).toEqual([['Grace', 'Navy Ltd']])
  expect(await account.provider.searchContacts('Ltd', 5)).toHaveLength(1)
  expect(await account.provider.searchContacts('x', 5)).toEqual([])
})

test('F6 our fields are made once, and an older meeting does not hide the last booking', async () => {
  const refs = await put(aMeeting({ tracking: { source: 'spring' } }), undefined)
  const second = { id: 'other', iCalUid: 'other', url: 'https://parley.example/other' }
  await put(aMeeting({ ...second, tracking: { source: 'autumn' } }), undefined)
  await put(aMeeting({ tracking: { source: 'spring' }, outcome: 'completed' }), refs)
  expect((await account.listContacts())[0]?.tracking.source).toBe('autumn')
  expect(countCalls('POST /api/v2/personFields')).toBe(3)
})

test('F6 where fields may not be made the meeting is logged without them', async () => {
  const { missingScopes } = account.standIn.state
  missingScopes.add('admin').add('contact-fields:full')
  await put(aMeeting({ tracking: { source: 'spring' } }), undefined)
  expect((await account.listContacts())[0]?.tracking).toEqual({})
  only('activities')
})
