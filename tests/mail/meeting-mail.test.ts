import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Meeting } from '../../src/model/entities.ts'
import { cancelWithOthers } from '../../src/services/booking/cancel-with-others.ts'
import { reassignMeeting } from '../../src/services/booking/reassign-meeting.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import { listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import { updatePage } from '../../src/services/pages/pages.ts'
import type { KeptMail } from '../../src/store/deliveries/kept-mails.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import { type CrmFixture, startCrmFixture, workingHour } from '../support/crm-fixture.ts'

let fixture: CrmFixture
let day = 0
beforeAll(async () => {
  fixture = await startCrmFixture()
})
afterAll(() => fixture?.close())

const jo = { email: 'jo@guest.test', name: 'Jo' }

/** With Ana and the guest Jo, on a day of its own. */
async function agree(changes: { organizerId?: string } = {}): Promise<Meeting> {
  day += 1
  await fixture.database.db('kept_mails').delete()
  const { meeting } = await aBooking(fixture, {
    startsAt: workingHour(day, 10),
    timeZone: 'Europe/Warsaw',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
    guests: [jo],
    ...changes,
  })
  await fixture.jobs.run()
  return meeting
}

const lineOf = ({ calendar }: KeptMail, name: string) =>
  (calendar ?? '')
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .find(line => line.startsWith(`${name}:`) || line.startsWith(`${name};`)) ?? ''
const mailTo = async (email: string) => {
  const [mail] = await fixture.mailsTo(email)
  if (!mail) throw new Error(`${email} got no mail`)
  return mail
}
const command = ({ id: meetingId, workspaceId }: Meeting, actor: Actor) => ({
  meetingId,
  workspaceId,
  actor,
})
const asAna = (): Actor => ({ kind: 'user', userId: fixture.ana.id, name: 'Ana Ruiz' })
const asMaya: Actor = { kind: 'invitee', name: 'Maya Lindt' }

test('F21: each copy of the invitation names the other side, and only the invitee’s changes the meeting', async () => {
  const meeting = await agree()
  const [maya, guest, host] = await Promise.all(
    ['maya@acme.test', jo.email, fixture.ana.email].map(mailTo),
  )
  if (!maya || !guest || !host) throw new Error('Somebody got no mail')
  expect(lineOf(maya, 'SUMMARY')).toBe('SUMMARY:Demo · Ana Ruiz')
  expect(lineOf(guest, 'SUMMARY')).toBe('SUMMARY:Demo · Ana Ruiz')
  expect(lineOf(host, 'SUMMARY')).toBe('SUMMARY:Demo · Maya Lindt')
  const links = /Reschedule: http\S+\/manage\/\w[\w-]*\?step=move\\nCancel: http\S+\?step=cancel/
  expect(lineOf(maya, 'DESCRIPTION')).toMatch(links)
  expect(lineOf(guest, 'DESCRIPTION')).not.toContain('/manage/')
  expect(lineOf(host, 'DESCRIPTION')).not.toContain('/manage/')
  expect(lineOf(host, 'DESCRIPTION')).toContain(`/settings/meetings/${meeting.id}`)
  expect(lineOf(host, 'DESCRIPTION')).toContain('jo@guest.test')
})

test('an international domain is shown as typed in texts, and stays ASCII where programs read it', async () => {
  day += 1
  await fixture.database.db('kept_mails').delete()
  const stored = 'joerg@xn--bcher-kva.example'
  const shown = 'joerg@bücher.example'
  await aBooking(fixture, {
    startsAt: workingHour(day, 10),
    invitee: { email: shown, name: shown },
    guests: [{ email: 'ola@zażółć.example', name: 'Ola' }],
  })
  await fixture.jobs.run()
  const [host, invitee] = [await mailTo(fixture.ana.email), await mailTo(stored)]
  expect(host.subject).toContain(shown)
  for (const text of [host.text, host.html]) {
    expect(text).toContain(shown)
    expect(text).toContain('ola@zażółć.example')
    expect(text).not.toMatch(/@xn--/)
  }
  expect(invitee.text).toContain('ola@zażółć.example')
  const attendee = lineOf(invitee, 'ATTENDEE')
  expect(attendee).toContain(shown)
  expect(attendee).toMatch(new RegExp(`:mailto:${stored}$`, 'i'))
})

test('F21: a page may leave the links out of the invitation', async () => {
  const { workspace, page } = fixture
  const ids = { workspaceId: workspace.id, pageId: page.id }
  await updatePage(fixture.context, { ...ids, changes: { hasManageLinks: false } })
  await agree()
  const maya = await mailTo('maya@acme.test')
  expect(lineOf(maya, 'DESCRIPTION')).toBe('DESCRIPTION:A short look around.')
  expect(maya.text).toContain('/manage/')
  await updatePage(fixture.context, { ...ids, changes: { hasManageLinks: true } })
})

test('F36: the host reads who set it up; who did gets no invitation, and reads for whom it is', async () => {
  await agree({ organizerId: fixture.ben.id })
  const host = await mailTo(fixture.ana.email)
  expect(host.text).toContain('Set up by Ben Ruiz.')
  const setter = await mailTo(fixture.ben.email)
  expect(setter.subject).toMatch(/^Booked for Ana Ruiz: Maya Lindt, /)
  expect(setter.text).toContain('Host: Ana Ruiz')
  expect(setter.calendar).toBeUndefined()
})

test('F36: the former host’s cancellation has their own UID, its SEQUENCE and the organizer of what they hold', async () => {
  const meeting = await agree()
  const held = await mailTo(fixture.ana.email)
  await fixture.database.db('kept_mails').delete()
  await reassignMeeting(fixture.context, { ...command(meeting, asAna()), hostId: fixture.ben.id })
  await fixture.jobs.run()
  const cancel = await mailTo(fixture.ana.email)
  expect(cancel.subject).toMatch(/^No longer yours: /)
  expect(cancel.calendarMethod).toBe('CANCEL')
  expect(lineOf(cancel, 'UID')).toBe(lineOf(held, 'UID'))
  expect(lineOf(held, 'SEQUENCE')).toBe('SEQUENCE:0')
  expect(lineOf(cancel, 'SEQUENCE')).toBe('SEQUENCE:1')
  expect(lineOf(cancel, 'ORGANIZER')).toBe(lineOf(held, 'ORGANIZER'))
  // What happens to it later is no news of theirs.
  await fixture.database.db('kept_mails').delete()
  await cancelMeeting(fixture.context, command(meeting, asAna()))
  await fixture.jobs.run()
  expect(await fixture.mailsTo(fixture.ana.email)).toEqual([])
})

test('handed over and canceled before anybody heard: the former host hears the end of it alone', async () => {
  const meeting = await agree()
  await fixture.database.db('kept_mails').delete()
  await reassignMeeting(fixture.context, { ...command(meeting, asAna()), hostId: fixture.ben.id })
  await cancelMeeting(fixture.context, command(meeting, asAna()))
  await fixture.jobs.run()
  expect((await mailTo(fixture.ana.email)).subject).toMatch(/^Canceled: /)
  expect((await mailTo(fixture.ana.email)).calendarMethod).toBe('CANCEL')
  expect(await fixture.mailsTo(fixture.ben.email)).toEqual([])
})

const free = 'These times are free now'

test('canceled by the host: the chosen times stand below what was canceled, for the invitee alone', async () => {
  const meeting = await agree()
  await fixture.database.db('kept_mails').delete()
  const starts = [workingHour(day + 1, 12), workingHour(day + 1, 13)]
  const reason = 'I am ill, sorry'
  await cancelWithOthers(fixture.context, { meeting, user: fixture.ana, reason, starts })
  await fixture.jobs.run()
  const maya = await mailTo('maya@acme.test')
  expect(maya.text).toContain('Canceled by Ana Ruiz.')
  const order = ['Canceled by', 'When:', 'Reason: I am ill', free, 'slot=']
  const places = order.map(text => maya.text.indexOf(text))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect((await mailTo(jo.email)).text).not.toContain(free)
  expect((await mailTo(fixture.ana.email)).text).toContain('You canceled this meeting.')
})

const openProposals = () => fixture.database.db('proposals').where({ status: 'open' })

test('canceled twice at once, and again later: one set of times is offered', async () => {
  const meeting = await agree()
  const starts = [workingHour(day + 1, 12)]
  await fixture.database.db('proposals').delete()
  const both = { meeting, user: fixture.ana, reason: undefined, starts }
  await Promise.all([
    cancelWithOthers(fixture.context, both),
    cancelWithOthers(fixture.context, both),
  ])
  await cancelWithOthers(fixture.context, both)
  expect(await openProposals()).toHaveLength(1)
})

test('a cancellation that is cut off leaves no times that nobody knows of', async () => {
  const meeting = await agree()
  await fixture.database.db('proposals').delete()
  const { jobs: kept } = fixture.context
  // The proposal is written; what follows it is not.
  const enqueue: typeof kept.enqueue = (trx, name, jobs) =>
    name === 'plan-proposal'
      ? kept.enqueue(trx, name, jobs)
      : Promise.reject(new Error('The process was stopped'))
  const jobs = { ...kept, enqueue }
  const starts = [workingHour(day + 1, 12)]
  const cut = cancelWithOthers(
    { ...fixture.context, jobs },
    { meeting, user: fixture.ana, reason: undefined, starts },
  )
  await expect(cut).rejects.toThrow('stopped')
  expect(await openProposals()).toEqual([])
  expect(await fixture.database.db('meetings').where({ id: meeting.id }).first()).toMatchObject({
    status: 'scheduled',
  })
})

test('canceled by the host without a choice: no times but the page’s', async () => {
  const meeting = await agree()
  await fixture.database.db('kept_mails').delete()
  await cancelMeeting(fixture.context, command(meeting, asAna()))
  await fixture.jobs.run()
  const maya = await mailTo('maya@acme.test')
  expect(maya.text).not.toContain(free)
  expect(maya.text).toContain('Book another time')
})

test('who canceled themselves is offered nothing, and reads that it was them', async () => {
  const meeting = await agree()
  await fixture.database.db('kept_mails').delete()
  await cancelMeeting(fixture.context, command(meeting, asMaya))
  await fixture.jobs.run()
  const maya = await mailTo('maya@acme.test')
  expect(maya.text).toContain('You canceled this meeting.')
  expect(maya.text).not.toContain(free)
  expect(maya.text).not.toContain('slot=')
  expect((await mailTo(fixture.ana.email)).text).toContain('Canceled by Maya Lindt.')
})

test('times that were proposed with the cancellation are in its email, and in no other', async () => {
  const meeting = await agree()
  await fixture.database.db('kept_mails').delete()
  const slots = [workingHour(day + 1, 12), workingHour(day + 1, 13)]
  const { proposal, url } = await aProposal(fixture, {
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt', locale: 'en' },
    slots,
  })
  const offered = { ...command(meeting, asAna()), propose: async () => proposal.id }
  await cancelMeeting(fixture.context, offered)
  await fixture.jobs.run()
  const [maya, ...others] = await fixture.mailsTo('maya@acme.test')
  expect(others).toEqual([])
  for (const slot of slots) expect(maya?.text).toContain(`${url}?slot=${slot}`)
  const events = await listMeetingEvents(fixture.context, meeting.id)
  expect(events.at(-1)).toMatchObject({ kind: 'canceled', proposalId: proposal.id })
})

test('a guest’s zone of the last booking is the one that a proposal to them is written in', async () => {
  await agree()
  const { proposal } = await aProposal(fixture, {
    invitee: { email: 'MAYA@acme.test' },
    slots: [workingHour(day + 2, 12)],
  })
  expect(proposal.invitee.timeZone).toBe('Europe/Warsaw')
})
