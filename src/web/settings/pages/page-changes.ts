import { randomUUID } from 'node:crypto'
import type { Question, Reminder, SchedulingPage } from '../../../model/entities.ts'
import type { Horizon } from '../../../scheduling/types.ts'
import type { CreatePage } from '../../../services/pages/pages.ts'
import { locationOf } from '../../place-form.ts'
import { minutesOfRows } from '../../views/reminder-rows.tsx'
import type { PageForm, QuestionRow } from './page-form.ts'

const listOf = (text: string) =>
  text
    .split(/[,;\s]+/)
    .filter(part => part !== '')
    .map(Number)

/** One per line, since an option may contain commas. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map(part => part.trim())
    .filter(part => part !== '')

/** An empty field is not a number and must not count as 0. */
const numberOf = (text: string) => (text === '' ? Number.NaN : Number(text))
const limitOf = (text: string) => (text === '' ? undefined : Number(text))

const questionOf = ({ id, label, kind, required, options }: QuestionRow): Question => ({
  id: id || randomUUID().slice(0, 8),
  label,
  kind,
  required,
  ...(kind === 'select' || options.trim() !== '' ? { options: linesOf(options) } : {}),
})

function remindersOf(rows: PageForm['reminders'], earlier: readonly Reminder[]): Reminder[] {
  return minutesOfRows(rows).map(minutesBefore => ({
    minutesBefore,
    includeDescription:
      earlier.find(one => one.minutesBefore === minutesBefore)?.includeDescription ?? true,
  }))
}

/** Fixed dates if there are any, else a number of days from today. */
const horizonOf = ({ from, until, horizon }: PageForm['texts']): Horizon =>
  from || until ? { kind: 'dates', from, until } : { kind: 'rolling', days: numberOf(horizon) }

/** For the chosen hosts. A host without a typed weight keeps the earlier one. */
const weightsOf = ({ hostIds, weights }: PageForm, earlier: SchedulingPage | undefined) =>
  Object.fromEntries(
    hostIds.map(id => [id, weights[id] ? Number(weights[id]) : (earlier?.weights?.[id] ?? 1)]),
  )

/** The form as changes of the page, not validated. */
export function changesOf(
  form: PageForm,
  earlier: SchedulingPage | undefined,
): Omit<CreatePage, 'workspaceId' | 'locale' | 'isActive'> {
  const { texts } = form
  return {
    slug: texts.slug.toLowerCase(),
    kind: form.kind,
    title: texts.title,
    description: texts.description,
    hostIds: form.hostIds,
    weights: weightsOf(form, earlier),
    scheduleId: form.scheduleId || undefined,
    durationsMinutes: listOf(texts.durations),
    stepMinutes: numberOf(texts.step),
    bufferBeforeMinutes: numberOf(texts.bufferBefore),
    bufferAfterMinutes: numberOf(texts.bufferAfter),
    noticeMinutes: numberOf(texts.notice),
    horizon: horizonOf(texts),
    limits: { perDay: limitOf(texts.perDay), perWeek: limitOf(texts.perWeek) },
    questions: form.questions.map(questionOf),
    reminders: remindersOf(form.reminders, earlier?.reminders ?? []),
    location: locationOf(form.place, texts.placeText),
    meetingType: texts.meetingType || undefined,
    consentText: texts.consent || undefined,
    footer: texts.footer || undefined,
    hasManageLinks: form.hasManageLinks,
    asksEmailCode: form.asksEmailCode,
  }
}
