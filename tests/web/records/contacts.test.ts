import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContact, idOf, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const form = '/records/contacts/new'
let fixture: RecordsFixture

beforeAll(async () => {
  fixture = await openRecordsFixture()
})
afterAll(() => fixture?.app.close())

test('a contact is made by hand with several addresses, a company and an owner', async () => {
  const { ana, records } = fixture
  const address = await addContact(ana, {
    name: 'Maya Lindt',
    emails: 'Maya@Acme.test\r\nmaya.lindt@gmail.com\r\nMAYA@acme.test',
    phone: '+48 600 100 200',
    company: 'Acme',
    owner: fixture.app.ben.email,
  })
  const { body } = await ana.get(address)
  for (const words of ['Maya Lindt', 'maya.lindt@gmail.com', '+48 600 100 200', 'Ben Ruiz'])
    expect(body).toContain(words)
  const contact = await records.getContact(idOf(address))
  expect(contact?.emails).toEqual(['maya@acme.test', 'maya.lindt@gmail.com'])
  const company = await records.getCompany(contact?.companyId ?? '')
  expect(company).toMatchObject({ name: 'Acme', domain: 'acme.test' })
})

test('an address that somebody has, in whatever letter case, makes no second contact', async () => {
  const { ana, records } = fixture
  const address = await addContact(ana, { name: 'Piotr Zieliński', emails: 'piotr@wisla.test' })
  const { status, body } = await ana.submit(form, form, {
    name: 'Somebody Else',
    emails: 'else@wisla.test\nPIOTR@Wisla.test',
    owner: '',
  })
  expect(status).toBe(422)
  expect(body).toContain('piotr@wisla.test belongs to another contact:')
  expect(body).toContain(address)
  expect(body).toContain('Somebody Else')
  const { total } = await records.listContacts({ text: 'wisla.test', offset: 0, limit: 9 })
  expect(total).toBe(1)
})

test('two who claim an address at the same moment: one gets it, the other gets a message', async () => {
  const { records } = fixture
  const input = (name: string) => ({
    name,
    emails: [`${name.toLowerCase()}@race.test`, 'both@race.test'],
    phone: undefined,
    company: undefined,
    ownerEmail: undefined,
  })
  const saved = await Promise.all(
    ['One', 'Two'].map(name => records.saveContact(undefined, input(name))),
  )
  expect(saved.map(one => one?.kind).sort()).toEqual(['saved', 'taken'])
  const { total } = await records.listContacts({ text: 'race.test', offset: 0, limit: 9 })
  expect(total).toBe(1)
})

test('editing replaces what stands there: addresses in their order, the company, the owner', async () => {
  const { ana, records } = fixture
  const address = await addContact(ana, {
    name: 'Giulia Conti',
    emails: 'giulia@conti.test',
    company: 'Conti',
  })
  const edit = `${address}/edit`
  const { body } = await ana.get(edit)
  expect(body).toContain('giulia@conti.test')
  const { status } = await ana.submit(edit, edit, {
    name: 'Giulia Conti-Rossi',
    emails: 'giulia@rossi.test\ngiulia@conti.test',
    phone: '',
    company: '',
    owner: fixture.app.ana.email,
  })
  expect(status).toBe(303)
  expect(await records.getContact(idOf(address))).toMatchObject({
    name: 'Giulia Conti-Rossi',
    emails: ['giulia@rossi.test', 'giulia@conti.test'],
    company: undefined,
    ownerEmail: fixture.app.ana.email,
  })
})

test.each([
  ['no name', { name: ' ', emails: 'a@b.test' }, 'Use 1 to 200 characters'],
  ['no address', { name: 'A', emails: ' ' }, 'Give 1 to 20 valid email addresses'],
  [
    'no real address',
    { name: 'A', emails: 'a@b.test\nnobody' },
    'not a valid email address: nobody<',
  ],
  [
    'two wrong ones among three',
    { name: 'A', emails: 'x@\na@b.test; c@d' },
    'not a valid email address: x@, c@d<',
  ],
  ['a stranger as owner', { name: 'A', emails: 'a@b.test', owner: 'x@y.test' }, 'Choose one of'],
  ['a phone that is none', { name: 'A', emails: 'a@b.test', phone: 'call me' }, '5 digits or more'],
])('%s: nothing is saved, and the field says why', async (_what, fields, words) => {
  const { ana, records } = fixture
  const { status, body } = await ana.submit(form, form, { owner: '', ...fields })
  expect(status).toBe(422)
  expect(body).toContain(words)
  const { total } = await records.listContacts({ text: 'b.test', offset: 0, limit: 9 })
  expect(total).toBe(0)
})

test('a form without its secret changes nothing', async () => {
  const { ana, records } = fixture
  const address = await addContact(ana, { name: 'Sam Okafor', emails: 'sam@north.test' })
  const fields = { name: 'Mallory', emails: 'mallory@evil.test', owner: '' }
  expect((await ana.post(form, fields)).status).toBe(403)
  expect((await ana.post(`${address}/edit`, fields)).status).toBe(403)
  expect((await records.getContact(idOf(address)))?.name).toBe('Sam Okafor')
  const { total } = await records.listContacts({ text: 'evil.test', offset: 0, limit: 9 })
  expect(total).toBe(0)
})

test('a user of another workspace sees nothing of it, and changes nothing', async () => {
  const { ana, zoe, records } = fixture
  const address = await addContact(ana, { name: 'Hana Mori', emails: 'hana@kumo.test' })
  expect((await zoe.get('/records')).body).toContain('No contact found')
  for (const path of [address, `${address}/edit`])
    expect((await zoe.get(path)).status, path).toBe(404)
  const taken = await zoe.submit(form, `${address}/edit`, { name: 'Mine', emails: 'z@z.test' })
  expect(taken.status).toBe(404)
  expect((await records.getContact(idOf(address)))?.name).toBe('Hana Mori')
  const own = await addContact(zoe, { name: 'Hana of Zoe', emails: 'hana@kumo.test' })
  expect((await ana.get(own)).status).toBe(404)
})
