import type { PageKind, Question, Reminder, SchedulingPage } from '../../../model/entities.ts'
import { listField, textFields } from '../../form-fields.ts'
import { type PlaceKind, placeKindOf, placeKinds, placeTextOf } from '../../place-form.ts'
import { type ReminderRow, readReminderRows, reminderRow } from '../../views/reminder-rows.tsx'

/** Names of the plain text fields of the page form. */
const textNames = [
  'title',
  'slug',
  'description',
  'durations',
  'step',
  'bufferBefore',
  'bufferAfter',
  'notice',
  'horizon',
  'from',
  'until',
  'perDay',
  'perWeek',
  'placeText',
  'meetingType',
  'consent',
  'footer',
] as const
export type TextName = (typeof textNames)[number]

export interface QuestionRow {
  /** Empty for a new question. */
  id: string
  label: string
  kind: Question['kind']
  required: boolean
  /** One per line. */
  options: string
}

export interface PageForm {
  texts: Record<TextName, string>
  kind: PageKind
  hostIds: readonly string[]
  /** By host id, as typed. */
  weights: Readonly<Record<string, string>>
  scheduleId: string
  place: PlaceKind
  questions: readonly QuestionRow[]
  hasManageLinks: boolean
  asksEmailCode: boolean
  reminders: readonly ReminderRow[]
}

const rowsOf = ({ reminders }: { reminders: readonly Reminder[] }): ReminderRow[] =>
  reminders.map(({ minutesBefore }) => reminderRow(minutesBefore))

/** The form of a stored page. */
export const formOfPage = (page: SchedulingPage): PageForm => ({
  texts: {
    title: page.title,
    slug: page.slug,
    description: page.description,
    durations: page.durationsMinutes.join(', '),
    step: String(page.stepMinutes),
    bufferBefore: String(page.bufferBeforeMinutes),
    bufferAfter: String(page.bufferAfterMinutes),
    notice: String(page.noticeMinutes),
    horizon: page.horizon.kind === 'rolling' ? String(page.horizon.days) : '',
    from: page.horizon.kind === 'dates' ? page.horizon.from : '',
    until: page.horizon.kind === 'dates' ? page.horizon.until : '',
    perDay: String(page.limits.perDay ?? ''),
    perWeek: String(page.limits.perWeek ?? ''),
    placeText: placeTextOf(page.location),
    meetingType: page.meetingType ?? '',
    consent: page.consentText ?? '',
    footer: page.footer ?? '',
  },
  kind: page.kind,
  hostIds: page.hostIds,
  weights: Object.fromEntries(
    Object.entries(page.weights ?? {}).map(([hostId, weight]) => [hostId, String(weight)]),
  ),
  scheduleId: page.scheduleId ?? '',
  place: placeKindOf(page.location),
  questions: page.questions.map(({ id, label, kind, required, options }) => ({
    id,
    label,
    kind,
    required,
    options: options?.join('\n') ?? '',
  })),
  hasManageLinks: page.hasManageLinks,
  asksEmailCode: page.asksEmailCode,
  reminders: rowsOf(page),
})

/** The form of a new page of this host. */
export const newPageForm = (
  hostId: string,
  { location, reminders }: Pick<SchedulingPage, 'location' | 'reminders'>,
): PageForm => ({
  texts: {
    title: '',
    slug: '',
    description: '',
    durations: '30',
    step: '30',
    bufferBefore: '0',
    bufferAfter: '10',
    notice: '60',
    horizon: '60',
    from: '',
    until: '',
    perDay: '',
    perWeek: '',
    placeText: '',
    meetingType: '',
    consent: '',
    footer: '',
  },
  kind: 'personal',
  hostIds: [hostId],
  weights: {},
  scheduleId: '',
  place: placeKindOf(location),
  questions: [],
  hasManageLinks: true,
  asksEmailCode: false,
  reminders: rowsOf({ reminders }),
})

export const pageKinds = ['personal', 'round-robin', 'group'] as const
export const answerKinds = ['text', 'textarea', 'select', 'checkbox'] as const

const oneOf = <T extends string>(known: readonly T[], text: string | undefined, otherwise: T): T =>
  known.find(one => one === text) ?? otherwise

/** Reads all question rows. Rows without a question are omitted. */
function readQuestions(body: unknown): QuestionRow[] {
  const fields = textFields(body)
  const sent = Object.keys(fields).flatMap(
    name => /^questions\.(\d{1,4})\.label$/.exec(name)?.[1] ?? [],
  )
  return sent
    .sort((a, b) => Number(a) - Number(b))
    .map(index => ({
      id: fields[`questions.${index}.id`] ?? '',
      label: (fields[`questions.${index}.label`] ?? '').trim(),
      kind: oneOf(answerKinds, fields[`questions.${index}.kind`], 'text'),
      required: fields[`questions.${index}.required`] === 'on',
      options: fields[`questions.${index}.options`] ?? '',
    }))
    .filter(({ label }) => label !== '')
}

const weightPrefix = 'weight.'
export const weightField = (hostId: string) => `${weightPrefix}${hostId}`

const readWeights = (fields: Readonly<Record<string, string>>): PageForm['weights'] =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      name.startsWith(weightPrefix) ? [[name.slice(weightPrefix.length), text.trim() || '1']] : [],
    ),
  )

/** Reads a submitted form. */
export function readPageForm(body: unknown): PageForm {
  const fields = textFields(body)
  const texts = Object.fromEntries(
    textNames.map(name => [name, (fields[name] ?? '').trim()]),
  ) as Record<TextName, string>
  return {
    texts,
    kind: oneOf(pageKinds, fields.kind, 'personal'),
    hostIds: listField(body, 'hostIds'),
    weights: readWeights(fields),
    scheduleId: fields.scheduleId ?? '',
    place: oneOf(placeKinds, fields.place, 'video'),
    questions: readQuestions(body),
    hasManageLinks: fields.hasManageLinks === 'on',
    asksEmailCode: fields.asksEmailCode === 'on',
    reminders: readReminderRows(listField(body, 'reminderAmount'), listField(body, 'reminderUnit')),
  }
}
