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
const grace = () => account.addContact({ email: 'grace@navy.example', name: 'Grace' })

test('it says all that Pipedrive has a place for', async () => {
  const refs = await put(aMeeting(), undefined)
  expect(only('activities')).toMatchObject({
    type: 'meeting',
    subject: 'Demo with Grace',
    due_date: '2026-12-01',
    due_time: '10:00',
    duration: '00:30',
    done: false,
    busy: true,
    location: { value: 'Main Street 1' },
    participants: [{ person_id: Number(refs.contactId), primary: true }],
    public_description: 'Bring <numbers> & questions',
  })
  expect(only('activities')?.note?.split('<br>')).toEqual([
    'Parley outcome: scheduled',
    'Asked for the big plan',
    'Host: Ada Lovelace &lt;ada@acme.example&gt;',
    'Organizer: Sam Setter &lt;sam@acme.example&gt;',
    `Parley PAR-2041: ${aMeeting().url}`,
    expect.stringMatching(/^Parley id: 0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a01 \([0-9a-f-]{17}\)$/),
  ])
})

test.each([
  ['scheduled', false],
  ['rescheduled', false],
  ['completed', true],
  ['no-show', true],
  ['canceled', true],
  ['Qualified', true],
])('F39 with the outcome %s it is done: %s', async (outcome, done) => {
  await put(aMeeting({ outcome }), undefined)
  expect(only('activities')).toMatchObject({ done })
})

test.each([
  ['first DEMO', 'first_demo'],
  ['first_demo', 'first_demo'],
  ['Old demo', 'meeting'],
  ['Unheard of', 'meeting'],
])('the meeting type “%s” is written as %s', async (meetingType, type) => {
  await put(aMeeting({ meetingType }), undefined)
  expect(only('activities')?.type).toBe(type)
})

test('what colleagues changed beside us stays: type, other participants, deal and words below ours', async () => {
  const refs = await put(aMeeting(), undefined)
  const [activity] = account.standIn.state.list('activities')
  const other = Number(await account.addContact({ email: 'al@navy.example', name: 'Al' }))
  const participants = [{ person_id: Number(refs.contactId) }, { person_id: other }]
  Object.assign(activity?.values ?? {}, {
    type: 'first_demo',
    participants,
    note: `${activity?.values.note}<br>Called twice`,
  })
  await account.addDeal({ contactId: refs.contactId, name: 'Later', state: 'open' })
  await put(aMeeting({ outcome: 'completed' }), refs)
  const [changed] = list('activities')
  expect(changed).toMatchObject({ type: 'first_demo', participants })
  expect(changed?.note).toMatch(/^Parley outcome: completed<br>.*<br>Called twice$/)
  expect(changed).not.toHaveProperty('deal_id')
})

test('a host without a seat in Pipedrive is named in the note', async () => {
  await put(aMeeting({ host: { email: 'guest@acme.example', name: 'Guest Host' } }), undefined)
  expect(only('activities')?.note).toContain('Guest Host')
  expect((await account.listContacts())[0]?.ownerEmail).toBe('connected@acme.example')
})

test('a colleague who has left is nobody’s owner', async () => {
  account.standIn.state.addUser('gone@acme.example', { active_flag: false })
  await put(aMeeting({ host: { email: 'gone@acme.example', name: 'Gone' } }), undefined)
  expect((await account.listEngagements())[0]?.hostEmail).toBe('connected@acme.example')
})

test('made anew after it was deleted it has company and deal again', async () => {
  const contactId = await grace()
  await account.addDeal({ contactId, name: 'Compilers', state: 'open' })
  const refs = await put(aMeeting(), undefined)
  await account.deleteEngagement(refs.engagementId)
  await put(aMeeting(), refs)
  const [made] = await account.listEngagements()
  expect(made).toMatchObject({ companyName: 'Navy', dealName: 'Compilers' })
})

test('F49 it is found again with the host when person and refs are missing', async () => {
  const refs = await put(aMeeting(), undefined)
  await account.deleteContact(refs.contactId)
  const again = await put(aMeeting(), undefined)
  expect(again.engagementId).toBe(refs.engagementId)
  expect((await account.listEngagements())[0]?.contactIds).toEqual([again.contactId])
})

test('F49 it is found again with the person where the host has no seat and refs are missing', async () => {
  const host = { email: 'guest@acme.example', name: 'Guest Host' }
  account.standIn.state.pageSize = 2
  const refs = await put(aMeeting({ host }), undefined)
  const participants = [{ person_id: Number(refs.contactId) }]
  for (const due_date of ['2026-12-02', '2026-12-03', '2026-12-04'])
    account.standIn.state.add('activities', { type: 'call', due_date, participants })
  expect((await put(aMeeting({ host }), undefined)).engagementId).toBe(refs.engagementId)
  expect(list('activities')).toHaveLength(4)
})

test('the ids of a CRM that was connected before are none here', async () => {
  const uuid = '0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a77'
  const refs = { contactId: uuid, engagementId: uuid, contactUrl: '', engagementUrl: '' }
  await put(aMeeting(), refs)
  only('activities')
  only('persons')
})

test('the links lead to the company’s own address', async () => {
  const refs = await put(aMeeting(), undefined)
  expect(refs.contactUrl).toBe(`https://acme.pipedrive.com/person/${refs.contactId}`)
  expect(refs.engagementUrl).toContain('https://acme.pipedrive.com/activities/')
})

test('an activity takes its owner’s time until it is canceled; what a colleague made of that stays', async () => {
  const refs = await put(aMeeting(), undefined)
  Object.assign(account.standIn.state.list('activities')[0]?.values ?? {}, { busy: false })
  const completed = await put(aMeeting({ outcome: 'completed' }), refs)
  expect(only('activities')?.busy).toBe(false)
  Object.assign(account.standIn.state.list('activities')[0]?.values ?? {}, { busy: true })
  await put(aMeeting({ outcome: 'canceled' }), completed)
  expect(only('activities')?.busy).toBe(false)
})

test('a meeting longer than a day is cut there, keeps its end in the note, and is not taken for changed', async () => {
  const endsAt = Date.parse('2026-12-03T10:15:00Z')
  const refs = await put(aMeeting({ endsAt }), undefined)
  expect(only('activities')).toMatchObject({ due_time: '10:00', duration: '23:59' })
  expect(only('activities')?.note).toContain('<br>Ends: 2026-12-03 10:15 UTC<br>')
  const held = await account.provider.readMeeting(refs.engagementId)
  expect(held?.endsAt).toBe(refs.sent?.endsAt)
  account.standIn.state.requests.length = 0
  expect((await put(aMeeting({ endsAt }), refs)).sent).toEqual(refs.sent)
  expect(account.standIn.state.requests.filter(call => call.startsWith('PATCH'))).toEqual([])
})

test('the participant that Pipedrive calls primary comes first', async () => {
  const refs = await put(aMeeting(), undefined)
  const other = Number(await account.addContact({ email: 'al@navy.example', name: 'Al' }))
  const participants = [
    { person_id: Number(refs.contactId), primary: false },
    { person_id: other, primary: true },
  ]
  Object.assign(account.standIn.state.list('activities')[0]?.values ?? {}, { participants })
  const held = await account.provider.readMeeting(refs.engagementId)
  expect(held?.contacts.map(({ email }) => email)).toEqual([
    'al@navy.example',
    'grace@navy.example',
  ])
})
