import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserSession, Reply } from '../../support/browser-session.ts'
import { fieldOf } from '../../support/read-form.ts'
import { findAll, getElement, textOf } from '../../support/read-html.ts'
import { addContact, idOf, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const path = '/records/import'
let fixture: RecordsFixture

beforeAll(async () => {
  fixture = await openRecordsFixture()
})
afterAll(() => fixture?.app.close())

/** The form with a file or a text, as a browser sends it. */
async function send(
  session: BrowserSession,
  to: string,
  given: { text?: string; file?: string | Buffer; secret?: string },
): Promise<Reply> {
  const body = new FormData()
  body.set('_csrf', given.secret ?? fieldOf((await session.get(path)).body, '_csrf'))
  if (given.file !== undefined)
    body.set('file', new Blob([new Uint8Array(Buffer.from(given.file))]), 'contacts.csv')
  body.set('sheet', given.text ?? '')
  return session.send(to, { method: 'POST', body })
}

const preview = (text: string) => send(fixture.ana, path, { text })
const confirm = (text: string) => send(fixture.ana, `${path}/confirm`, { text })
const countOf = async (text: string) =>
  (await fixture.records.listContacts({ text, offset: 0, limit: 1 })).total

test('a preview says what will happen, by line, and writes nothing', async () => {
  const { ana } = fixture
  await addContact(ana, { name: 'Maya Lindt', emails: 'maya@acme.test' })
  await addContact(ana, { name: 'Ola', emails: 'ola@one.test' })
  await addContact(ana, { name: 'Ula', emails: 'ula@one.test' })
  const { status, body } = await preview(
    [
      'Name,E-mail,Phone,Shoe size',
      'New Person,new@first.test,11111,38',
      'M,MAYA@acme.test,+48 111,',
      'No Address,,2,',
      'Bad,not an address,3,',
      'Two,ola@one.test; ula@one.test,44444,',
      'Again,New@First.test,55555,',
      'Too,many@first.test,6,7,8',
      'Wrong,phone@first.test,call me,',
      'Short,short@first.test,1234,',
    ].join('\n'),
  )
  expect(status).toBe(200)
  for (const words of [
    '3 new contacts',
    '1 contact gets missing details',
    '5 rows are refused',
    'Columns that are left out: Shoe size',
    'No email address',
    '“not an address” is not an email address',
    'The addresses belong to several contacts',
    'The same person as in line 2',
    '“call me” is not a phone number and is left out',
    '“1234” is not a phone number and is left out',
    'More cells than there are columns',
  ])
    expect(body).toContain(words)
  const row = findAll(body, 'tr').find(one => textOf(one).includes('No Address'))
  expect(textOf(getElement(row ?? '', 'td'))).toBe('4')
  expect(await countOf('first.test')).toBe(0)
})

test('confirmed: new ones are made, known ones completed, nothing is overwritten, an owner least of all', async () => {
  const { ana, records, app } = fixture
  const known = await addContact(ana, {
    name: 'Piotr Zieliński',
    emails: 'piotr@wisla.test',
    owner: app.ana.email,
  })
  const text = [
    'Imię i nazwisko;Adres e-mail;Telefon;Firma;Opiekun',
    'Petr;"PIOTR@wisla.test; p@wisla.test";+48 222;"Wisła; Labs";Ben Ruiz',
    '"Hana ""H"" Mori";hana@kumo.test;;Kumo;ben@parley.test',
    ';nameless@kumo.test;;KUMO;Nobody Known',
  ].join('\r\n')
  expect((await preview(text)).body).toContain('“Nobody Known” is not a user of Parley')
  const { status, body } = await confirm(text)
  expect(status).toBe(200)
  expect(body).toContain('New: 2, details added: 1, unchanged: 0, refused: 0.')
  expect(await records.getContact(idOf(known))).toMatchObject({
    name: 'Piotr Zieliński',
    emails: ['piotr@wisla.test', 'p@wisla.test'],
    phone: '+48 222',
    company: 'Wisła; Labs',
    ownerEmail: app.ana.email,
  })
  const { rows } = await records.listContacts({ text: 'kumo.test', offset: 0, limit: 9 })
  expect(rows).toMatchObject([
    { name: 'Hana "H" Mori', company: 'Kumo', ownerEmail: app.ben.email },
    { name: 'nameless@kumo.test', company: 'Kumo', ownerEmail: undefined },
  ])
})

test('the same import again changes nothing', async () => {
  const text = 'First Name,Last Name,Email\nLena,Vogt,lena@again.test\n'
  await confirm(text)
  const before = await fixture.records.listContacts({ text: 'again.test', offset: 0, limit: 9 })
  const { body } = await confirm(text)
  expect(body).toContain('unchanged: 1,')
  expect(await fixture.records.listContacts({ text: 'again.test', offset: 0, limit: 9 })).toEqual(
    before,
  )
  expect(before.rows[0]?.name).toBe('Lena Vogt')
})

const faulty = [
  'Name;E-mail;Phone;Company;Owner',
  ';no address;600 100 200;;',
  'Phone;phone@faulty.test;call me;Kumo;',
  'Two;two@faulty.test, no address;;;',
  'Again;PHONE@faulty.test;;;',
  'Whole;whole@faulty.test;600 100 200;Kumo;',
  '"=1+1";formula@faulty.test;12;;',
].join('\n')

const toCorrect = (text: string) => send(fixture.ana, `${path}/rows-to-correct.csv`, { text })

test('after an import its faulty rows stay on the page, with their reasons', async () => {
  const { body } = await confirm(faulty)
  expect(body).toContain('New: 4, details added: 0, unchanged: 0, refused: 2.')
  const rows = findAll(body, 'tr').map(textOf)
  for (const words of [
    '“no address” is not an email address',
    '“call me” is not a phone number and is left out',
    '“no address” is not an email address and is left out',
    'The same person as in line 3',
  ])
    expect(rows.some(row => row.includes(words))).toBe(true)
  expect(rows.some(row => row.includes('whole@faulty.test'))).toBe(false)
  const list = { text: 'phone@faulty.test', offset: 0, limit: 1 }
  const [saved] = (await fixture.records.listContacts(list)).rows
  const contact = await fixture.records.getContact(saved?.id ?? '')
  expect(contact).toMatchObject({ name: 'Phone', company: 'Kumo' })
  expect(contact?.phone).toBeUndefined()
})

test('the rows to correct are a file that gives the reason last and can be imported once corrected', async () => {
  await confirm(faulty)
  const { headers, body } = await toCorrect(faulty)
  expect(headers.get('content-type')).toContain('text/csv')
  expect(headers.get('content-disposition')).toContain('rows-to-correct.csv')
  const rows: string[][] = parse(body, { bom: true })
  expect(rows.map(([name]) => name)).toEqual(['Name', '', 'Phone', 'Two', 'Again', "'=1+1"])
  expect(rows.map(row => row.at(-1))).toEqual([
    'Reason',
    '“no address” is not an email address',
    '“call me” is not a phone number and is left out',
    '“no address” is not an email address and is left out',
    'The same person as in line 3',
    '“12” is not a phone number and is left out',
  ])
  expect(new Set(rows.map(row => row.length))).toEqual(new Set([6]))
  const corrected = body.replace('call me', '600 100 200')
  expect((await preview(corrected)).body).toContain('1 contact gets missing details')
})

test('the addresses of the result lead back to the form when they are opened again', async () => {
  for (const address of [`${path}/confirm`, `${path}/rows-to-correct.csv`])
    expect(await fixture.ana.get(address)).toMatchObject({ status: 303, location: path })
})

test('an uploaded file counts before what was pasted; Excel’s old Polish encoding is read', async () => {
  await fixture.app.db('users').where({ id: fixture.app.ana.id }).update({ locale: 'pl' })
  const windows1250 = Buffer.concat([
    Buffer.from('Nazwisko;Email\r\nB'),
    Buffer.from([0xb3, 0xb9, 0x64]),
    Buffer.from(';blad@old.test\r\n'),
  ])
  const { body } = await send(fixture.ana, path, { file: windows1250, text: 'nothing' })
  await fixture.app.db('users').where({ id: fixture.app.ana.id }).update({ locale: 'en' })
  expect(body).toContain('Błąd')
})

test.each([
  ['nothing', '', 'Choose a file or paste rows'],
  ['only a header', 'Name,E-mail\n', 'Choose a file or paste rows'],
  ['no column of addresses', 'Name,Age\nMaya,3\n', 'The columns are: Name, Age'],
  ['an open quote', 'Name,E-mail\n"Maya,m@x.test\n', 'opens in line 2 is never closed'],
  ['too many rows', `E-mail\n${'a@x.test\n'.repeat(10_001)}`, 'more than 10,000 rows'],
  ['a million lines', 'a\n'.repeat(1_000_000), 'more than 10,000 rows'],
  ['too many columns', `E-mail${',a'.repeat(1_000)}\na@x.test\n`, 'more than 1,000 columns'],
  ['a row too long', `E-mail\n${'a'.repeat(100_010)}\n`, 'begins in line 2 is longer'],
  ['far too many bytes', `E-mail\n${'a\n'.repeat(2_200_000)}`, 'more than 2 MB'],
  ['too many bytes', `E-mail\n${`${'a'.repeat(1_000)}\n`.repeat(2_200)}`, 'more than 2 MB'],
])('%s is refused as a whole, and the page says why', async (_what, text, words) => {
  const { status, body } = await preview(text)
  expect(status).toBe(422)
  expect(body).toContain(words)
})

test('ten thousand rows are imported at once', async () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => `P${at},p${at}@many.test,Co ${at % 500}`)
  const { body } = await confirm(`Name,E-mail,Company\n${lines.join('\n')}`)
  expect(body).toContain('New: 10000,')
  expect(await countOf('many.test')).toBe(10_000)
})

test('Excel’s Unicode text is read: UTF-16 with tabs', async () => {
  const text = '\uFEFFName\tE-mail\r\nŁucja\tlucja@wide.test\r\n'
  const littleEndian = Buffer.from(text, 'utf16le')
  const bigEndian = Buffer.from(littleEndian).swap16()
  for (const file of [littleEndian, bigEndian]) {
    const { body } = await send(fixture.ana, path, { file })
    expect(body).toContain('Łucja')
    expect(body).toContain('lucja@wide.test')
  }
})

test('a file that is too large is refused on the page', async () => {
  const { status, body } = await send(fixture.ana, path, {
    file: Buffer.alloc(5 * 1024 * 1024, 'a'),
  })
  expect(status).toBe(422)
  expect(body).toContain('more than 2 MB')
})

test('a form of many parts, or one that breaks off, is refused in words', async () => {
  const many = new FormData()
  for (let at = 0; at < 50; at += 1) many.append(`f${at}`, 'x')
  expect((await fixture.ana.send(path, { method: 'POST', body: many })).status).toBe(413)
  const torn = new Blob(['--x\r\nContent-Disposition: form-data; name="sheet"\r\n\r\nE-ma'], {
    type: 'multipart/form-data; boundary=x',
  })
  expect((await fixture.ana.send(path, { method: 'POST', body: torn })).status).toBe(422)
})

test('a form without its secret changes nothing', async () => {
  const text = 'E-mail\nforged@x.test\n'
  for (const to of [path, `${path}/confirm`])
    expect((await send(fixture.ana, to, { text, secret: 'guessed' })).status).toBe(403)
  expect(await countOf('forged@x.test')).toBe(0)
})

test('a user of another workspace imports beside it: their contacts are not ours', async () => {
  const { records, zoe, ana } = fixture
  const ours = await addContact(ana, { name: 'Sam', emails: 'sam@north.test' })
  const before = await records.getContact(idOf(ours))
  const text = 'Name,E-mail,Phone\nSam,sam@north.test,99999\n'
  const seen = await send(zoe, path, { text })
  expect(seen.body).toContain('1 new contact')
  await send(zoe, `${path}/confirm`, { text })
  expect(await records.getContact(idOf(ours))).toEqual(before)
})
