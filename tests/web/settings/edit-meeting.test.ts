import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { saveSnippet } from '../../../src/services/pages/snippets.ts'
import { fieldOf } from '../../support/read-form.ts'
import { getElement, textOf } from '../../support/read-html.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meeting: Meeting
let address: string
let hour = 8

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())
beforeEach(async () => {
  fixture.now = monday
  meeting = await fixture.book(++hour)
  address = `/settings/meetings/${meeting.id}`
})

const read = () =>
  getMeeting(fixture.app.context, { workspaceId: fixture.app.workspace.id, meetingId: meeting.id })
const rowsOf = (reminders: readonly (readonly [amount: string, unit: string])[]) =>
  reminders.flatMap(([amount, unit]): [string, string][] => [
    ['reminderAmount', amount],
    ['reminderUnit', unit],
  ])
const save = (fields: Record<string, string>, reminders: Parameters<typeof rowsOf>[0] = []) =>
  fixture.admin.submit(`${address}/edit`, `${address}/edit`, [
    ...Object.entries({ revision: '0', ...fields }),
    ...rowsOf(reminders),
  ])

test('F38 F40: title, place, text, guests and reminders are changed on one page', async () => {
  expect((await fixture.admin.get(address)).body).toContain(`href="${address}/edit"`)
  const saved = await save(
    {
      title: 'Second look',
      placeKind: 'address',
      placeText: 'Main Street 1',
      guests: 'jo@acme.test\nlee@acme.test',
      description: 'Bring **samples**\r\nand time',
      note: 'They *need* it',
      type: 'Discovery',
    },
    [
      ['90', 'minutes'],
      ['2', 'days'],
      ['', 'hours'],
    ],
  )
  expect(saved).toMatchObject({ status: 303, location: `${address}?done=saved` })
  expect(await read()).toMatchObject({
    title: 'Second look',
    location: { kind: 'address', address: 'Main Street 1' },
    guests: [{ email: 'jo@acme.test' }, { email: 'lee@acme.test' }],
    description: 'Bring **samples**\nand time',
    internalNote: 'They *need* it',
    meetingType: 'Discovery',
    reminders: [{ minutesBefore: 90 }, { minutesBefore: 2 * 24 * 60 }],
  })
  const { body } = await fixture.admin.get(address)
  expect(body).toContain('<strong>samples</strong>')
  expect(body).toContain('<em>need</em>')
  expect(body).toContain('title, description, place, guests, internal note, meeting type')
})

const faultyPlaces = [
  ['link', '', 'Link of the video call', 'Paste the link of the video call'],
  ['link', 'meet.test', 'Link of the video call', 'begins with https://'],
  ['phone', 'abc', 'Phone number', 'Enter a phone number with at least 5 digits'],
  ['address', '', 'Address', 'Give the address'],
  ['custom', '', 'Where it takes place', 'Say where it takes place'],
] as const

test('beside the place stands what is missing in it', async () => {
  for (const [placeKind, placeText, label, fault] of faultyPlaces) {
    const { revision } = await read()
    const { status, body } = await save({ revision: String(revision), placeKind, placeText })
    expect(status).toBe(422)
    expect(body).toContain(`<label for="placeText">${label}</label>`)
    expect(textOf(getElement(body, '#placeText-error'))).toContain(fault)
  }
})

test('what cannot stand is shown beside its field, with everything typed kept', async () => {
  const refused = await save({ title: '', guests: 'jo@acme.test\nnobody', description: 'Kept' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('id="title-error"')
  expect(refused.body).toContain('id="guests-error"')
  expect(refused.body).toContain('This is not a valid email address: nobody')
  expect(refused.body).toContain('Kept</textarea>')
  expect((await read()).revision).toBe(0)
})

test('who saves over a change they have not seen is asked first', async () => {
  await save({ title: 'First' })
  const late = await save({ title: 'Second' })
  expect(late.status).toBe(409)
  expect(late.body).toContain('Somebody changed this meeting meanwhile')
  const revision = fieldOf(late.body, 'revision')
  expect((await save({ title: 'Second', revision })).status).toBe(303)
  expect((await read()).title).toBe('Second')
})

test("a rep edits nobody else's meeting: it does not exist for them", async () => {
  expect((await fixture.asRep.get(`${address}/edit`)).status).toBe(404)
  const tried = await fixture.asRep.submit('/settings/hours', `${address}/edit`, { title: 'Mine' })
  expect(tried.status).toBe(404)
  expect((await read()).title).toBe('Demo')
})

test('a meeting that is over says that nobody is notified; a canceled one is not edited', async () => {
  fixture.now = meeting.endsAt + hourMs
  expect((await fixture.admin.get(`${address}/edit`)).body).toContain('This meeting is over')
  fixture.now = monday
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'system', name: 'test' } as const
  await cancelMeeting(fixture.app.context, { workspaceId, meetingId, actor })
  expect((await fixture.admin.get(address)).body).not.toContain(`${address}/edit`)
  expect((await save({ title: 'Late' })).status).toBe(409)
})

test('F32: without JavaScript the Insert button brings the form back with the snippet in it, and saves nothing', async () => {
  const { ana, db } = fixture.app
  const text = 'Dear {{contact.first_name}} of {{contact.company}}'
  await saveSnippet(fixture.app.context, { user: ana, name: 'Hello', text, isShared: false })
  const { id } = await db('snippets').where({ name: 'Hello' }).first()
  const page = await fixture.admin.get(`${address}/edit`)
  expect(page.body).toContain('data-text="Dear Maya of {{contact.company}}"')
  const shown = await save({ description: 'Agenda', descriptionSnippet: id, insert: 'description' })
  expect(shown.status).toBe(200)
  expect(shown.body).toContain('Agenda\n\nDear Maya of {{contact.company}}</textarea>')
  expect(shown.body).toContain('left as typed: contact.company')
  expect((await read()).revision).toBe(0)
  const none = await save({ constructorSnippet: id, insert: 'constructor' })
  expect(none.status).toBe(303)
})
