import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmTimelineEntry } from '../../../crm/contract/crm-records.ts'
import { settingsMessages } from '../../../src/i18n/settings-messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { TimelineEntry } from '../../../src/web/records/contacts/timeline-entry.tsx'
import type { Visit } from '../../../src/web/signed-in/visit.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { findAll, textOf } from '../../support/read-html.ts'
import { addContact, monday, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const hourMs = 60 * 60_000
let fixture: RecordsFixture
let contact: string
beforeAll(async () => {
  fixture = await openRecordsFixture()
  contact = await addContact(fixture.ana, { name: 'Maya Lindt', emails: 'maya@acme.test' })
})
afterAll(() => fixture?.app.close())

/** The entry of a meeting in the contact's timeline. */
async function entryOf({ id }: Meeting): Promise<string> {
  const find = async () => {
    const { body } = await fixture.ana.get(contact)
    return findAll(body, 'li').find(one => one.innerHTML.includes(`/settings/meetings/${id}`))
  }
  await expect.poll(find, { timeout: 20_000 }).toBeDefined()
  return textOf((await find()) ?? '')
}

test('the timeline shows a meeting’s guests, its place, and its time with the zone', async () => {
  const guests = [
    { email: 'ola@acme.test', name: 'Ola' },
    { email: 'nameless@acme.test', name: 'nameless@acme.test' },
  ]
  const { meeting } = await aBooking(fixture.app, { startsAt: monday + 25 * hourMs, guests })
  const text = await entryOf(meeting)
  expect(text).toContain('Guests: Ola (ola@acme.test), nameless@acme.test')
  expect(text).toContain('10:00 am–10:30 am Berlin, CET')
  expect(text).toContain('Where: ')
})

test('an address with an international domain is shown as typed, and linked as stored', async () => {
  const guests = [{ email: 'ola@zażółć.example', name: 'ola@zażółć.example' }]
  const { meeting } = await aBooking(fixture.app, { startsAt: monday + 28 * hourMs, guests })
  expect(await entryOf(meeting)).toContain('Guests: ola@zażółć.example')
  const { body } = await fixture.ana.get(`/settings/meetings/${meeting.id}`)
  expect(textOf(body)).toContain('ola@zażółć.example')
  expect(textOf(body)).not.toContain('@xn--')
  expect(body).toContain('href="mailto:ola%40xn--')
})

test('who booked a meeting is said the same on its page, in its history and on the timeline', async () => {
  const { app, ana } = fixture
  const { meeting: own } = await aBooking(app, { startsAt: monday + 26 * hourMs })
  const bookedBy = { kind: 'user', userId: app.ben.id, name: app.ben.name } as const
  const command = { startsAt: monday + 27 * hourMs, bookedBy, source: 'api' as const }
  const { meeting: forAna } = await aBooking(app, command)
  const actor = { kind: 'user', userId: app.ana.id, name: app.ana.name } as const
  const moving = { workspaceId: app.workspace.id, meetingId: own.id, actor, hostId: app.ben.id }
  await reassignMeeting(app.context, moving)
  const pageOf = async ({ id }: Meeting) => textOf((await ana.get(`/settings/meetings/${id}`)).body)

  const ownPage = await pageOf(own)
  expect(ownPage).toContain('Booked by Maya Lindt')
  expect(ownPage.match(/Booked by|Set up by/g)).toHaveLength(1)
  expect(await entryOf(own)).not.toMatch(/Booked by|Set up by/)

  expect((await pageOf(forAna)).match(/Booked by ?Ben Ruiz/g)).toHaveLength(2)
  expect(await entryOf(forAna)).toContain('Booked by: Ben Ruiz')
})

const call = { kind: 'phone', number: '+48 600 100 200' } as const
const places: [string, Partial<Meeting>, string][] = [
  ['an address', { location: { kind: 'address', address: 'Long Street 1' } }, 'Long Street 1'],
  ['a custom place', { location: { kind: 'custom', text: 'The blue café' } }, 'The blue café'],
  ['a room', { location: { kind: 'video', url: 'https://r.test/a' } }, 'https://r.test/a'],
  [
    'a call by the host',
    { location: call, pageId: undefined },
    'Call Maya Lindt at +48 600 100 200',
  ],
  [
    'a call by the guest',
    { location: { ...call, isHosts: true } },
    'Maya Lindt calls you at +48 600 100 200',
  ],
]

test.each(places)('the timeline shows the place of %s', async (_what, changes, text) => {
  const { meeting: booked } = await aBooking(fixture.app, {
    startsAt: monday + (49 + places.findIndex(([, one]) => one === changes)) * hourMs,
  })
  const meeting = { ...booked, ...changes }
  const copy = settingsMessages('en')
  const visit = { user: fixture.app.ana, locale: 'en', copy, csrf: 'x' } as unknown as Visit
  const entry = {
    ...{ meetingId: meeting.id, title: meeting.title, outcome: 'scheduled', history: [] },
    ...{ startsAt: meeting.startsAt, endsAt: meeting.endsAt },
  } as unknown as CrmTimelineEntry
  const current = { meeting, bookedBy: undefined }
  const html = renderToString(h(TimelineEntry, { visit, entry, current }))
  expect(textOf(html)).toContain(`Where: ${text}`)
})
