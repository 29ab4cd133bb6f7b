import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CalendarTown,
  eventIdOf,
  hourMs,
  monday,
  startCalendarTown,
} from '../support/calendar-town.ts'
import { type FakeCrm, makeFakeCrm } from '../support/fake-crm.ts'

let town: CalendarTown
let crm: FakeCrm
beforeAll(async () => {
  town = await startCalendarTown()
  crm = makeFakeCrm({ now: () => town.context.clock() })
  Object.assign(town.context, {
    crmFor: async () => crm.provider,
    crms: [{ id: 'fake', label: 'FakeCRM', hasKey: true, isReachable: true }],
  })
})
afterAll(() => town?.close())

const tell = async (engagementId: string) => {
  const payload = { workspaceId: town.workspace.id, provider: 'fake', engagementId, attempt: 1 }
  await town.jobs.work('follow-crm-meeting', payload)
  await town.jobs.run()
}

test('F28 F40 F60: made in the CRM it is in the calendar and the contact invited; edited there the event follows', async () => {
  const startsAt = monday + 25 * hourMs
  const engagementId = crm.make({
    title: 'Renewal',
    startsAt,
    endsAt: startsAt + hourMs,
    outcome: 'scheduled',
    description: 'What comes next year.',
    location: 'Room 7',
    hostEmail: town.ana.email,
    contacts: [{ id: 'c', email: 'invited@acme.test', name: 'Maya Lindt' }],
  })
  await tell(engagementId)
  const row = await town.database.db('crm_made_meetings').first()
  const event = () => town.google.event(town.ana.email, eventIdOf(row.meeting_id))
  expect(event()).toMatchObject({ attendees: [{ email: 'invited@acme.test' }] })
  expect(await town.mailsTo('invited@acme.test')).toHaveLength(1)
  crm.edit(engagementId, { description: 'Bring the contract.' })
  await tell(engagementId)
  expect(event().description).toContain('Bring the contract.')
  crm.edit(engagementId, { startsAt: startsAt + 2 * hourMs, endsAt: startsAt + 3 * hourMs })
  await tell(engagementId)
  expect(Date.parse(event().start?.dateTime ?? '')).toBe(startsAt + 2 * hourMs)
  // And the other way: moved in the calendar, the record follows.
  town.moveEvent(row.meeting_id, startsAt + 4 * hourMs, 60)
  await town.readCalendars()
  expect(crm.record(engagementId)?.startsAt).toBe(startsAt + 4 * hourMs)
  expect(crm.records()).toHaveLength(1)
})
