import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CrmMeeting } from '../../../crm/contract/crm-provider.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { getMeeting, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import type { MeetingEdits } from '../../../src/services/meetings/meeting-edits.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { type JobDrain, makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let jobs: JobDrain
let meeting: Meeting
let booked = 0
const logged: CrmMeeting[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now: monday })
  context.hasSlack = false
  const crm = await context.crmFor('' as Meeting['workspaceId'])
  context.crmFor = async () => ({
    ...crm,
    putMeeting: async (told, known) => {
      logged.push(told)
      return crm.putMeeting(told, known)
    },
  })
  demo = await aWorkspace(context)
  jobs = makeDrain(context)
})
afterAll(() => database?.drop())

const maya = 'maya@acme.test'
const jo = 'jo@acme.test'
const lee = 'lee@acme.test'

const command = () => ({
  workspaceId: demo.workspace.id,
  meetingId: meeting.id,
  actor: { kind: 'user' as const, userId: demo.ana.id, name: 'Ana Ruiz' },
})
const edit = (edits: MeetingEdits, revision?: number) =>
  editMeeting(context, { ...command(), edits, revision })
/** What was mailed since, by whom it went to. */
const mailed = async () => {
  await jobs.run()
  const mails = await listKeptMails(database.db)
  await database.db('kept_mails').delete()
  return new Map(mails.map(mail => [mail.to, mail]))
}

beforeEach(async () => {
  context.setNow(monday)
  context.recordedJobs.length = 0
  const day = 3 + Math.floor(booked / 6)
  const hour = 9 + (booked % 6)
  booked += 1
  const { meeting: made } = await aBooking(demo, {
    startsAt: Date.UTC(2026, 10, day, hour),
    invitee: { email: maya },
    guests: [{ email: jo, name: 'Jo' }],
  })
  meeting = made
  await mailed()
  logged.length = 0
})

test('F40: a changed description reaches invitee and guests, as a newer word of the same invitation', async () => {
  await edit({ description: 'Bring **samples**' })
  const mails = await mailed()
  expect([...mails.keys()].sort()).toEqual([demo.ana.email, jo, maya].sort())
  const mail = mails.get(maya)
  expect(mail?.subject).toMatch(/^Updated: Demo/)
  expect(mail?.text).toContain('Changed by Ana Ruiz: description.')
  expect(mail?.text).toContain('Bring samples')
  expect(mail?.html).toContain('<strong>samples</strong>')
  expect(mail?.calendar).toContain('METHOD:REQUEST')
  expect(mail?.calendar).toContain('SEQUENCE:1')
  expect(mail?.calendar).toContain(`UID:${meeting.iCalUid}`)
})

test('F32: an internal note goes to the CRM and to nobody else', async () => {
  const edited = await edit({ internalNote: 'They *need* it', meetingType: 'Discovery' })
  expect(edited).toMatchObject({ sequence: 0, internalNote: 'They *need* it' })
  expect((await mailed()).size).toBe(0)
  expect(logged.at(-1)).toMatchObject({ internalNote: 'They need it', meetingType: 'Discovery' })
})

test('a guest who comes to it is invited, one who leaves it uninvited, and the others hear nothing', async () => {
  await edit({ guests: [{ email: lee, name: 'Lee' }] })
  const mails = await mailed()
  expect([...mails.keys()].sort()).toEqual([jo, lee].sort())
  expect(mails.get(lee)?.subject).toMatch(/^Invitation: Demo/)
  expect(mails.get(lee)?.calendar).toContain('METHOD:REQUEST')
  const goodbye = mails.get(jo)
  expect(goodbye?.subject).toMatch(/^No longer invited: Demo/)
  expect(goodbye?.calendar).toContain('METHOD:CANCEL')
  expect(goodbye?.calendar).not.toContain('STATUS:')
  expect(goodbye?.calendar).not.toContain(maya)
})

test('the last guest hears of leaving; whoever left and came back hears nothing', async () => {
  await edit({ guests: [] })
  await edit({ guests: [{ email: jo, name: 'Jo' }] })
  expect((await mailed()).size).toBe(0)
  await edit({ guests: [] })
  expect([...(await mailed()).keys()]).toEqual([jo])
})

test('several edits before a mail goes out are reported together, in one', async () => {
  await edit({ title: 'Demo for two' })
  await edit({ location: { kind: 'address', address: 'Main Street 1' } })
  const { text } = (await mailed()).get(maya) ?? { text: '' }
  expect(text).toContain('Changed by Ana Ruiz: title and place.')
  expect(text).toContain('Main Street 1')
  expect(text).not.toContain('A look at the product')
})

test('moved after an edit, it is reported as moved, with the new description', async () => {
  await edit({ description: 'New words' })
  await rescheduleMeeting(context, { ...command(), startsAt: meeting.startsAt + 7 * 24 * hourMs })
  const mail = (await mailed()).get(maya)
  expect(mail?.subject).toMatch(/^Moved: Demo/)
  expect(mail?.text).toContain('New words')
})

const reminder = { minutesBefore: 60, includeDescription: true }
const countReminders = async () => {
  await jobs.run()
  const mails = await listKeptMails(database.db)
  return mails.filter(({ to, subject }) => to === maya && subject.startsWith('Reminder')).length
}

test('F67: an edit repeats no reminder', async () => {
  await edit({ reminders: [reminder] })
  context.setNow(meeting.startsAt - hourMs - 60_000)
  await edit({ description: 'Just before' })
  context.setNow(meeting.startsAt - hourMs)
  expect(await countReminders()).toBe(1)
  await edit({ title: 'Just after' })
  expect(await countReminders()).toBe(1)
})

test('F67: an edit between the time of a reminder and its sending does not lose it', async () => {
  await edit({ reminders: [reminder] })
  context.setNow(meeting.startsAt - hourMs + 5_000)
  await edit({ title: 'Faster than the worker' })
  expect(await countReminders()).toBe(1)
})

test('a reminder that was taken away is not sent, and an edit keeps the others', async () => {
  await edit({ reminders: [{ minutesBefore: 30, includeDescription: false }] })
  await mailed()
  context.setNow(meeting.startsAt - hourMs)
  expect((await mailed()).size).toBe(0)
  context.setNow(meeting.startsAt - hourMs / 2)
  expect((await mailed()).get(maya)?.subject).toMatch(/^Reminder: Demo/)
})

test('what is written into the description of a meeting that is over reaches nobody but the CRM', async () => {
  context.setNow(meeting.endsAt)
  await mailed()
  logged.length = 0
  const edited = await edit({ description: 'They will buy.' })
  expect(edited.sequence).toBe(0)
  expect((await mailed()).size).toBe(0)
  expect(logged.at(-1)?.description).toBe('They will buy.')
})

test('nothing changed is no change; whoever edits an older state gets a message', async () => {
  const { title, description, location, guests } = meeting
  const same = await edit({ title, description, location, guests })
  expect(same.revision).toBe(meeting.revision)
  await edit({ title: 'Newer' }, meeting.revision)
  await expect(edit({ title: 'Older' }, meeting.revision)).rejects.toMatchObject({
    code: 'already-moved',
  })
})

test('the history says what was edited, by whom, and which guests came and left', async () => {
  await edit({ title: 'Other', guests: [{ email: lee, name: 'Lee' }], internalNote: 'x' })
  expect((await listMeetingEvents(context, meeting.id)).at(-1)).toMatchObject({
    kind: 'edited',
    actor: { name: 'Ana Ruiz' },
    changed: ['title', 'guests', 'internalNote'],
    guestsAdded: [{ email: lee }],
    guestsRemoved: [{ email: jo }],
    sequence: 1,
  })
})

test.each<[string, MeetingEdits]>([
  ['title', { title: ' ' }],
  ['description', { description: 'x'.repeat(10_001) }],
  ['location.address', { location: { kind: 'address', address: '' } }],
  ['location.url', { location: { kind: 'video', url: 'http://plain.test' } }],
  ['guests', { guests: [{ email: 'nobody', name: '' }] }],
  ['reminders', { reminders: [{ minutesBefore: 0, includeDescription: false }] }],
])('a %s that cannot stand is refused and changes nothing', async (path, edits) => {
  await expect(edit(edits)).rejects.toMatchObject({
    code: 'invalid-input',
    facts: { errors: [expect.objectContaining({ path })] },
  })
  const { workspaceId, meetingId } = command()
  expect((await getMeeting(context, { workspaceId, meetingId })).revision).toBe(meeting.revision)
})

test('a canceled meeting is not edited', async () => {
  await cancelMeeting(context, command())
  await expect(edit({ title: 'Late' })).rejects.toMatchObject({ code: 'meeting-canceled' })
})

test('a guest who is host or invitee is named once', async () => {
  const guests = [maya.toUpperCase(), demo.ana.email, lee, lee].map(email => ({ email, name: '' }))
  expect((await edit({ guests })).guests.map(({ email }) => email)).toEqual([lee])
})
