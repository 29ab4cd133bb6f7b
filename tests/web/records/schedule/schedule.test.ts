import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { aBooking } from '../../../support/builders/a-booking.ts'
import { attributeOf, find, findAll, getElement, textOf } from '../../../support/read-html.ts'
import {
  filledForm,
  formOf,
  hiddenOf,
  monday,
  openScheduleFixture,
  type ScheduleFixture,
  send,
  setAsideMeetings,
} from './schedule-fixture.ts'

const hourMs = 3_600_000
const eveningFrom17 = [17, 18, 19].flatMap(hour => [`${hour}:00`, `${hour}:30`])
let fixture: ScheduleFixture

beforeAll(async () => {
  fixture = await openScheduleFixture()
  // That Monday at ten in Berlin; Maya's browser was in Warsaw's zone, then in New York's.
  await aBooking(fixture.app, {
    startsAt: monday + hourMs,
    timeZone: 'America/New_York',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
  })
})
afterAll(() => fixture?.close())
beforeEach(async () => {
  await setAsideMeetings(fixture)
})

const meetings = () => fixture.app.db('meetings').where({ source: 'record' }).orderBy('created_at')
const people = (meetingId: string) =>
  fixture.app.db('attendees').where({ meeting_id: meetingId }).orderBy('id')
const byAna = (changes = {}, path = fixture.contact) =>
  send(fixture, { session: fixture.asAna, path, changes })
const byRita = (changes = {}, path = fixture.contact) =>
  send(fixture, { session: fixture.asRita, path, changes })
const opened = async (path: string) => (await fixture.asAna.get(path)).body

describe('the day', () => {
  test('F31: own meetings stand in it with their titles, and the starts between can be chosen', async () => {
    const body = await opened(`${fixture.contact}?day=2026-11-02`)
    expect(body).toContain('<bdi>Demo · Maya Lindt</bdi>')
    expect(find(body, '[id="time-14:00"]')).toBeDefined()
    // Eight o'clock is over at nine.
    expect(body).not.toContain('id="time-08:00"')
  })

  test('F36: of a colleague’s only Busy stands in it, and a taken start cannot be chosen', async () => {
    const { body } = await fixture.asRita.get(
      `${fixture.contact}?day=2026-11-02&hostId=${fixture.app.ana.id}`,
    )
    expect(body).toContain('Busy')
    expect(body).not.toContain('Demo · Maya')
    expect(body).not.toContain('id="time-10:00"')
    expect(body).toContain('id="time-11:00"')
  })

  test('a start outside the host’s hours can be chosen and says so', async () => {
    const body = await opened(`${fixture.contact}?day=2026-11-03`)
    const marked = findAll(body, 'li:not(:has(li))').filter(item =>
      textOf(item).includes('outside your hours'),
    )
    const times = marked.map(item => attributeOf(item, '[id^="time-"]', 'id').replace('time-', ''))
    // Ana's hours are 9 to 17, and the meeting takes half an hour.
    expect(times).toEqual(['07:00', '07:30', '08:00', '08:30', ...eveningFrom17])
  })

  test('when the times of today are past, the page says so and does not call the day past', async () => {
    const { app, contact } = fixture
    const users = app.db('users').where({ id: app.ana.id })
    // 22:00 on Monday there.
    await users.clone().update({ time_zone: 'Pacific/Kiritimati' })
    const late = await opened(`${contact}?day=2026-11-02`)
    await users.clone().update({ time_zone: app.ana.timeZone })
    expect(late).toContain('The times of today are past.')
    expect(late).not.toContain('This day is past.')
  })

  test('a past day says why no start can be chosen, and no time is distinguished from a past one', async () => {
    const past = await opened(`${fixture.contact}?day=2026-10-30`)
    expect(past).toContain('This day is past.')
    expect(past).not.toContain('id="time-10:00"')
    expect(await opened(`${fixture.contact}?day=2026-11-02`)).not.toContain('This day is past.')
    expect((await byAna({ time: '' })).body).toContain('id="time-fault">Choose a time.<')
    const over = await byAna({ day: '2026-10-30' })
    expect(over.body).toContain('id="time-fault">Choose a time that is not past.<')
  })

  test('F31: another day keeps everything that was typed', async () => {
    const { status, body } = await byAna({
      do: 'show',
      go: '2026-11-05',
      note: 'Two <b>seats</b>',
      guestText: 'Cora Fo <cfo@acme.test>, legal@acme.test',
      records: [`deals:${fixture.ids.pilot}`],
      reminderAmount: ['90', '1'],
      reminderUnit: ['minutes', 'weeks'],
      address: 'Long Street 1',
    })
    expect(status).toBe(200)
    for (const kept of [
      'Thursday 5 November',
      'Two &lt;b>seats&lt;/b>',
      'value="Cora Fo &lt;cfo@acme.test>"',
      'value="legal@acme.test"',
      'value="Long Street 1"',
      'value="90"',
      '<option value="weeks" selected',
      'What comes next',
    ])
      expect(body).toContain(kept)
    expect(find(body, `[value="deals:${fixture.ids.pilot}"][checked]`)).toBeDefined()
    expect(await meetings()).toHaveLength(0)
  })

  const zoneField = (body: string) => ({
    value: find(body, '#timeZone')?.getAttribute('value'),
    isGuessed: body.includes('Not known yet'),
  })
  const inNew = (changes = {}) =>
    byAna({ personText: 'nora@new.test', zoneShown: 'Europe/Berlin', ...changes }, fixture.company)

  test('the zone of the guest is filled in: their own, else the host’s with a note', async () => {
    expect(zoneField(await opened(fixture.contact))).toEqual({
      value: 'America/New_York',
      isGuessed: false,
    })
    const { body } = await inNew({ do: 'show', contactId: '', timeZone: 'Europe/Berlin' })
    expect(zoneField(body)).toEqual({ value: 'Europe/Berlin', isGuessed: true })
  })

  test.each([
    ['Asia/Tokyo', 'Asia/Tokyo', '2026-11-11'],
    ['Tokyo', 'Asia/Tokyo', '2026-11-12'],
    ['Europe/Berlin', 'America/New_York', '2026-11-13'],
  ])('the zone %s that is sent is used for the guest as %s', async (timeZone, expected, day) => {
    const { status } = await byAna({ timeZone, zoneShown: 'Europe/Berlin', day })
    expect(status).toBe(303)
    expect(await meetings()).toMatchObject([{ time_zone: expected }])
  })

  test('a zone that nobody knows books nothing and is shown beside the field', async () => {
    const { status, body } = await byAna({ timeZone: 'Atlantis', zoneShown: 'Europe/Berlin' })
    expect(status).toBe(422)
    expect(textOf(getElement(body, '#timeZone-fault'))).toMatch(/^No time zone.*Atlantis/)
    expect(zoneField(body).value).toBe('Atlantis')
    expect(await meetings()).toHaveLength(0)
  })

  test('F31: a start is shown in the zones of both', async () => {
    expect(await opened(`${fixture.contact}?day=2026-11-03`)).toContain(
      '10:00 am–10:30 am, Berlin · 4:00 am for Maya Lindt (New York)',
    )
  })

  test('F31: the durations of the host’s pages stand beside the usual ones', async () => {
    await fixture.app.db('pages').update({ durations_minutes: [20, 90] })
    const body = await opened(fixture.contact)
    for (const minutes of [15, 20, 30, 45, 60, 90])
      expect(body).toContain(`id="minutes-${minutes}"`)
    expect(body).toContain('1 hour<')
    expect(body).toContain('90 minutes')
  })
})

describe('the meeting', () => {
  test('the page carries of the record only what the form needs', async () => {
    const body = await opened(fixture.contact)
    const kept = hiddenOf(body, 'record')
    expect(kept).toContain('maya@acme.test')
    expect(kept).not.toContain('timeline')
    expect(kept).not.toContain('internalNote')
  })

  test('F31 F32 F35: it is agreed from a contact with all that was given', async () => {
    const reply = await byAna({
      type: 'Review',
      reminderAmount: ['1', ''],
      reminderUnit: ['days', 'hours'],
      hasText: 'on',
    })
    expect(reply.status).toBe(303)
    const [row] = await meetings()
    expect(reply.location).toBe(`/settings/meetings/${row.id}?done=scheduled`)
    expect(row).toMatchObject({
      title: 'Renewal',
      description: 'What comes next',
      internal_note: 'Two seats more',
      meeting_type: 'Review',
      location: { kind: 'phone', number: '+48 600 100 200' },
      reminders: [{ minutesBefore: 1440, includeDescription: true }],
      // As Maya's own browser had it.
      time_zone: 'America/New_York',
    })
    // Berlin's ten o'clock.
    expect(row.starts_at.getTime()).toBe(monday + 25 * hourMs)
    expect(row.ends_at - row.starts_at).toBe(45 * 60_000)
    expect(await people(row.id)).toMatchObject([{ kind: 'invitee', email: 'maya@acme.test' }])
  })

  test('F31: the number of a contact is known', async () => {
    expect(attributeOf(await opened(fixture.contact), '#phone', 'value')).toBe('+48 600 100 200')
  })

  test.each([
    [
      'address',
      { placeKind: 'address', address: 'Long Street 1' },
      { kind: 'address', address: 'Long Street 1' },
    ],
    ['video', { placeKind: 'video' }, { kind: 'video' }],
    [
      'custom',
      { placeKind: 'custom', place: 'https://meet.test/maya' },
      { kind: 'video', url: 'https://meet.test/maya' },
    ],
    [
      'custom',
      { placeKind: 'custom', place: 'At the fair' },
      { kind: 'custom', text: 'At the fair' },
    ],
  ])('F31: a place of the kind %s', async (_kind, changes, location) => {
    expect((await byAna(changes)).status).toBe(303)
    expect((await meetings())[0].location).toEqual(location)
  })

  test('F31: a time that is typed and a length of one’s own', async () => {
    const own = { time: 'other', otherTime: '18:25', minutes: 'own', ownMinutes: '25' }
    expect((await byAna(own)).status).toBe(303)
    const [row] = await meetings()
    expect(row.starts_at.toISOString()).toBe('2026-11-03T17:25:00.000Z')
    expect(row.ends_at - row.starts_at).toBe(25 * 60_000)
  })

  test('sent twice at once it is booked once, and both lead to it', async () => {
    const body = await opened(fixture.contact)
    const fields = filledForm(fixture, body)
    const both = await Promise.all([
      fixture.asAna.post(fixture.contact, fields),
      fixture.asAna.post(fixture.contact, fields),
    ])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(both[0]?.location).toBe(both[1]?.location)
    expect(await meetings()).toHaveLength(1)
    const changed = filledForm(fixture, body, { title: 'Another', time: '15:00' })
    const reused = await fixture.asAna.post(fixture.contact, changed)
    expect(reused.status).toBe(422)
    expect(reused.body).toContain('already booked with this form')
    const again = filledForm(fixture, reused.body, { title: 'Another', time: '15:00' })
    expect((await fixture.asAna.post(fixture.contact, again)).status).toBe(303)
    expect(await meetings()).toHaveLength(2)
  })
})

describe('whom it is with', () => {
  test('F31: of a company one of its contacts, or somebody new by e-mail', async () => {
    const body = await opened(fixture.company)
    expect(find(body, `[value="${fixture.ids.maya}"][checked]`)).toBeDefined()
    const shown = await byAna(
      { do: 'show', personText: 'Nora New <nora@acme.test>' },
      fixture.company,
    )
    expect(find(shown.body, '[value="new:nora@acme.test"][checked]')).toBeDefined()
    expect(attributeOf(shown.body, '#personName', 'value')).toBe('Nora New')
    const fields = filledForm(fixture, shown.body, {
      contactId: 'new:nora@acme.test',
      personName: 'Nora Newman',
    })
    expect((await fixture.asAna.post(fixture.company, fields)).status).toBe(303)
    const [row] = await meetings()
    expect(await people(row.id)).toMatchObject([{ email: 'nora@acme.test', name: 'Nora Newman' }])
    // The CRM has them once the meeting is logged there.
    await vi.waitFor(
      async () =>
        expect(
          (await fixture.records.listContacts({ text: 'nora@', offset: 0, limit: 5 })).total,
        ).toBe(1),
      { timeout: 10_000 },
    )
  })

  test('F31: somebody else is found by name', async () => {
    const other = await fixture.records.saveContact(undefined, {
      name: 'Otto Other',
      emails: ['otto@other.test'],
      phone: undefined,
      company: undefined,
      ownerEmail: undefined,
    })
    if (other?.kind !== 'saved') throw new Error('Otto was not kept')
    const shown = await byAna({ do: 'show', personText: 'otto' }, fixture.deal)
    const fields = filledForm(fixture, shown.body, { contactId: other.id })
    expect((await fixture.asAna.post(fixture.deal, fields)).status).toBe(303)
    const [row] = await meetings()
    expect(await people(row.id)).toMatchObject([{ email: 'otto@other.test' }])
  })

  test('F34: a contact without a valid address cannot be invited: the form says so, and the server refuses', async () => {
    const { rows } = await fixture.app.db.raw(
      `insert into crm_contacts (workspace_id, name) values (?, 'Paul Paper') returning id`,
      [fixture.app.workspace.id],
    )
    const path = formOf('contacts', rows[0].id)
    const body = await opened(path)
    expect(body).toContain('Paul Paper has no valid email address and cannot be invited')
    expect(find(body, '#save[disabled]')).toBeDefined()
    const reply = await byAna({ contactId: rows[0].id }, path)
    expect(reply.status).toBe(422)
    expect(await meetings()).toHaveLength(0)
  })

  test('a guest is found first, and an unknown address makes a contact', async () => {
    expect(await opened('/records/schedule?q=lindt')).toContain(`href="${fixture.contact}"`)
    const known = await opened('/records/schedule?q=MAYA@acme.test')
    expect(known).toContain(`href="${fixture.contact}"`)
    expect(known).not.toContain('new contact')
    expect(await opened('/records/schedule?q=pilot')).toContain(`href="${fixture.deal}"`)
    expect(await opened('/records/schedule?q=zzzz')).toContain('Nobody was found')
    const fresh = await opened('/records/schedule?q=fresh@guest.test')
    const path = '/records/builtin/contacts/new/schedule?email=fresh%40guest.test'
    expect(fresh).toContain(`href="${path}"`)
    expect(await opened(path)).toContain('<a href="/records/schedule">Book for a guest</a>')
    const reply = await byAna({ contactId: 'new:fresh@guest.test', personName: 'Fred Fresh' }, path)
    expect(reply.status).toBe(303)
    const [row] = await meetings()
    expect(await people(row.id)).toMatchObject([{ email: 'fresh@guest.test', name: 'Fred Fresh' }])
  })
})

describe('what it is about', () => {
  test('F33: of several open deals none is preselected, and the form asks which', async () => {
    const body = await opened(fixture.contact)
    expect(body).toContain('Several deals are open. Which one is it about?')
    expect(find(body, `[value="companies:${fixture.ids.acme}"][checked]`)).toBeDefined()
    expect(find(body, `[value="deals:${fixture.ids.pilot}"][checked]`)).toBeUndefined()
  })

  test('F33: the record itself is preselected, and what was chosen is kept with the meeting', async () => {
    const body = await opened(fixture.deal)
    expect(find(body, `[value="deals:${fixture.ids.pilot}"][checked]`)).toBeDefined()
    const records = [`deals:${fixture.ids.pilot}`, `companies:${fixture.ids.acme}`]
    expect((await byAna({ records }, fixture.deal)).status).toBe(303)
    expect((await meetings())[0].associations).toEqual([
      { type: 'deals', id: fixture.ids.pilot },
      { type: 'companies', id: fixture.ids.acme },
    ])
  })

  test('F33: any other record is found, chosen and kept through another showing', async () => {
    const kumo = await fixture.records.saveCompany(undefined, { name: 'Kumo', domain: undefined })
    if (kumo?.kind !== 'saved') throw new Error('Kumo was not kept')
    const found = await byAna({ do: 'show', recordText: 'kum' })
    expect(found.body).toContain(`value="companies:${kumo.id}"`)
    const records = [`companies:${kumo.id}`]
    const shown = await fixture.asAna.post(
      fixture.contact,
      filledForm(fixture, found.body, { do: 'show', records }),
    )
    expect(find(shown.body, `[value="companies:${kumo.id}"][checked]`)).toBeDefined()
    const saved = await fixture.asAna.post(
      fixture.contact,
      filledForm(fixture, shown.body, { records }),
    )
    expect(saved.status).toBe(303)
    expect((await meetings())[0].associations).toEqual([{ type: 'companies', id: kumo.id }])
  })
})

describe('who attends', () => {
  test('F31: contacts and colleagues are added by name or address, and taken off again', async () => {
    const found = await byAna({ do: 'show', guestText: 'rita' })
    expect(found.body).toContain('name="addGuest" value="Rita Rep &lt;rita@parley.test>"')
    const added = await byAna({
      do: 'show',
      guests: ['cfo@acme.test'],
      addGuest: 'Rita Rep <rita@parley.test>',
      guestText: 'rita',
    })
    // Who was looked for is found: nothing is left to add.
    expect(added.body).not.toContain('value="rita"')
    expect(added.body).toContain('name="guests" value="Rita Rep &lt;rita@parley.test>"')
    const dropped = await byAna({
      do: 'show',
      guests: ['cfo@acme.test', 'Rita Rep <rita@parley.test>'],
      dropGuest: 'cfo@acme.test',
    })
    expect(dropped.body).not.toContain('value="cfo@acme.test"')
    expect(dropped.body).toContain('name="guests" value="Rita Rep &lt;rita@parley.test>"')
  })

  test('F31: what is typed and not yet added attends too; nobody is asked twice', async () => {
    const guests = ['Rita Rep <rita@parley.test>', 'RITA@parley.test']
    const guestText = 'late@acme.test; maya@acme.test'
    expect((await byAna({ guests, guestText })).status).toBe(303)
    const [row] = await meetings()
    expect((await people(row.id)).map(({ email }) => email)).toEqual([
      'maya@acme.test',
      'rita@parley.test',
      'late@acme.test',
    ])
  })

  test('F31: people are listed as one types, for who is signed in', async () => {
    const { body } = await fixture.asAna.get('/records/builtin/people?text=ri')
    expect(JSON.parse(body)).toEqual({
      people: [{ kind: 'user', name: 'Rita Rep', email: 'rita@parley.test' }],
      isPartial: false,
    })
    const contacts = await fixture.asAna.get('/records/builtin/people?text=lindt')
    expect(JSON.parse(contacts.body).people).toEqual([
      { kind: 'contact', name: 'Maya Lindt', email: 'maya@acme.test' },
    ])
    const stranger = await fetch(new URL('/records/builtin/people?text=ri', fixture.app.url), {
      redirect: 'manual',
    })
    expect(stranger.status).toBe(303)
  })
})

describe('whose time it is', () => {
  test('F36: on behalf of a colleague in step: organizer and host differ, the organizer attends only if added', async () => {
    expect((await byRita()).status).toBe(303)
    const [row] = await meetings()
    expect([row.host_id, row.organizer_id]).toEqual([fixture.app.ana.id, fixture.rita.id])
    expect((await people(row.id)).map(({ email }) => email)).toEqual(['maya@acme.test'])
    const { body } = await fixture.asRita.get(`${fixture.contact}?hostId=${fixture.app.ana.id}`)
    expect(body).toContain('You are the organizer')
  })

  test('F36: a colleague’s taken time is refused, whatever is ticked', async () => {
    expect((await byAna()).status).toBe(303)
    const reply = await byRita({ anyway: '2026-11-03T10:00' })
    expect(reply.status).toBe(409)
    expect(reply.body).toContain('Ana Ruiz is busy then')
    expect(reply.body).toContain('Two seats more')
    expect(await meetings()).toHaveLength(1)
  })

  test('F36: a colleague without a calendar in step is booked: hours, blocks and meetings decide', async () => {
    const body = await opened(fixture.contact)
    expect(textOf(getElement(body, `option[value="${fixture.rita.id}"]`))).toBe('Rita Rep')
    expect((await byAna({ hostId: fixture.rita.id })).status).toBe(303)
    const [row] = await meetings()
    expect([row.host_id, row.organizer_id]).toEqual([fixture.rita.id, fixture.app.ana.id])
    const taken = await byAna({ hostId: fixture.rita.id, title: 'Second' })
    expect(taken.status).toBe(409)
    expect(taken.body).toContain('Rita Rep is busy then')
  })

  test('F37: without a calendar the form asks to connect one and leads back; our own email invites', async () => {
    const { body } = await fixture.asRita.get(fixture.contact)
    expect(body).toContain('Parley sends the invitation by email')
    const back = encodeURIComponent(fixture.contact)
    expect(body).toContain(`href="/settings/calendars?back=${back}"`)
    const settings = await fixture.asRita.get(`/settings/calendars?back=${back}`)
    expect(settings.body).toContain(`href="${fixture.contact}"`)
    expect(settings.body).toContain(`/oauth/google/start?back=${back}`)
    const evil = await fixture.asRita.get('/settings/calendars?back=//evil.test/')
    expect(evil.body).not.toContain('evil.test')
    const saved = await byRita({ hostId: fixture.rita.id })
    expect(saved.status).toBe(303)
    expect((await fixture.asRita.get(saved.location ?? '')).body).not.toContain('Not invited')
    const [meeting] = await meetings()
    const mails = () => fixture.app.db('kept_mails').where('key', 'like', `${meeting.id}:mail:%`)
    await expect
      .poll(async () => (await mails()).map(mail => mail.envelope_to).sort(), { timeout: 20_000 })
      .toEqual(['maya@acme.test', 'rita@parley.test'])
    const [invitation] = (await mails()).filter(mail => mail.envelope_to === 'maya@acme.test')
    expect(invitation.calendar_method).toBe('REQUEST')
  })

  test('over one’s own time one may book if one says so for that very time, and is asked only then', async () => {
    expect(await opened(`${fixture.contact}?day=2026-11-04`)).not.toContain('Book anyway')
    expect((await byAna()).status).toBe(303)
    const refused = await byAna({ title: 'Second' })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('value="2026-11-03T10:00"')
    expect((await byAna({ title: 'Second', anyway: '2026-11-03T11:00' })).status).toBe(409)
    expect((await byAna({ title: 'Second', anyway: '2026-11-03T10:00' })).status).toBe(303)
    const typed = await byAna({ title: 'Third', time: 'other', otherTime: '10:10' })
    expect(typed.body).toContain('value="2026-11-03T10:10"')
  })
})

test('everything that is wrong is shown at once, whatever kind of fault it is', async () => {
  const reply = await byAna({
    timeZone: 'Nowhere/City',
    guestText: 'somebody unknown',
    title: '',
    time: '',
    phone: 'abc',
    minutes: 'own',
    ownMinutes: '2',
  })
  expect(reply.status).toBe(422)
  const ids = ['timeZone', 'guestText', 'title', 'time', 'place', 'minutes']
  for (const id of ids) expect(reply.body).toContain(`id="${id}-fault"`)
  expect(reply.body).toContain(
    'Enter a phone number with at least 5 digits, such as +48 600 100 200',
  )
})

test('guests without a valid address are named', async () => {
  const reply = await byAna({ guests: ['lee@acme.test', 'nobody', 'x@'] })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('This is not a valid email address: nobody, x@<')
})

test.each([
  ['no title', { title: ' ' }, 'title'],
  ['a time that is over', { day: '2026-01-01' }, 'time'],
  ['no time', { time: '' }, 'time'],
  ['two times', { otherTime: '11:15' }, 'time'],
  ['no such day', { day: '2026-99-99' }, 'time'],
  ['too long', { minutes: 'own', ownMinutes: '9999' }, 'minutes'],
  ['no whole minutes', { minutes: '1e2' }, 'minutes'],
  ['a guest without an address', { guestText: 'nobody' }, 'guestText'],
  ['a guest that is none', { guests: ['<script>'] }, 'guestText'],
  [
    'too many guests',
    { guests: Array.from({ length: 21 }, (_, n) => `g${n}@acme.test`) },
    'guestText',
  ],
  ['a number that is none', { phone: 'abc' }, 'place'],
  ['nowhere', { placeKind: 'address', address: ' ' }, 'place'],
  [
    'too many reminders',
    { reminderAmount: ['5', '10', '15', '30'], reminderUnit: ['hours', 'hours', 'hours', 'hours'] },
    'reminders',
  ],
  ['a reminder in words', { reminderAmount: 'soon', reminderUnit: 'days' }, 'reminders'],
  ['a description beyond measure', { description: 'x'.repeat(10_001) }, 'description'],
])(
  '%s is shown beside the field, nothing is lost and nothing booked',
  async (_what, changes, id) => {
    const reply = await byAna(changes)
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('Nothing is booked yet')
    expect(reply.body).toContain(`id="${id}-fault"`)
    expect(find(reply.body, `[aria-invalid="true"][aria-describedby*="${id}-fault"]`)).toBeDefined()
    expect(reply.body).toContain('Two seats more')
    expect(await meetings()).toHaveLength(0)
  },
)

describe('what is not theirs', () => {
  test('unknown records, kinds and providers are not found; nobody’s host neither', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    for (const path of [
      formOf('contacts', nobody),
      formOf('contacts', "'; drop table users; --".replaceAll(' ', '%20')),
      formOf('tickets', fixture.ids.maya),
      formOf('constructor', fixture.ids.maya),
      fixture.contact.replace('builtin', 'hubspot'),
    ])
      expect((await fixture.asAna.get(path)).status, path).toBe(404)
    expect((await byAna({ hostId: nobody })).status).toBe(404)
    expect((await byAna({ hostId: 'no id' })).status).toBe(404)
    expect(await meetings()).toHaveLength(0)
  })

  test('a contact or record that the form did not offer is none of it', async () => {
    const stranger = await byAna({ contactId: 'somebody' }, fixture.company)
    expect(stranger.status).toBe(422)
    expect(stranger.body).toContain('Choose whom the meeting is with')
    const records = ['deals:12', 'contacts:1', `deals:${fixture.ids.pilot}`]
    expect((await byAna({ records })).status).toBe(303)
    expect((await meetings())[0].associations).toEqual([{ type: 'deals', id: fixture.ids.pilot }])
  })

  test('a record that was altered on its way, or sent by somebody else, is read anew', async () => {
    const body = await opened(fixture.contact)
    const record = hiddenOf(body, 'record')
    const altered = record.replaceAll('maya@acme.test', 'evil@evil.test')
    expect(altered).not.toBe(record)
    expect((await byAna({ record: altered })).status).toBe(303)
    const [row] = await meetings()
    expect(await people(row.id)).toMatchObject([{ email: 'maya@acme.test' }])
    const other = formOf('contacts', '00000000-0000-4000-8000-000000000000')
    const moved = filledForm(fixture, body)
    expect((await fixture.asAna.post(other, moved)).status).toBe(404)
  })

  test('a form without its secret changes nothing; too large a one is refused', async () => {
    const body = await opened(fixture.contact)
    const bare = filledForm(fixture, body).filter(([name]) => name !== '_csrf')
    expect((await fixture.asAna.post(fixture.contact, bare)).status).toBe(403)
    const huge = filledForm(fixture, body, { note: 'x'.repeat(600_000) })
    expect((await fixture.asAna.post(fixture.contact, huge)).status).toBe(413)
    expect(await meetings()).toHaveLength(0)
  })
})
