import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addContact,
  idOf,
  monday,
  openRecordsFixture,
  type RecordsFixture,
} from './records-fixture.ts'

let fixture: RecordsFixture
let address: string

beforeAll(async () => {
  fixture = await openRecordsFixture()
  address = await addContact(fixture.ana, { name: 'Maya Lindt', emails: 'maya@acme.test' })
})
afterAll(() => fixture?.app.close())

const contact = async () => {
  const found = await fixture.records.getContact(idOf(address))
  if (!found) throw new Error('Maya is there')
  return found
}
const send = (path: string, fields: Record<string, string>) =>
  fixture.ana.submit(address, `${address}/${path}`, fields)

async function addDeal(name: string, stage: string): Promise<string> {
  await send('deals', { name, stage })
  const { deals } = await contact()
  return deals.find(deal => deal.name === name)?.id ?? ''
}

test('a deal is made, renamed and moved; a stage may be any text', async () => {
  const id = await addDeal('Pilot', 'Qualified')
  expect((await contact()).deals).toMatchObject([{ stage: 'qualified', isOpen: true }])
  await send(`deals/${id}`, { name: 'Acme pilot', stage: 'Legal review' })
  const { body } = await fixture.ana.get(address)
  expect(body).toContain('Acme pilot')
  expect(body).toContain('Legal review')
})

test('a deal that is won closes; the buttons close and open it again', async () => {
  const id = await addDeal('Renewal', 'new')
  const deal = async () => (await contact()).deals.find(one => one.id === id)
  await send(`deals/${id}`, { name: 'Renewal', stage: 'won' })
  expect(await deal()).toMatchObject({ stage: 'won', isOpen: false })
  await send(`deals/${id}`, { name: 'Renewal', stage: 'Won', do: 'reopen' })
  expect(await deal()).toMatchObject({ stage: 'won', isOpen: true })
  await send(`deals/${id}`, { name: 'Renewal', stage: 'Won' })
  expect(await deal()).toMatchObject({ isOpen: true })
  await send(`deals/${id}`, { name: 'Renewal', stage: 'proposal', do: 'close' })
  expect(await deal()).toMatchObject({ stage: 'proposal', isOpen: false })
})

test('a stage written in another language of ours is the same stage', async () => {
  await fixture.app.db('users').where({ id: fixture.app.ana.id }).update({ locale: 'pl' })
  const id = await addDeal('Umowa', 'Oferta')
  await fixture.app.db('users').where({ id: fixture.app.ana.id }).update({ locale: 'en' })
  expect((await contact()).deals.find(deal => deal.id === id)?.stage).toBe('proposal')
  expect((await fixture.ana.get(address)).body).toContain('Proposal')
})

test('a deal without a name is not made, and the page says why', async () => {
  const { status, body } = await send('deals', { name: ' ', stage: 'new' })
  expect(status).toBe(422)
  expect(body).toContain('A deal needs a name')
})

test('notes stand in the timeline with author and time, newest first, as plain text', async () => {
  await fixture.records.addNote({
    contactId: idOf(address),
    author: { email: 'ben@parley.test', name: 'Ben Ruiz' },
    text: 'Earlier word',
    at: monday - 3_600_000,
  })
  const { status } = await send('notes', { text: 'Asked for <b>prices</b>\r\nand a date' })
  expect(status).toBe(303)
  const { body } = await fixture.ana.get(address)
  expect(body).toContain('Asked for &lt;b>prices&lt;/b>')
  expect(body).toMatch(/Ana Ruiz, [^<]*2 November 2026[^<]*9:00 am/)
  expect(body.indexOf('Asked for')).toBeLessThan(body.indexOf('Earlier word'))
})

test('a note that is too long is not kept, and comes back to be shortened', async () => {
  const { status, body } = await send('notes', { text: `${'x'.repeat(5_000)} the end` })
  expect(status).toBe(422)
  expect(body).toContain('the end</textarea>')
  expect((await send('notes', { text: ' ' })).status).toBe(422)
})

test.each(['notes', 'deals', 'tasks'])(
  '%s: a form without its secret changes nothing',
  async path => {
    const before = await contact()
    const fields = { text: 'Forged', name: 'Forged', stage: 'new', title: 'Forged' }
    expect((await fixture.ana.post(`${address}/${path}`, fields)).status).toBe(403)
    expect(await contact()).toEqual(before)
  },
)

test.each(['notes', 'deals', 'tasks'])(
  '%s: a user of another workspace changes nothing',
  async path => {
    const before = await contact()
    const fields = { text: 'Foreign', name: 'Foreign', stage: 'new', title: 'Foreign' }
    const from = '/records/contacts/new'
    expect((await fixture.zoe.submit(from, `${address}/${path}`, fields)).status).toBe(404)
    const [deal] = before.deals
    await fixture.zoe.submit(from, `${address}/deals/${deal?.id}`, fields)
    expect(await contact()).toEqual(before)
  },
)

test('a deal of another contact is not changed through this one', async () => {
  const { ana, records } = fixture
  const other = await addContact(ana, { name: 'Piotr', emails: 'piotr@wisla.test' })
  await records.addDeal({ contactId: idOf(other), name: 'His', stage: 'new' })
  const [deal] = (await records.getContact(idOf(other)))?.deals ?? []
  await send(`deals/${deal?.id}`, { name: 'Hers', stage: 'won' })
  expect((await records.getContact(idOf(other)))?.deals).toEqual([deal])
})
