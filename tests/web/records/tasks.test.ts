import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { addContact, idOf, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

let fixture: RecordsFixture
let ben: BrowserSession
let address: string

beforeAll(async () => {
  fixture = await openRecordsFixture()
  ben = await signInAs(fixture.app, fixture.app.ben)
  address = await addContact(fixture.ana, { name: 'Maya Lindt', emails: 'maya@acme.test' })
})
afterAll(() => fixture?.app.close())

const add = (fields: Record<string, string>) =>
  fixture.ana.submit(address, `${address}/tasks`, { due: '', ...fields })
const taskId = async (title: string) => {
  const { tasks } = (await fixture.records.getContact(idOf(address))) ?? { tasks: [] }
  return tasks.find(task => task.title === title)?.id ?? ''
}

test('a task is a colleague’s to do: it stands on their page, with the contact and the time', async () => {
  const { status } = await add({
    title: 'Send the offer',
    owner: fixture.app.ben.email,
    due: '2026-11-01T10:30',
  })
  expect(status).toBe(303)
  expect((await fixture.ana.get(address)).body).toMatch(/Send the offer.*Ben Ruiz/s)
  const { body } = await ben.get('/records/tasks')
  for (const words of ['Send the offer', 'Maya Lindt', '1 November 2026', '10:30', 'overdue'])
    expect(body).toContain(words)
  expect((await fixture.ana.get('/records/tasks')).body).not.toContain('Send the offer')
})

test('open tasks without a date are listed after those with one; what is done goes', async () => {
  await add({ title: 'Some day', owner: fixture.app.ana.email })
  await add({ title: 'Tomorrow', owner: fixture.app.ana.email, due: '2026-11-03T10:00' })
  const { body } = await fixture.ana.get('/records/tasks')
  expect(body.indexOf('Tomorrow')).toBeLessThan(body.indexOf('Some day'))
  const done = `/records/tasks/${await taskId('Tomorrow')}/done`
  expect((await fixture.ana.submit('/records/tasks', done, {})).location).toBe('/records/tasks')
  const after = await fixture.ana.get('/records/tasks')
  expect(after.body).not.toContain('Tomorrow')
  expect(after.body).toContain('Some day')
})

test('who is no user here cannot be responsible', async () => {
  const { status, body } = await add({ title: 'For a stranger', owner: 'zoe@other.test' })
  expect(status).toBe(422)
  expect(body).toContain('Say what is to be done and who does it')
  expect(await taskId('For a stranger')).toBe('')
})

test('a form without its secret changes nothing', async () => {
  await add({ title: 'Stays', owner: fixture.app.ana.email })
  const id = await taskId('Stays')
  expect((await fixture.ana.post(`/records/tasks/${id}/done`, {})).status).toBe(403)
  expect(await taskId('Stays')).toBe(id)
})

test('a user of another workspace sees no task, and finishes none', async () => {
  await add({ title: 'Ours', owner: fixture.app.ana.email })
  const id = await taskId('Ours')
  expect((await fixture.zoe.get('/records/tasks')).body).toContain('Nothing is to be done')
  await fixture.zoe.submit('/records/contacts/new', `/records/tasks/${id}/done`, {})
  expect(await taskId('Ours')).toBe(id)
})
