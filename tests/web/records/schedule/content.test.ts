import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Attachment } from '../../../../src/model/entities.ts'
import { saveSnippet } from '../../../../src/services/pages/snippets.ts'
import { findMeeting } from '../../../../src/store/meetings/meetings.ts'
import { find } from '../../../support/read-html.ts'
import {
  filledForm,
  openScheduleFixture,
  type ScheduleFixture,
  send,
  setAsideMeetings,
} from './schedule-fixture.ts'

let fixture: ScheduleFixture

beforeAll(async () => {
  fixture = await openScheduleFixture()
})
afterAll(() => fixture?.close())
beforeEach(async () => {
  await setAsideMeetings(fixture)
})

const byAna = (changes = {}) =>
  send(fixture, { session: fixture.asAna, path: fixture.contact, changes })

/** The form as its Save button sends it: with files. */
async function formWith(files: readonly [name: string, content: string | Buffer][]) {
  const { body } = await fixture.asAna.get(fixture.contact)
  const form = new FormData()
  for (const [name, value] of filledForm(fixture, body)) form.append(name, value)
  for (const [name, content] of files)
    form.append('files', new Blob([new Uint8Array(Buffer.from(content))]), name)
  return form
}
const sendForm = (body: FormData) => fixture.asAna.send(fixture.contact, { method: 'POST', body })
const sendFiles = async (files: Parameters<typeof formWith>[0]) => sendForm(await formWith(files))
const meetingAt = async (location: string | null) => {
  const id = /meetings\/([\w-]+)/.exec(location ?? '')?.[1] ?? ''
  return findMeeting(fixture.app.db, id)
}
const names = (attachments: readonly Attachment[] = []) => attachments.map(({ name }) => name)

test('F32: files come with the form and stay with the meeting, everything else of the form too', async () => {
  const { status, location } = await sendFiles([['offer.pdf', 'internal']])
  expect(status).toBe(303)
  const meeting = await meetingAt(location)
  expect(names(meeting?.attachments)).toEqual(['offer.pdf'])
  expect(meeting).toMatchObject({ title: 'Renewal', description: 'What comes next' })
})

test('the form sent twice is one meeting with each file once', async () => {
  const form = await formWith([['offer.pdf', 'internal']])
  const [first, second] = [await sendForm(form), await sendForm(form)]
  expect(second.location).toBe(first.location)
  expect(names((await meetingAt(first.location))?.attachments)).toEqual(['offer.pdf'])
})

test('a file that is too large is shown beside the field, nothing is lost and nothing booked', async () => {
  const { status, body } = await sendFiles([['big.bin', Buffer.alloc(10 * 1024 * 1024 + 1)]])
  expect(status).toBe(422)
  expect(body).toContain('A file has more than 10 MB')
  expect(body).toContain('What comes next</textarea>')
  expect(await fixture.app.db('meetings').where({ source: 'record' })).toEqual([])
})

test('F32: a snippet is inserted for the chosen contact, and what is not known is reported', async () => {
  const text = 'Dear {{contact.first_name}}, about {{meeting.title}}: {{weather}}'
  await saveSnippet(fixture.app.context, {
    user: fixture.app.ana,
    name: 'Hi',
    text,
    isShared: false,
  })
  const { id } = await fixture.app.db('snippets').where({ name: 'Hi' }).first()
  const { status, body } = await byAna({ do: '', insert: 'note', noteSnippet: id })
  expect(status).toBe(200)
  expect(body).toContain('Two seats more\n\nDear Maya, about Renewal: {{weather}}</textarea>')
  expect(body).toContain('left as typed: weather')
  expect(await fixture.app.db('meetings').where({ source: 'record' })).toEqual([])
})

test('F32: a snippet names somebody new as the form does', async () => {
  const { ana, context, db } = fixture.app
  await saveSnippet(context, {
    user: ana,
    name: 'New',
    text: 'Dear {{contact.first_name}} <{{contact.email}}>',
    isShared: false,
  })
  const { id } = await db('snippets').where({ name: 'New' }).first()
  const { body } = await send(fixture, {
    session: fixture.asAna,
    path: '/records/builtin/contacts/new/schedule?email=fresh%40guest.test',
    changes: {
      contactId: 'new:fresh@guest.test',
      personName: 'Fred Fresh',
      do: '',
      insert: 'note',
      noteSnippet: id,
    },
  })
  expect(body).toContain('Dear Fred &lt;fresh@guest.test')
  expect(body).not.toContain('left as typed')
})

test('F36 Send invite: on by default, off when it is unticked, and kept where the form is shown again', async () => {
  const { body } = await fixture.asAna.get(fixture.contact)
  const box = '[name="invite"][value="yes"]'
  expect(find(body, `${box}[checked]`)).toBeDefined()
  const quiet = await byAna({ invite: ['no'] })
  expect(await meetingAt(quiet.location)).toMatchObject({ isInvited: false })
  const told = await byAna({ invite: ['no', 'yes'], time: '12:00' })
  expect(await meetingAt(told.location)).toMatchObject({ isInvited: true })
  const shown = await byAna({ invite: ['no'], do: 'show' })
  expect(find(shown.body, box)).toBeDefined()
  expect(find(shown.body, `${box}[checked]`)).toBeUndefined()
})
