import { afterAll, beforeAll, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { findKnownInvitee } from '../../../src/services/people/known-invitee.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import {
  type CalendarTown,
  hourMs,
  startCalendarTown,
  workingHour,
} from '../../support/calendar-town.ts'

let town: CalendarTown
let day = 0
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const command = (meetingId: string) => ({
  workspaceId: town.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: town.ana.id, name: 'Ana Ruiz' } as const,
})

/** Changes the addresses of the contact who has this one. @returns the contact's id */
async function changeAddresses(email: string, emails: readonly [string, ...string[]]) {
  const crm = await town.context.crmFor(town.workspace.id)
  const contact = await crm.findContactByEmail(email)
  const saved = await crm.records?.saveContact(contact?.id, {
    name: contact?.name ?? '',
    emails: [...emails],
    phone: undefined,
    company: undefined,
    ownerEmail: undefined,
  })
  expect(saved).toMatchObject({ kind: 'saved' })
  return contact?.id
}

test.each([
  ['canceled', (id: string) => cancelMeeting(town.context, command(id))],
  [
    'moved',
    (id: string) =>
      rescheduleMeeting(town.context, {
        ...command(id),
        startsAt: workingHour(day, 14),
        isByHost: true,
      }),
  ],
  [
    'given an outcome',
    (id: string) => {
      town.context.setNow(workingHour(day, 10) + hourMs / 6)
      return recordOutcome(town.context, { ...command(id), outcome: 'no-show' })
    },
  ],
])(
  'a meeting that is %s after the address of its contact was changed stays on their record',
  async (_what, change) => {
    day += 1
    const [before, after] = [`lena${day}@old.test`, `lena${day}@new.test`]
    const { id } = await town.book(workingHour(day, 10), before)
    await town.jobs.run()
    const contactId = await changeAddresses(before, [after])
    await change(id)
    await town.jobs.run()
    const crm = await town.context.crmFor(town.workspace.id)
    expect(await crm.findContactByEmail(before)).toBeUndefined()
    const rows = await town.database.db('crm_engagements').where({ meeting_id: id })
    expect(rows.map(row => row.contact_id)).toEqual([contactId])
  },
)

test.each([
  ['and the old one kept', (before: string, after: string) => [after, before] as const],
  ['in place of the old one', (_before: string, after: string) => [after] as const],
])(
  'language, zone and phone of a contact are known after a new address came %s',
  async (_what, emails) => {
    day += 1
    const [before, after] = [`ewa${day}@old.test`, `ewa${day}@new.test`]
    await aBooking(town, {
      startsAt: workingHour(day, 10),
      locale: 'pl',
      timeZone: 'America/New_York',
      invitee: { email: before, name: 'Ewa', phone: '+48 600 100 200' },
    })
    await town.jobs.run()
    await changeAddresses(before, [...emails(before, after)] as [string])
    const person = { workspaceId: town.workspace.id, email: after }
    expect(await findKnownInvitee(town.context, person)).toMatchObject({
      locale: 'pl',
      timeZone: 'America/New_York',
      phone: '+48 600 100 200',
    })
  },
)
