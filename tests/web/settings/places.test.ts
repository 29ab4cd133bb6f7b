import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPages } from '../../../src/services/pages/pages.ts'
import { addCallCalendar } from '../../support/call-calendar.ts'
import { fieldOf } from '../../support/read-form.ts'
import { attributesOf, getElement, textOf } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const calendars = '/settings/calendars'
const room = 'https://rooms.test/ana'
const giveRoom = (link: string) =>
  fixture.admin.submit(calendars, `${calendars}/room`, { room: link })
const optionsOf = async (path: string, name: string) => {
  const { body } = await fixture.admin.get(path)
  return attributesOf(body, `select#${name} option`, 'value')
}
const places = () => optionsOf('/settings/pages/new', 'place')

test('only places that work are offered, and the first of them is chosen for a new page', async () => {
  const always = ['link', 'phone', 'address', 'custom']
  expect(await places()).toEqual(always)
  expect(await optionsOf('/settings/times/new', 'place')).toEqual(always)
  const fresh = (await fixture.asRep.get('/settings/pages/new')).body
  expect(fieldOf(fresh, 'place')).toBe('phone')

  expect((await giveRoom('http://rooms.test/ana')).status).toBe(422)
  for (const link of ['http://rooms.test/ana', 'https://user:pw@rooms.test', 'https:rooms.test']) {
    const refused = await giveRoom(link)
    expect([refused.status, refused.body.includes('has no name or password in it')]).toEqual([
      422,
      true,
    ])
    expect(refused.body).toContain(`value="${link}"`)
  }
  expect(await places()).toEqual(always)
  expect((await giveRoom(room)).status).toBe(303)
  expect((await fixture.admin.get(calendars)).body).toContain(`value="${room}"`)
  expect(await places()).toEqual(['room', ...always])

  await addCallCalendar(fixture.app.db, fixture.app.ana)
  expect(await places()).toEqual(['video', 'room', ...always])
  expect((await fixture.admin.get('/settings/pages/new')).body).toContain(
    'Google Meet, the link is added automatically',
  )
  await fixture.app.db('connections').delete()
  await giveRoom('')
})

test('a page whose place cannot work says so to its owner, in the list and in the editor', async () => {
  const said = 'Meetings with Ana Ruiz get no video link from this page'
  const edit = `/settings/pages/${fixture.app.page.id}`
  expect((await fixture.admin.get('/settings/pages')).body).toContain(said)
  expect((await fixture.admin.get(edit)).body).toContain(said)
  expect(await optionsOf(edit, 'place')).toEqual(['video', 'link', 'phone', 'address', 'custom'])
  await addCallCalendar(fixture.app.db, fixture.app.ana)
  expect((await fixture.admin.get('/settings/pages')).body).not.toContain(said)
  await fixture.app.db('connections').delete()
})

test('Join is shown where there is an address alone', async () => {
  const nowhere = await fixture.book(10, 'No Link')
  const today = (await fixture.admin.get('/settings')).body
  expect(today).toContain('No Link')
  expect(today).not.toContain('>Join<')
  const { body } = await fixture.admin.get(`/settings/meetings/${nowhere.id}`)
  expect(body).not.toContain('>Join<')
  expect(body).toContain('Video call without a link')

  await giveRoom(room)
  const inRoom = await fixture.book(11, 'In Room')
  expect((await fixture.admin.get('/settings')).body).toContain('>Join<')
  const shown = (await fixture.admin.get(`/settings/meetings/${inRoom.id}`)).body
  expect(shown).toContain(`href="${room}"`)
  await giveRoom('')
})

test('the editor keeps a room as a room and a link as a link', async () => {
  await giveRoom(room)
  const path = `/settings/pages/${fixture.app.page.id}`
  const save = (fields: Record<string, string>) =>
    fixture.admin.submit(path, path, {
      title: 'Demo',
      slug: 'demo',
      kind: 'personal',
      hostIds: fixture.app.ana.id,
      durations: '30',
      step: '30',
      bufferBefore: '0',
      bufferAfter: '0',
      notice: '0',
      horizon: '60',
      hasManageLinks: 'on',
      ...fields,
    })
  const location = async () => {
    const pages = await listPages(fixture.app.context, { workspaceId: fixture.app.workspace.id })
    return pages.find(({ id }) => id === fixture.app.page.id)?.location
  }
  await save({ place: 'room', placeText: '' })
  expect(await location()).toEqual({ kind: 'video', isRoom: true })
  expect(fieldOf((await fixture.admin.get(path)).body, 'place')).toBe('room')
  await save({ place: 'link', placeText: 'https://meet.test/fixed' })
  expect(await location()).toEqual({ kind: 'video', url: 'https://meet.test/fixed' })
  const faulty = [
    ['link', '', 'Link of the video call', 'Paste the link of the video call'],
    ['link', 'meet.test', 'Link of the video call', 'begins with https://'],
    ['phone', 'abc', 'Phone number', 'Enter a phone number with at least 5 digits'],
    ['phone', '1234', 'Phone number', 'Enter a phone number with at least 5 digits'],
    ['phone', '6'.repeat(51), 'Phone number', 'Use at most 50 characters'],
    ['address', '', 'Address', 'Give the address'],
    ['custom', ' ', 'Where it takes place', 'Say where it takes place'],
  ] as const
  for (const [place, placeText, label, fault] of faulty) {
    const { status, body } = await save({ place, placeText })
    expect(status).toBe(422)
    expect(body).toContain(`<label for="placeText">${label}</label>`)
    expect(textOf(getElement(body, '#fault-location'))).toContain(fault)
  }
  await save({ place: 'custom', placeText: 'https://meet.test/typed' })
  expect(await location()).toEqual({ kind: 'video', url: 'https://meet.test/typed' })
})
