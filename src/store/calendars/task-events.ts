import type { Knex } from 'knex'

/** What a task calendar shows of a task. */
export interface TaskEvent {
  taskId: string
  eventId: string
  /** Hash of what was written. */
  fingerprint: string
}

interface TaskEventRow {
  calendar_id: string
  task_id: string
  event_id: string
  fingerprint: string
}

export async function listTaskEvents(
  db: Knex,
  calendarId: string,
): Promise<Map<string, TaskEvent>> {
  const rows = await db<TaskEventRow>('task_events').where({ calendar_id: calendarId })
  return new Map(
    rows.map(row => [
      row.task_id,
      { taskId: row.task_id, eventId: row.event_id, fingerprint: row.fingerprint },
    ]),
  )
}

export async function keepTaskEvent(
  db: Knex,
  calendarId: string,
  { taskId, eventId, fingerprint }: TaskEvent,
): Promise<void> {
  const columns = { event_id: eventId, fingerprint }
  await db('task_events')
    .insert({ calendar_id: calendarId, task_id: taskId, ...columns })
    .onConflict(['calendar_id', 'task_id'])
    .merge(columns)
}

export async function deleteTaskEvent(
  db: Knex,
  { calendarId, taskId }: { calendarId: string; taskId: string },
): Promise<void> {
  await db('task_events').where({ calendar_id: calendarId, task_id: taskId }).delete()
}
