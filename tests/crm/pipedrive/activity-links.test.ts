import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CrmMeetingRefs } from '../../../crm/contract/crm-provider.ts'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import { openPipedriveAccount, type PipedriveAccount } from '../../contracts/pipedrive-account.ts'

let account: PipedriveAccount
let contactId: string
beforeEach(async () => {
  account = await openPipedriveAccount()
  await account.addColleague(hostEmail)
  contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
})
afterEach(() => account.close())

const put = (changes = {}, known?: CrmMeetingRefs) =>
  account.provider.putMeeting(aMeeting(changes), known)
const addLead = (title: string) => {
  const lead = { title, person_id: Number(contactId), organization_id: null }
  return account.standIn.state.addLead(lead)
}
const addDeal = async (name: string) =>
  (await account.addRecord?.({ type: 'deals', name, contactIds: [contactId] })) ?? ''
const links = () => {
  const [activity] = account.standIn.state.list('activities')
  const { deal_id = null, lead_id = null } = activity?.values ?? {}
  return { deal_id, lead_id }
}

test('F35 the one open lead is associated where there is no open deal', async () => {
  const { id } = addLead('Wants compilers')
  addLead('Long ago').is_archived = true
  const refs = await put()
  expect(links()).toEqual({ deal_id: null, lead_id: id })
  expect(refs.dealName).toBe('Wants compilers')
})

test('F35 an open deal comes before a lead, and of several leads none is guessed', async () => {
  addLead('Wants compilers')
  addLead('Wants ships')
  const refs = await put()
  expect(links()).toEqual({ deal_id: null, lead_id: null })
  const deal = await addDeal('Compilers')
  await account.deleteEngagement(refs.engagementId)
  await put()
  expect(links()).toEqual({ deal_id: Number(deal), lead_id: null })
})

test('F33 a lead that was chosen gives way to a deal that is chosen later', async () => {
  const { id } = addLead('Wants compilers')
  addLead('Wants ships')
  const refs = await put({ associations: [{ type: 'leads', id }] })
  expect(links()).toEqual({ deal_id: null, lead_id: id })
  const deal = await addDeal('Compilers')
  await put({ associations: [{ type: 'deals', id: deal }] }, refs)
  expect(links()).toEqual({ deal_id: Number(deal), lead_id: null })
})

test('F60 CRM edit never silently lost: a deal that a colleague chose there stays', async () => {
  const deals = [await addDeal('Compilers'), await addDeal('Ships')]
  const chosen = await put({ associations: [{ type: 'deals', id: deals[0] }] })
  const [activity] = account.standIn.state.list('activities')
  Object.assign(activity?.values ?? {}, { deal_id: Number(deals[1]) })
  await put({ associations: [{ type: 'deals', id: deals[0] }], outcome: 'completed' }, chosen)
  expect(links().deal_id).toBe(Number(deals[1]))
})

test('F62 a colleague’s choice in Pipedrive answers the question', async () => {
  const [first] = [await addDeal('Compilers'), await addDeal('Ships')]
  const asked = await put()
  expect(asked.openDeals).toHaveLength(2)
  const [activity] = account.standIn.state.list('activities')
  Object.assign(activity?.values ?? {}, { deal_id: Number(first) })
  const answered = await put({ outcome: 'completed' }, asked)
  expect(answered.openDeals).toBeUndefined()
  expect(answered.dealName).toBe('Compilers')
})

test('F35 a connection that may not read leads logs meetings all the same', async () => {
  account.standIn.state.missingScopes.add('leads:read').add('leads:full')
  await put()
  expect(links()).toEqual({ deal_id: null, lead_id: null })
})

test('F31 chosen contacts take part, and leave when they are not chosen any more', async () => {
  const other = await account.addContact({ email: 'al@navy.example', name: 'Al' })
  const refs = await put({ associations: [{ type: 'contacts', id: other }] })
  const ids = async () => (await account.associatedIds?.(refs.engagementId, 'contacts')) ?? []
  expect(await ids()).toEqual([contactId, other])
  const others = await put({ associations: [{ type: 'contacts', id: '424242' }] }, refs)
  expect(others.engagementId).toBe(refs.engagementId)
  expect(await ids()).toEqual([contactId])
})

test('F60 CRM edit never silently lost: participants whom colleagues added stay beside our guests', async () => {
  const [al, kay] = [
    await account.addContact({ email: 'al@navy.example', name: 'Al' }),
    await account.addContact({ email: 'kay@navy.example', name: 'Kay' }),
  ]
  const refs = await put()
  const [activity] = account.standIn.state.list('activities')
  activity?.values.participants?.push({ person_id: Number(kay), primary: false })
  await put({ guests: [{ email: 'al@navy.example', name: 'Al' }] }, refs)
  const ids = await account.associatedIds?.(refs.engagementId, 'contacts')
  expect(ids).toEqual([contactId, al, kay])
})

test('F31 leads are records to schedule from', async () => {
  const { id } = addLead('Wants compilers')
  const found = await account.provider.findRecord({ type: 'leads', id })
  expect(found).toMatchObject({
    name: 'Wants compilers',
    contacts: [{ id: contactId }],
    url: `https://acme.pipedrive.com/leads/inbox/${id}`,
  })
  addLead('Wants compilers, long ago').is_archived = true
  const names = await account.provider.searchRecords('leads', 'compilers', 5)
  expect(names).toMatchObject([{ id, name: 'Wants compilers', detail: 'Grace' }])
  const contact = await account.provider.findRecord({ type: 'contacts', id: contactId })
  expect(contact?.related).toMatchObject([{ type: 'leads', id }])
})

test.each([true, false])(
  'F33 a meeting moved to another record is written whether null unlinks (%s) or is refused',
  async unlinksByNull => {
    const deal = await addDeal('Compilers')
    const company =
      (await account.addRecord?.({ type: 'companies', name: 'Navy', contactIds: [] })) ?? ''
    const refs = await put({ associations: [{ type: 'deals', id: deal }] })
    account.standIn.state.unlinksByNull = unlinksByNull
    const associations = [{ type: 'companies', id: company }] as const
    const moved = await put({ associations, title: 'Moved' }, refs)
    const [activity] = account.standIn.state.list('activities')
    expect(activity?.values).toMatchObject({
      org_id: Number(company),
      subject: 'Moved',
      deal_id: unlinksByNull ? null : Number(deal),
    })
    account.standIn.state.requests.length = 0
    await put({ associations, title: 'Moved' }, moved)
    expect(account.standIn.state.requests.filter(call => call.startsWith('PATCH'))).toEqual([])
  },
)

test('F33 a new meeting that belongs to no deal or company is written where null is refused', async () => {
  account.standIn.state.unlinksByNull = false
  await put({ associations: [] })
  expect(account.standIn.state.list('activities')).toHaveLength(1)
})
