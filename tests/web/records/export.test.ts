import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settingsMessages } from '../../../src/i18n/settings-messages.ts'
import { locales } from '../../../src/model/entities.ts'
import { columnKind } from '../../../src/web/records/import/column-names.ts'
import { planSheet } from '../../../src/web/records/import/plan-sheet.ts'
import { addContact, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const path = '/records/contacts.csv'
let fixture: RecordsFixture

beforeAll(async () => {
  fixture = await openRecordsFixture()
})
afterAll(() => fixture?.app.close())

const bytesOf = async (): Promise<string> => {
  const response = await fetch(new URL(path, fixture.ana.url), {
    headers: { Cookie: fixture.ana.cookie },
  })
  return Buffer.from(await response.arrayBuffer()).toString('utf8')
}
const rowsOf = (text: string): string[][] => parse(text, { bom: true })

test('contacts leave as CSV: BOM, CRLF, several addresses in a cell, quotes doubled', async () => {
  await addContact(fixture.ana, {
    name: 'Hana "H" Mori',
    emails: 'hana@kumo.test\nh@kumo.test',
    phone: '600 100 200',
    company: 'Kumo, Inc.',
    owner: fixture.app.ben.email,
  })
  const text = await bytesOf()
  expect(text.startsWith('\uFEFFName,Email,Phone,Company,Owner\r\n')).toBe(true)
  expect(text).toContain(
    '"Hana ""H"" Mori","hana@kumo.test; h@kumo.test",600 100 200,"Kumo, Inc.",',
  )
  expect(rowsOf(text)).toContainEqual([
    'Hana "H" Mori',
    'hana@kumo.test; h@kumo.test',
    '600 100 200',
    'Kumo, Inc.',
    'ben@parley.test',
  ])
  const { headers } = await fixture.ana.get(path)
  expect(headers.get('content-type')).toContain('text/csv')
  expect(headers.get('content-disposition')).toContain('contacts.csv')
})

test('what a spreadsheet would run is guarded, and read back as it was', async () => {
  const formulas = ['=HYPERLINK("http://x.test")', '+1', '-1', '@SUM(A1)']
  for (const [at, name] of formulas.entries())
    await addContact(fixture.ana, { name, emails: `f${at}@formula.test`, phone: '+48 600' })
  const rows = rowsOf(await bytesOf()).filter(([, email]) => email?.includes('formula.test'))
  expect(rows.map(([name]) => name).sort()).toEqual(formulas.map(name => `'${name}`).sort())
  expect(new Set(rows.map(row => row[2]))).toEqual(new Set(["'+48 600"]))
  const taken: string[] = []
  await planSheet(await bytesOf(), {
    users: [],
    take: async all => {
      taken.push(...all.map(({ name }) => name))
      return []
    },
  })
  expect(taken).toEqual(expect.arrayContaining(formulas))
})

test('what is exported is imported as nothing new', async () => {
  const plan = await planSheet(await bytesOf(), {
    users: [fixture.app.ana, fixture.app.ben],
    take: fixture.records.planImport,
  })
  const steps = plan.kind === 'plan' ? plan.rows : []
  expect(steps.length).toBeGreaterThan(0)
  expect(steps.filter(row => row.kind === 'refused' || row.step.kind !== 'unchanged')).toEqual([])
})

test.each(locales)('the column names of the export in %s are known to the import', locale => {
  const { name, emails, phone, company, owner } = settingsMessages(locale).records.sheet
  expect([name, emails, phone, company, owner].map(columnKind)).toEqual([
    'name',
    'email',
    'phone',
    'company',
    'owner',
  ])
})

test('more than a thousand contacts leave, each once', async () => {
  const rows = Array.from({ length: 2_100 }, (_, at) => ({
    line: at + 2,
    name: `Same ${at % 3}`,
    emails: [`e${at}@thousand.test`],
    phone: undefined,
    company: undefined,
    ownerEmail: undefined,
  }))
  await fixture.records.importContacts(rows)
  const { body } = await fixture.ana.get(`${path}?q=thousand.test`)
  const emails = rowsOf(body)
    .slice(1)
    .map(([, email]) => email)
  expect(emails).toHaveLength(2_100)
  expect(new Set(emails).size).toBe(2_100)
})

test('a user of another workspace gets an empty sheet', async () => {
  const { body } = await fixture.zoe.get(path)
  expect(rowsOf(body)).toEqual([['Name', 'Email', 'Phone', 'Company', 'Owner']])
})
