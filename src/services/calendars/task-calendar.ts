import { listCalendars } from '../../store/calendars/calendars.ts'
import {
  deleteCalendar,
  insertTaskCalendar,
  listTaskCalendars,
} from '../../store/calendars/task-calendars.ts'
import type { ServiceContext } from '../context.ts'
import { findCalendarAccount } from './calendar-settings.ts'
import type { CalendarOwner } from './connect-calendar.ts'
import { withCalendarAccount } from './open-calendar.ts'

/**
 * Creates a calendar for the person's tasks in their account, one at most. Throws `not-found`, and
 * ProviderError if the account does not allow it.
 */
export async function makeTaskCalendar(
  context: ServiceContext,
  { name, ...command }: CalendarOwner & { connectionId: string; name: string },
): Promise<void> {
  const { workspaceId, userId, connectionId } = command
  await findCalendarAccount(context, command)
  const own = await listCalendars(context.db, { userId })
  if (own.some(({ purpose }) => purpose === 'tasks')) return
  const made = await withCalendarAccount(context, connectionId, account =>
    account.makeCalendar(name),
  )
  await context.db.transaction(async trx => {
    const account = { workspaceId, userId, connectionId }
    const calendarId = await insertTaskCalendar(trx, account, made)
    await context.jobs.enqueue(trx, 'sync-tasks', [{ payload: { calendarId } }])
  })
}

/** Removes the task calendar with its events; the tasks stay in the CRM. */
export async function removeTaskCalendar(
  context: ServiceContext,
  command: CalendarOwner & { connectionId: string },
): Promise<void> {
  const { calendars } = await findCalendarAccount(context, command)
  for (const calendar of calendars.filter(({ purpose }) => purpose === 'tasks')) {
    await withCalendarAccount(context, command.connectionId, account =>
      account.removeCalendar(calendar.externalId),
    )
    await deleteCalendar(context.db, calendar.id)
  }
}

/** Enqueues an update of this user's task calendar after their tasks have changed. */
export async function enqueueTasks(
  context: Pick<ServiceContext, 'db' | 'jobs'>,
  { userId }: { userId?: string } = {},
): Promise<void> {
  const calendars = await listTaskCalendars(context.db, userId)
  const jobs = calendars.map(({ id: calendarId }) => ({ payload: { calendarId } }))
  await context.jobs.enqueue(context.db, 'sync-tasks', jobs)
}
