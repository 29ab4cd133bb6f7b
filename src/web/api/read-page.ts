import type { z } from 'zod'
import type { Question, Reminder, SchedulingPage } from '../../model/entities.ts'
import type { PageChanges } from '../../services/pages/pages.ts'
import { slugOf } from '../../text/slug.ts'
import type { optionalFields } from './page-shape.ts'

type Fields = z.output<z.ZodObject<typeof optionalFields>>

/** Derives ids from labels. If an id is in use, a number is added. */
function withIds(questions: NonNullable<Fields['questions']>): Question[] {
  const used = new Set(questions.flatMap(question => question.id ?? []))
  // Answers are trimmed before they are compared.
  const trimmed = questions.map(question =>
    question.options
      ? { ...question, options: question.options.map(option => option.trim()) }
      : question,
  )
  return trimmed.map(question => {
    if (question.id !== undefined) return { ...question, id: question.id }
    const base = slugOf(question.label) || 'question'
    let id = base
    for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`
    used.add(id)
    return { ...question, id }
  })
}

const toReminder = (reminder: number | Reminder): Reminder =>
  typeof reminder === 'number' ? { minutesBefore: reminder, includeDescription: false } : reminder

/** Omits an absent field. Null clears the value, which entities store as `undefined`. */
const orNothing = <Key extends string, Value>(key: Key, value: Value | null | undefined) =>
  value === undefined ? {} : ({ [key]: value ?? undefined } as { [K in Key]?: Value | undefined })

const horizonOf = ({ horizon, horizonDays }: Fields): PageChanges => {
  if (horizon) return { horizon: { kind: 'dates', ...horizon } }
  return horizonDays === undefined ? {} : { horizon: { kind: 'rolling', days: horizonDays } }
}

/** The page changes in a body: only fields that were sent. */
export function changesOf(fields: Fields): PageChanges {
  const {
    horizon: _dates,
    horizonDays: _days,
    questions,
    reminders,
    scheduleId,
    meetingType,
    consentText,
    footer,
    locale,
    ...plain
  } = fields
  return {
    ...plain,
    ...horizonOf(fields),
    ...(questions ? { questions: withIds(questions) } : {}),
    ...(reminders ? { reminders: reminders.map(toReminder) } : {}),
    ...orNothing('scheduleId', scheduleId),
    ...orNothing('meetingType', meetingType),
    ...orNothing('consentText', consentText),
    ...orNothing('footer', footer),
    ...orNothing('locale', locale),
  }
}

/** Values of fields that a new page does not set. */
export function pageDefaults(
  durationsMinutes: readonly number[] = [30],
): Omit<SchedulingPage, 'id' | 'workspaceId' | 'slug' | 'kind' | 'title' | 'hostIds' | 'location'> {
  return {
    description: '',
    scheduleId: undefined,
    durationsMinutes,
    stepMinutes: Math.min(15, ...durationsMinutes),
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    noticeMinutes: 0,
    horizon: { kind: 'rolling', days: 60 },
    limits: {},
    questions: [],
    reminders: [],
    meetingType: undefined,
    consentText: undefined,
    footer: undefined,
    locale: undefined,
    isActive: true,
    hasManageLinks: true,
    asksEmailCode: false,
  }
}
