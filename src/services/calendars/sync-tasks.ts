import { createHash } from 'node:crypto'
import type { CrmTask } from '../../../crm/contract/crm-provider.ts'
import type { CalendarEvent, CalendarProvider } from '../../calendars/calendar-provider.ts'
import type { User } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { noteSyncError, settleSync } from '../../store/calendars/calendar-sync.ts'
import { type Calendar, findCalendar } from '../../store/calendars/calendars.ts'
import {
  deleteTaskEvent,
  keepTaskEvent,
  listTaskEvents,
  type TaskEvent,
} from '../../store/calendars/task-events.ts'
import { withSessionLock } from '../../store/database/session-lock.ts'
import { findUserById } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { withCalendarAccount } from './open-calendar.ts'

const shownMs = 30 * 60_000

/** The same task in the same calendar has the same key (a name-based UUID, RFC 9562 §5.8). */
function keyOf(calendarId: string, taskId: string): string {
  const hex = createHash('sha256').update(`${calendarId} ${taskId}`).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}

const fingerprintOf = ({ title, dueAt, url }: CrmTask) => JSON.stringify([title, dueAt, url])

function eventOf(
  calendar: Calendar,
  { task, owner, eventId }: { task: CrmTask; owner: User; eventId: string | undefined },
): CalendarEvent {
  const key = keyOf(calendar.id, task.id)
  return {
    key,
    uid: `${key}@parley-task`,
    eventId,
    sequence: 0,
    title: task.title,
    description: task.url,
    location: '',
    startsAt: task.dueAt,
    endsAt: task.dueAt + shownMs,
    organizer: owner,
    attendees: [],
    wantsConference: false,
    hasReminders: true,
    isBusy: false,
  }
}

interface Syncing {
  context: ServiceContext
  account: CalendarProvider
  calendar: Calendar
  owner: User
}

async function write(
  { context, account, calendar, owner }: Syncing,
  task: CrmTask,
  known: TaskEvent | undefined,
): Promise<void> {
  const fingerprint = fingerprintOf(task)
  if (known?.fingerprint === fingerprint) return
  const event = eventOf(calendar, { task, owner, eventId: known?.eventId })
  const { eventId } = await account.putEvent(calendar.externalId, event)
  await keepTaskEvent(context.db, calendar.id, { taskId: task.id, eventId, fingerprint })
}

async function remove({ context, account, calendar }: Syncing, known: TaskEvent): Promise<void> {
  const { taskId, eventId } = known
  const key = keyOf(calendar.id, taskId)
  const event = { key, uid: `${key}@parley-task`, eventId }
  await account.deleteEvent(calendar.externalId, event)
  await deleteTaskEvent(context.db, { calendarId: calendar.id, taskId })
}

/** @returns a note for the calendar's owner if not all tasks could be listed */
async function sync(
  context: ServiceContext,
  calendar: Calendar,
  owner: User,
): Promise<string | undefined> {
  const crm = await context.crmFor(calendar.workspaceId)
  const { tasks = [], isWhole = true } = (await crm.listOpenTasks?.(owner.email)) ?? {}
  const known = await listTaskEvents(context.db, calendar.id)
  await withCalendarAccount(context, calendar.connectionId, async account => {
    const syncing = { context, account, calendar, owner }
    for (const task of tasks) await write(syncing, task, known.get(task.id))
    const open = new Set(tasks.map(({ id }) => id))
    for (const event of known.values()) if (!open.has(event.taskId)) await remove(syncing, event)
  })
  if (isWhole) return undefined
  const { id: calendarId } = calendar
  context.log.warn({ calendarId, listed: tasks.length }, 'The CRM does not list all open tasks')
  return `Only the ${tasks.length} open tasks that are due first are shown.`
}

/**
 * Writes one event per open task with a due date to the user's task calendar, and removes the events of
 * completed tasks.
 */
export async function syncTasks(
  context: ServiceContext,
  { calendarId }: { calendarId: string },
): Promise<void> {
  await withSessionLock(context.db, `tasks:${calendarId}`, async () => {
    const calendar = await findCalendar(context.db, calendarId)
    const owner = calendar && (await findUserById(context.db, calendar.userId))
    if (!owner || calendar.purpose !== 'tasks') return
    const at = context.clock()
    try {
      const note = await sync(context, calendar, owner)
      await settleSync(context.db, calendarId, { token: undefined, until: at, at, note })
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      const { reason, reasonCode, code } = error
      const isLost = code === 'not-found'
      await noteSyncError(context.db, calendarId, { reason, reasonCode, isLost })
    }
  })
}
