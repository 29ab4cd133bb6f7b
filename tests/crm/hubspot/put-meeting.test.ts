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

  test('F32 rich text stands there as it was written, what people typed elsewhere stays text', async () => {
    const organizer = { email: 'sam@acme.example', name: '<img src=x onerror="alert(1)">' }
    const html = '<p>Bring <strong>numbers</strong></p>'
    await put(aMeeting({ organizer, descriptionHtml: html, internalNoteHtml: html }), undefined)
    expect(onlyMeeting()?.hs_meeting_body).toBe(html)
    expect(onlyMeeting()?.hs_internal_meeting_notes).toContain(html)
    expect(onlyMeeting()?.hs_internal_meeting_notes).toContain('&lt;img src=x onerror=&quot;')
    expect(onlyMeeting()?.hs_internal_meeting_notes).not.toContain('<img')
  })

  test('F32 attachments are links among what attendees never see', async () => {
    const attachments = [{ name: 'Plan <1>.pdf', url: 'https://parley.example/files/1?a=1&b=2' }]
    await put(aMeeting({ attachments }), undefined)
    expect(onlyMeeting()?.hs_internal_meeting_notes).toContain(
      '<a href="https://parley.example/files/1?a=1&amp;b=2">Plan &lt;1&gt;.pdf</a>',
    )
    expect(onlyMeeting()?.hs_meeting_body).not.toContain('files/1')
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

describe('what colleagues changed', () => {
  test('F60 host and meeting type chosen in HubSpot stay while other things change', async () => {
    const { state } = account.standIn
    const bob = state.addOwner('bob@acme.example')
    const refs = await put(aMeeting({ meetingType: 'First demo' }), undefined)
    const [record] = meetings()
    if (record) state.change(record, { hubspot_owner_id: bob, hs_activity_type: '' })
    await put(aMeeting({ meetingType: 'First demo', outcome: 'completed' }), refs)
    expect(onlyMeeting()).toMatchObject({
      hubspot_owner_id: bob,
      hs_activity_type: '',
      hs_meeting_outcome: 'COMPLETED',
    })
  })

  test('F60 nothing is written where nothing changed here', async () => {
    const refs = await put(aMeeting(), undefined)
    account.standIn.state.requests.length = 0
    expect(await put(aMeeting(), refs)).toEqual(refs)
    const writes = account.standIn.state.requests.filter(call => !call.startsWith('GET'))
    expect(writes).toEqual([])
  })

  test('F60 the last to change a record is named', async () => {
    const { state } = account.standIn
    state.userId = String(state.owners[0]?.userId)
    const { engagementId } = await put(aMeeting(), undefined)
    expect((await account.provider.readMeeting(engagementId))?.changedBy).toBe('ada')
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

describe('records that the connection may not link', () => {
  const surroundings = async () => {
    const email = 'grace@navy.example'
    const contactId = await account.addContact({ email, name: 'Grace', company: 'Navy' })
    await account.addDeal({ contactId, name: 'Ships', state: 'open' })
    return contactId
  }

  test('F35 the meeting is made on the rest, and the scope that is missing is named', async () => {
    const contactId = await surroundings()
    account.standIn.state.closedKinds.add('deals')
    const refs = await put(aMeeting(), undefined)
    const [seen] = await account.listEngagements()
    expect(seen).toMatchObject({ contactIds: [contactId], companyName: 'Navy' })
    expect(seen?.dealName).toBeUndefined()
    expect(refs.placed?.map(({ type }) => type)).toEqual(['contacts', 'companies'])
    expect(refs.unplaced).toMatchObject({
      records: [{ type: 'deals' }],
      reason: expect.stringContaining('crm.objects.deals.write'),
      reasonCodes: [expect.stringMatching(/^scopeMissing\?/)],
    })
  })

  test('F35 once the scope is granted the next writing links the rest', async () => {
    await surroundings()
    account.standIn.state.closedKinds.add('deals').add('companies')
    const refs = await put(aMeeting(), undefined)
    const again = await put(aMeeting({ title: 'Second look' }), refs)
    expect(again.unplaced?.records.map(({ type }) => type)).toEqual(['companies', 'deals'])
    account.standIn.state.closedKinds.clear()
    const linked = await put(aMeeting({ title: 'Third look' }), again)
    expect(linked.unplaced).toBeUndefined()
    expect(await account.listEngagements()).toMatchObject([
      { title: 'Third look', companyName: 'Navy', dealName: 'Ships' },
    ])
  })

  test('a connection that may write no meeting at all reports so', async () => {
    await surroundings()
    account.standIn.state.missingScopes.add('crm.objects.meetings.write')
    await expect(put(aMeeting(), undefined)).rejects.toMatchObject({
      code: 'rejected',
      reason: expect.stringContaining('crm.objects.meetings.write'),
    })
    expect(meetings()).toEqual([])
  })
})
