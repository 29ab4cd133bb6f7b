import { afterAll, beforeAll, expect, test } from 'vitest'
import { editMeeting } from '../../src/services/meetings/edit-meeting.ts'
import type { MeetingEdits } from '../../src/services/meetings/meeting-edits.ts'
import {
  type CalendarTown,
  eventIdOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const edit = async (meetingId: string, edits: MeetingEdits) => {
  await editMeeting(town.context, {
    workspaceId: town.workspace.id,
    meetingId,
    actor: { kind: 'user', userId: town.ana.id, name: 'Ana Ruiz' },
    edits,
  })
  await town.jobs.run()
}
const eventOf = (meetingId: string) => town.google.event(town.ana.email, eventIdOf(meetingId))

test('F40: a changed description reaches attendees through the calendar, and not by our mail besides', async () => {
  const { id } = await town.book(workingHour(1, 10), 'calendar@acme.test')
  const told = town.google.notices.length
  await edit(id, { description: 'Bring **samples**', title: 'Look around' })
  expect(eventOf(id)).toMatchObject({ summary: 'Look around · Ana Ruiz, Maya Lindt' })
  expect(eventOf(id).description).toMatch(/^Bring samples\n/)
  expect(town.google.notices.slice(told)).toMatchObject([{ sendUpdates: 'all' }])
  expect(await town.mailsTo('calendar@acme.test')).toHaveLength(1)
})

test('guests are invited and uninvited by the calendar; who stays keeps their answer', async () => {
  const { id } = await town.book(workingHour(1, 12), 'stays@acme.test')
  await edit(id, { guests: [{ email: 'lee@acme.test', name: 'Lee' }] })
  const addresses = () => eventOf(id).attendees?.map(({ email }) => email)
  expect(addresses()).toEqual(['stays@acme.test', 'lee@acme.test'])
  const [welcome] = await town.mailsTo('lee@acme.test')
  expect(welcome?.calendar).toBeUndefined()
  await edit(id, { guests: [] })
  expect(addresses()).toEqual(['stays@acme.test'])
  expect(await town.mailsTo('lee@acme.test')).toHaveLength(1)
})

test('F32: an internal note never reaches the calendar', async () => {
  const { id } = await town.book(workingHour(1, 14), 'note@acme.test')
  const told = town.google.notices.length
  await edit(id, { internalNote: 'They are short of money' })
  expect(town.google.notices.length).toBe(told)
  await edit(id, { description: 'Now this' })
  expect(JSON.stringify(eventOf(id))).not.toContain('short of money')
})
