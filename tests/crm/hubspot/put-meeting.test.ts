import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import { type HubspotAccount, openHubspotAccount } from '../../contracts/hubspot-account.ts'

let account: HubspotAccount
beforeEach(async () => {
  account = await openHubspotAccount()
  await account.addColleague(hostEmail)
})
afterEach(() => account.close())

const put: HubspotAccount['provider']['putMeeting'] = (...args) =>
  account.provider.putMeeting(...args)
const meetings = () => account.standIn.state.list('meetings')
const onlyMeeting = () => {
  expect(meetings()).toHaveLength(1)
  return meetings()[0]?.properties
}
const countCalls = (call: string) =>
  account.standIn.state.requests.filter(request => request === call).length

describe('the record', () => {
  test('the timeline’s time is the start, never now', async () => {
    await put(aMeeting(), undefined)
    expect(onlyMeeting()).toMatchObject({
      hs_timestamp: '2026-12-01T10:00:00.000Z',
      hs_meeting_start_time: '2026-12-01T10:00:00.000Z',
      hs_meeting_end_time: '2026-12-01T10:30:00.000Z',
      hs_meeting_outcome: 'SCHEDULED',
      hs_meeting_external_url: aMeeting().url,
    })
  })

  test('what an invitee typed stays text where HubSpot shows HTML', async () => {
    const typed = '<img src=x onerror="alert(1)"> & more'
    await put(aMeeting({ description: typed, internalNote: typed }), undefined)
    const shown = '&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; more'
    expect(onlyMeeting()?.hs_meeting_body).toBe(shown)
    expect(onlyMeeting()?.hs_internal_meeting_notes).toContain(shown)
    expect(onlyMeeting()?.hs_internal_meeting_notes).not.toContain('<img')
  })

  test.each([
    ['address', 'ADDRESS'],
    ['phone', 'PHONE'],
    ['video', 'CUSTOM'],
    ['custom', 'CUSTOM'],
  ] as const)('a place of kind %s is HubSpot’s %s', async (kind, type) => {
    await put(aMeeting({ location: { kind, text: 'there' } }), undefined)
    expect(onlyMeeting()).toMatchObject({
      hs_meeting_location: 'there',
      hs_meeting_location_type: type,
    })
  })

  test('the organizer is named only where another person hosts', async () => {
    await put(aMeeting({ organizer: aMeeting().host }), undefined)
    expect(onlyMeeting()?.hs_internal_meeting_notes).not.toContain('Organizer')
  })

  test('a meeting type is written where the account has it, and left out elsewhere', async () => {
    const refs = await put(aMeeting({ meetingType: 'Unheard of' }), undefined)
    expect(onlyMeeting()).not.toHaveProperty('hs_activity_type')
    await put(aMeeting({ meetingType: 'first demo' }), refs)
    expect(onlyMeeting()?.hs_activity_type).toBe('First demo')
  })

  test('F39 an outcome the account does not have is refused by name', async () => {
    const refused = put(aMeeting({ outcome: 'Ghosted' }), undefined)
    await expect(refused).rejects.toMatchObject({
      code: 'rejected',
      reason: expect.stringContaining('“Ghosted”'),
    })
    expect(meetings()).toEqual([])
  })

  test('a host without a seat in HubSpot leaves record and contact without an owner', async () => {
    const host = { email: 'guest@acme.example', name: 'Guest Host' }
    await put(aMeeting({ host }), undefined)
    expect(onlyMeeting()?.hubspot_owner_id).toBe('')
    expect((await account.listContacts())[0]?.ownerEmail).toBeUndefined()
    expect(onlyMeeting()?.hs_internal_meeting_notes).toContain('Guest Host')
  })

  test('the links lead to the portal’s own domain', async () => {
    const refs = await put(aMeeting(), undefined)
    const start = 'https://app-eu1.hubspot.com/contacts/4711/record/0-1/'
    expect(refs.contactUrl).toBe(`${start}${refs.contactId}`)
    expect(refs.engagementUrl.startsWith(start)).toBe(true)
  })
})

describe('one record for life', () => {
  test('F51 a copy made by HubSpot’s calendar sync is adopted', async () => {
    const { state } = account.standIn
    const contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
    const copy = state.add('meetings', { hs_i_cal_uid: aMeeting().iCalUid, hs_timestamp: '1' })
    state.link(copy.id, contactId, 200)
    state.searchLagMs = 30_000
    const refs = await put(aMeeting(), undefined)
    expect(refs.engagementId).toBe(copy.id)
    await put(aMeeting(), undefined)
    expect(onlyMeeting()).toMatchObject({ hs_meeting_title: 'Demo with Grace' })
  })

  test('F51 a synced copy that no contact is linked with is adopted through the search', async () => {
    const { state } = account.standIn
    const copy = state.add('meetings', { hs_i_cal_uid: aMeeting().iCalUid, hs_timestamp: '1' })
    expect((await put(aMeeting(), undefined)).engagementId).toBe(copy.id)
  })

  test('F51 a record kept by id gets our key as soon as the account allows it', async () => {
    const { state } = account.standIn
    const unkeyed = state.add('meetings', { hs_timestamp: '1' })
    const contactId = await account.addContact({ email: 'grace@navy.example', name: 'Grace' })
    const refs = { contactId, engagementId: unkeyed.id, contactUrl: '', engagementUrl: '' }
    await put(aMeeting(), refs)
    await put(aMeeting(), undefined)
    expect(onlyMeeting()?.parley_booking_id).toBe(aMeeting().id)
  })

  test('our properties are made once for an account', async () => {
    const tracking = { source: 'newsletter' }
    const refs = await put(aMeeting({ tracking }), undefined)
    await put(aMeeting({ tracking, outcome: 'completed' }), refs)
    expect(countCalls('POST /crm/properties/2026-09/meetings')).toBe(1)
    expect(countCalls('POST /crm/properties/2026-09/contacts')).toBe(3)
    expect(countCalls('GET /crm/properties/2026-09/meetings')).toBe(1)
  })

  test('F6 a change to an older meeting does not hide where the last booking came from', async () => {
    const refs = await put(aMeeting({ tracking: { source: 'spring' } }), undefined)
    const second = {
      id: '0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a02',
      url: 'https://p.example/2',
      iCalUid: '2',
    }
    await put(aMeeting({ ...second, tracking: { source: 'autumn' } }), undefined)
    await put(aMeeting({ tracking: { source: 'spring' }, outcome: 'completed' }), refs)
    expect((await account.listContacts())[0]?.tracking.source).toBe('autumn')
  })

  test('F6 where our properties may not be made the meeting is logged without them', async () => {
    account.standIn.state.missingScopes.add('crm.schemas.contacts.write')
    await put(aMeeting({ tracking: { source: 'spring' } }), undefined)
    expect((await account.listContacts())[0]?.tracking).toEqual({})
    onlyMeeting()
  })
})
