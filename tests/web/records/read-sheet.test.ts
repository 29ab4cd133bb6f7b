import { expect, test } from 'vitest'
import { columnKind } from '../../../src/web/records/import/column-names.ts'
import { columnsOf, readRow } from '../../../src/web/records/import/import-rows.ts'
import { delimiterOf, readSheet } from '../../../src/web/records/import/read-sheet.ts'

async function contactsOf(text: string) {
  const sheet = await readSheet(text)
  if ('kind' in sheet) return sheet
  return sheet.rows.map(row => {
    const read = readRow(row, columnsOf(sheet), [])
    return read.kind === 'row' ? read.row : read.refusal
  })
}

test.each([
  ['Name,E-mail', ','],
  ['Name;E-mail', ';'],
  ['"Name, first";E-mail', ';'],
  ['Name\tE-mail', '\t'],
  ['E-mail', ','],
])('%j is parted by %j', (header, delimiter) => {
  expect(delimiterOf(`${header}\na,b;c\n`)).toBe(delimiter)
})

test('BOM, CRLF, blank lines and lines within quotes: each row keeps the line where it begins', async () => {
  const sheet = await readSheet('\uFEFFName;E-mail\r\n"A\r\nB";a@x.test\r\n\r\n;\r\nC;c@x.test\r\n')
  expect(sheet).toEqual({
    headers: ['Name', 'E-mail'],
    rows: [
      { line: 2, cells: ['A\nB', 'a@x.test'] },
      { line: 6, cells: ['C', 'c@x.test'] },
    ],
  })
})

test('an export of HubSpot is understood', async () => {
  const text = `"Record ID","First Name","Last Name","Email","Phone Number","Contact owner","Associated Company"
"51","Maya","Lindt","maya@acme.test","+48 600 100 200","Ana Ruiz","Acme"`
  expect(await contactsOf(text)).toMatchObject([
    { name: 'Maya Lindt', emails: ['maya@acme.test'], phone: '+48 600 100 200', company: 'Acme' },
  ])
})

test('an export of Pipedrive is understood', async () => {
  const text = `Person - Name;Person - Email - Work;Person - Email - Home;Person - Phone - Mobile;Person - Organization
Maya Lindt;maya@acme.test;Maya@Home.test;+48 600 100 200;Acme`
  expect(await contactsOf(text)).toMatchObject([
    { name: 'Maya Lindt', emails: ['maya@acme.test', 'maya@home.test'], phone: '+48 600 100 200' },
  ])
})

test('an export of Google is understood', async () => {
  const text = `First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value
Maya,,Lindt,Acme,* Work,maya@acme.test ::: m@home.test,Mobile,+48 600 100 200 ::: +48 600 100 201`
  expect(await contactsOf(text)).toMatchObject([
    {
      name: 'Maya Lindt',
      emails: ['maya@acme.test', 'm@home.test'],
      phone: '+48 600 100 200',
      company: 'Acme',
    },
  ])
})

test.each([
  ['Nome,Cognome,E-mail', 'Maya,Lindt,m@x.test'],
  ['Imię,Nazwisko,Adres e-mail', 'Maya,Lindt,m@x.test'],
  ['Name,Given Name,Family Name,E-mail 1 - Value', 'Maya Lindt,Maya,Lindt,m@x.test'],
  ['Full name,Email', 'Maya  Lindt,m@x.test'],
])('%s: one name', async (header, row) => {
  expect(await contactsOf(`${header}\n${row}`)).toMatchObject([{ name: 'Maya Lindt' }])
})

test('columns that look alike and hold something else are left alone', () => {
  for (const header of ['E-mail 1 - Label', 'Email Domain', 'Phone 1 - Type', 'Company size', ''])
    expect(columnKind(header), header).toBeUndefined()
})

test.each([
  ['A', '', 'no-address'],
  ['A', 'a@', 'bad-address'],
  ['A', 'a@x.test,more', 'too-many-cells'],
])('a row that cannot be a contact is refused with its reason', async (name, emails, reason) => {
  expect(await contactsOf(`Name,E-mail\n${name},${emails}`)).toMatchObject([{ reason }])
})

const emailsOf = (count: number) => Array.from({ length: count }, (_, at) => `a${at}@x.test`)
const whole = { name: 'A', emails: 'a@x.test', phone: '600 100 200', company: 'Acme', owner: '' }
const read = { name: 'A', emails: ['a@x.test'], phone: '600 100 200', company: 'Acme' }

test.each([
  [{ name: 'x'.repeat(201) }, { name: '' }, ['long-name']],
  [{ phone: 'call me' }, { phone: undefined }, ['bad-phone']],
  [{ phone: '1'.repeat(201) }, { phone: undefined }, ['bad-phone']],
  [{ phone: 'call me ::: 600 300 400' }, { phone: '600 300 400' }, []],
  [{ company: 'x'.repeat(201) }, { company: undefined }, ['long-company']],
  [{ owner: 'Nobody' }, { ownerEmail: undefined }, ['unknown-owner']],
  [{ emails: 'a@ a@x.test' }, {}, ['bad-address']],
  [{ emails: emailsOf(21).join(' ') }, { emails: emailsOf(20) }, ['too-many-addresses']],
  [{ phone: 'call me', owner: 'Nobody' }, { phone: undefined }, ['bad-phone', 'unknown-owner']],
  [{}, {}, []],
])('a bad value never costs a row: %j', async (given, expected, reasons) => {
  const sheet = await readSheet(
    `Name,E-mail,Phone,Company,Owner\n${Object.values({ ...whole, ...given }).join(',')}`,
  )
  if ('kind' in sheet) throw new Error(sheet.kind)
  const rows = sheet.rows.map(row => readRow(row, columnsOf(sheet), []))
  expect(rows).toMatchObject([{ kind: 'row', row: { ...read, ...expected } }])
  expect(rows.flatMap(row => (row.kind === 'row' ? row.leftOut : []))).toMatchObject(
    reasons.map(reason => ({ reason })),
  )
})

test.each([
  ['Nome,Cognome', 'MARIANNA,ANNA', 'MARIANNA ANNA'],
  ['Nome,Cognome', 'Lee,Lee', 'Lee Lee'],
  ['Nome,Cognome', 'Rosanna,Anna', 'Rosanna Anna'],
  ['Nome,Cognome', 'Anna,De Anna', 'Anna De Anna'],
  ['Name,Surname', 'Maya Lindt,Lindt', 'Maya Lindt'],
  ['Name,Surname', 'Maya  LINDT,Lindt', 'Maya LINDT'],
  ['Name,Surname', 'Vincent van Gogh,van Gogh', 'Vincent van Gogh'],
  ['Name,Surname', ',Lindt', 'Lindt'],
  ['Name,Surname', 'Maya,', 'Maya'],
  ['Name,First name,Last name', 'Lee Lee,Lee,Lee', 'Lee Lee'],
  ['First name,Last name', 'Lee,Lee', 'Lee Lee'],
])('case 33: under %s, %s is %s', async (headers, cells, name) => {
  expect(await contactsOf(`${headers},E-mail\n${cells},l@visitor.example`)).toMatchObject([
    { name },
  ])
})

test.each([
  ['Ann Roe <ann@visitor.example>', ['ann@visitor.example']],
  ['mailto:ann@visitor.example', ['ann@visitor.example']],
  ['mailto:ann@visitor.example?subject=Hello', ['ann@visitor.example']],
  [
    '"Roe, Ann" <ann@visitor.example>; Bob <bob@visitor.example>',
    ['ann@visitor.example', 'bob@visitor.example'],
  ],
  [
    'Roe, Ann <ann@visitor.example>; Doe, Bob <bob@visitor.example>',
    ['ann@visitor.example', 'bob@visitor.example'],
  ],
  ['ann@visitor.example bob@visitor.example', ['ann@visitor.example', 'bob@visitor.example']],
  ['\u200bann@visitor.example', ['ann@visitor.example']],
  ['ann@visitor.example\u2060', ['ann@visitor.example']],
  ['\ufeffANN@visitor.example\u00ad', ['ann@visitor.example']],
])('cases 03 and 27: the cell %j holds %j', async (cell, emails) => {
  const quoted = `"${cell.replaceAll('"', '""')}"`
  expect(await contactsOf(`Name,E-mail\nAnn,${quoted}`)).toMatchObject([{ emails }])
})

test.each(['ann@visitor..example', 'ann@.visitor.example', 'ann@visi\u200btor.example'])(
  'case 03: %j is no address',
  async cell => {
    expect(await contactsOf(`Name,E-mail\nAnn,${cell}`)).toEqual([
      { reason: 'bad-address', text: expect.any(String) },
    ])
  },
)
