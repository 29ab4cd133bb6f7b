import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContact, idOf, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const form = '/records/companies/new'
let fixture: RecordsFixture

beforeAll(async () => {
  fixture = await openRecordsFixture()
})
afterAll(() => fixture?.app.close())

async function addCompany(name: string, domain = ''): Promise<string> {
  const { location } = await fixture.ana.submit(form, form, { name, domain })
  return location ?? ''
}

test('a company is made and edited; its domain may be pasted as an address of a page', async () => {
  const { ana } = fixture
  const address = await addCompany('Wisla', 'https://www.Wisla.test/about')
  expect((await ana.get(address)).body).toContain('wisla.test')
  const edit = `${address}/edit`
  await ana.submit(edit, edit, { name: 'Wisła Labs', domain: 'wisla.test' })
  const { body } = await ana.get('/records/companies?q=labs')
  expect(body).toContain('Wisła Labs')
  expect(body).toContain('1 company')
})

test('a name or a domain that another company has is refused beside its field', async () => {
  const { ana } = fixture
  await addCompany('Kumo', 'kumo.test')
  const name = await ana.submit(form, form, { name: 'KUMO', domain: '' })
  expect([name.status, name.body.includes('Another company has this name')]).toEqual([422, true])
  const domain = await ana.submit(form, form, { name: 'Kumo Two', domain: 'kumo.test' })
  expect([domain.status, domain.body.includes('Another company has this domain')]).toEqual([
    422,
    true,
  ])
  const bad = await ana.submit(form, form, { name: 'Kumo Three', domain: 'kumo' })
  expect([bad.status, bad.body.includes('Write a domain')]).toEqual([422, true])
})

test('an international domain names the company, is shown as typed, and is found as typed', async () => {
  const { ana, records } = fixture
  const emails = 'jörg@bücher.example'
  const contact = idOf(await addContact(ana, { name: 'Jörg', emails }))
  await addCompany('Books', 'www.bücher.example')
  expect(
    await records.listCompanies({ text: 'bücher.example', offset: 0, limit: 9 }),
  ).toMatchObject({
    rows: [{ name: 'Books', domain: 'xn--bcher-kva.example' }],
  })
  expect((await ana.get('/records/companies?q=bücher')).body).toContain('bücher.example')
  for (const text of ['bücher', 'jörg@bücher.example', 'jörg', 'xn--bcher'])
    expect((await records.listContacts({ text, offset: 0, limit: 9 })).rows, text).toMatchObject([
      { id: contact },
    ])
})

test('its page shows its contacts and their deals, and a contact leads to it', async () => {
  const { ana, records } = fixture
  const contact = await addContact(ana, {
    name: 'Hana Mori',
    emails: 'hana@kumo.test',
    company: 'kumo',
  })
  await records.addDeal({ contactId: idOf(contact), name: 'Kumo rollout', stage: 'proposal' })
  const { companyId } = (await records.getContact(idOf(contact))) ?? {}
  const address = `/records/builtin/companies/${companyId}`
  expect((await ana.get(contact)).body).toContain(address)
  const { body } = await ana.get(address)
  for (const words of ['Hana Mori', 'Kumo rollout', 'Proposal', 'open'])
    expect(body).toContain(words)
  const { rows } = await records.listCompanies({ text: 'kumo', offset: 0, limit: 9 })
  expect(rows).toMatchObject([{ name: 'Kumo', contactCount: 1, openDealCount: 1 }])
})

test('a form without its secret changes nothing', async () => {
  const { ana } = fixture
  const address = await addCompany('Northwind')
  const fields = { name: 'Eastwind', domain: '' }
  expect((await ana.post(form, fields)).status).toBe(403)
  expect((await ana.post(`${address}/edit`, fields)).status).toBe(403)
  expect((await ana.get('/records/companies')).body).not.toContain('Eastwind')
})

test('a user of another workspace sees nothing of it, and changes nothing', async () => {
  const { ana, zoe } = fixture
  const address = await addCompany('Conti', 'conti.test')
  expect((await zoe.get('/records/companies')).body).toContain('No company found')
  for (const path of [address, `${address}/edit`])
    expect((await zoe.get(path)).status, path).toBe(404)
  const change = await zoe.submit(form, `${address}/edit`, { name: 'Mine', domain: '' })
  expect(change.status).toBe(404)
  expect((await ana.get(address)).body).toContain('Conti')
  expect((await zoe.submit(form, form, { name: 'Conti', domain: 'conti.test' })).status).toBe(303)
})
