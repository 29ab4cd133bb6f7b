import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCalendarAccounts } from '../../src/services/calendars/calendar-settings.ts'
import {
  enqueueTasks,
  makeTaskCalendar,
  removeTaskCalendar,
} from '../../src/services/calendars/task-calendar.ts'
import { type CalendarTown, hourMs, monday, startCalendarTown } from '../support/calendar-town.ts'

let town: CalendarTown
let connectionId = ''
beforeAll(async () => {
  town = await startCalendarTown()
  await town.book(monday + 2 * hourMs, 'maya@acme.test')
  const [account] = await listCalendarAccounts(town.context, owner())
  connectionId = account?.connectionId ?? ''
})
afterAll(() => town?.close())

const owner = () => ({ workspaceId: town.workspace.id, userId: town.ana.id })
const recordsOf = async () => {
  const { records } = await town.context.crmFor(town.workspace.id)
  if (!records) throw new Error('No records')
  return records
}
const contactId = async () => (await town.database.db('crm_contacts').first('id')).id
const addTask = async (title: string, dueAt: number | undefined) =>
  (await recordsOf()).addTask({
    contactId: await contactId(),
    ownerEmail: town.ana.email,
    title,
    dueAt,
  })
const taskRow = () => town.database.db('calendars').where({ purpose: 'tasks' }).first()
const taskCalendar = async () => {
  const row = await taskRow()
  return row ? String(row.external_id) : undefined
}
const shown = async () =>
  town.google
    .events((await taskCalendar()) ?? '')
    .map(({ summary, start }) => [summary, Date.parse(start?.dateTime ?? '')])
const sync = async () => {
  await enqueueTasks(town.context)
  await town.jobs.run()
}

test('F29: open tasks with a due date stand in a calendar of their own', async () => {
  await addTask('Call Maya', monday + 5 * hourMs)
  await addTask('Some day', undefined)
  await makeTaskCalendar(town.context, { ...owner(), connectionId, name: 'Tasks (Parley)' })
  await town.jobs.run()
  expect(await shown()).toEqual([['Call Maya', monday + 5 * hourMs]])
  // They take nobody's time.
  await town.readCalendars()
  expect(await town.slots(monday)).toContain(monday + 5 * hourMs)
})

test('F29: what changes is changed, what is done goes, nothing stands twice', async () => {
  await addTask('Send the offer', monday + 6 * hourMs)
  await sync()
  await sync()
  expect(await shown()).toHaveLength(2)
  await town.database
    .db('crm_tasks')
    .where({ title: 'Call Maya' })
    .update({
      due_at: new Date(monday + 7 * hourMs),
    })
  const done = await town.database.db('crm_tasks').where({ title: 'Send the offer' }).first('id')
  await (await recordsOf()).completeTask(done.id)
  await sync()
  expect(await shown()).toEqual([['Call Maya', monday + 7 * hourMs]])
})

test('F49: where the answer to writing was lost, the task stands there once', async () => {
  await addTask('Once', monday + 8 * hourMs)
  town.google.faults.next({ on: 'POST /calendar', isAnswerLost: true })
  await sync()
  await sync()
  expect((await shown()).filter(([title]) => title === 'Once')).toHaveLength(1)
})

test('where the CRM does not list all tasks, the calendar says how many are shown', async () => {
  const { crmFor } = town.context
  const lastError = async () => (await taskRow())?.last_error
  town.context.crmFor = async workspaceId => {
    const crm = await crmFor(workspaceId)
    const listAll = async (email: string) => (await crm.listOpenTasks?.(email))?.tasks ?? []
    return {
      ...crm,
      listOpenTasks: async email => ({ tasks: await listAll(email), isWhole: false }),
    }
  }
  await sync()
  expect(await lastError()).toBe('Only the 2 open tasks that are due first are shown.')
  town.context.crmFor = crmFor
  await sync()
  expect(await lastError()).toBeNull()
})

test('switched off, the calendar goes with its events; the tasks stay', async () => {
  const id = await taskCalendar()
  await removeTaskCalendar(town.context, { ...owner(), connectionId })
  expect(await taskCalendar()).toBeUndefined()
  expect(town.google.calendars.has(id ?? '')).toBe(false)
  expect(await town.database.db('crm_tasks').where({ is_done: false })).toHaveLength(3)
  expect(town.google.invalidRequests).toEqual([])
})
