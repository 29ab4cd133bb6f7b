import { DateTime } from 'luxon'
import { clampInstant, readInstant } from '../../../src/scheduling/instant.ts'

const minuteMs = 60_000
const morning = 9

const twoDigits = (value: number) => String(value).padStart(2, '0')

interface ActivityTimes {
  due_date: string
  due_time: string
  duration: string
}

/** Pipedrive's form ends at 23:59, and no documentation allows longer durations. */
export const maxMinutes = 23 * 60 + 59

/** Minutes from start to end, rounded up. */
export const lengthMinutes = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
  Math.max(0, Math.ceil((endsAt - startsAt) / minuteMs))

/** Start in UTC and duration, limited to the maximum that Pipedrive stores. */
export function activityTimes({
  startsAt,
  endsAt,
}: {
  startsAt: number
  endsAt: number
}): ActivityTimes {
  const start = new Date(startsAt).toISOString()
  const minutes = Math.min(lengthMinutes({ startsAt, endsAt }), maxMinutes)
  return {
    due_date: start.slice(0, 10),
    due_time: start.slice(11, 16),
    duration: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`,
  }
}

/** Due time of a task. An all-day task is due in its owner's morning; undefined without a due date. */
export function dueInstant(
  due: { due_date?: string | null | undefined; due_time?: string | null | undefined },
  timeZone: string | undefined,
): number | undefined {
  if (!due.due_date) return undefined
  const isTimed = /^\d{2}:\d{2}/.test(due.due_time ?? '')
  const at = isTimed
    ? DateTime.fromISO(`${due.due_date}T${due.due_time?.slice(0, 5)}`, { zone: 'utc' })
    : DateTime.fromISO(due.due_date, { zone: timeZone ?? 'utc' }).set({ hour: morning })
  return readInstant(at.toMillis())
}

/** Default length in Pipedrive's own form, used for a meeting without a duration. */
const usualMinutes = 30

const minutesOf = (duration: string | null | undefined): number => {
  const found = /^(\d+):(\d{2})/.exec(duration ?? '')
  return found ? Number(found[1]) * 60 + Number(found[2]) : usualMinutes
}

/** Start and end; undefined for an activity without a date or an all-day one. */
export function spanOf(
  activity: Parameters<typeof dueInstant>[0] & { duration?: string | null | undefined },
): { startsAt: number; endsAt: number } | undefined {
  const startsAt = activity.due_time ? dueInstant(activity, 'utc') : undefined
  if (startsAt === undefined) return undefined
  const endsAt = clampInstant(startsAt + minutesOf(activity.duration) * minuteMs) ?? startsAt
  return { startsAt, endsAt }
}
