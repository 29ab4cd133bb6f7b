/** A scheduling page as the API takes and shows it. */
import { z } from 'zod'
import {
  maxDurations,
  maxMeetingTypeLength,
  maxNameLength,
  maxOptionLength,
  maxOptions,
  maxPageHosts,
  maxPageNoticeLength,
  maxPageTimes,
  maxPlaceLength,
  maxQuestionIdLength,
  maxQuestionLength,
  maxQuestions,
  maxReminders,
  maxSlugLength,
  maxTextLength,
  maxTitleLength,
} from '../../model/maximums.ts'
import {
  callLink,
  email,
  filledText,
  id,
  instant,
  instantOut,
  listOf,
  locale,
  minutes,
  plainDate,
  recordOf,
  text,
} from './fields.ts'

const location = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('video'),
      url: callLink(maxPlaceLength)
        .optional()
        .meta({ description: "Absent: the host's calendar makes the call (Google, Microsoft)" }),
      isRoom: z
        .boolean()
        .optional()
        .meta({ description: "The call is held in its host's own room" }),
    }),
    z.strictObject({ kind: z.literal('phone'), number: filledText(maxPlaceLength).optional() }),
    z.strictObject({ kind: z.literal('address'), address: filledText(maxPlaceLength) }),
    z.strictObject({ kind: z.literal('custom'), text: filledText(maxPlaceLength) }),
  ],
  'Give a kind: video, phone, address or custom',
)

const kind = z.enum(
  ['personal', 'round-robin', 'group', 'specific-times'],
  'Use personal, round-robin, group or specific-times',
)
const questionKind = z.enum(['text', 'textarea', 'select', 'checkbox'])
/** A form shows one option on a line. */
const option = filledText(maxOptionLength).refine(
  value => !/[\r\n]/.test(value),
  'Give each option on one line',
)
const options = listOf(option, maxOptions)

const questionIn = z.strictObject({
  id: z
    .string()
    .max(maxQuestionIdLength, `Use at most ${maxQuestionIdLength} characters`)
    .regex(/^[a-z0-9][a-z0-9_-]*$/i, 'Use letters, digits, hyphens and underscores')
    .optional(),
  label: filledText(maxQuestionLength),
  kind: questionKind.default('text'),
  required: z.boolean().default(false),
  options: options.optional(),
})

const reminderIn = z.union(
  [
    minutes,
    z.strictObject({ minutesBefore: minutes, includeDescription: z.boolean().default(false) }),
  ],
  'Give minutes before the start, or {minutesBefore, includeDescription}',
)

const count = z.int().min(1, 'Use a whole number from 1').max(1000, 'Use at most 1000')
const limits = z.strictObject({ perDay: count.optional(), perWeek: count.optional() })
const dates = z.strictObject({ from: plainDate, until: plainDate })

const weight = z.int('Use whole numbers').min(0, 'Use 0 to 100').max(100, 'Use 0 to 100')
const weights = recordOf(id, weight, maxPageHosts)

/** What every page needs. */
export const requiredFields = {
  slug: text(maxSlugLength),
  kind,
  title: filledText(maxTitleLength),
  hostIds: listOf(id, maxPageHosts).min(1, 'A page needs at least one host'),
}

/** What has a default; null takes a text away. */
export const optionalFields = {
  description: text(maxTextLength).optional(),
  weights: weights.optional().meta({
    description:
      "Shares of a round robin's meetings by host id: 2 gets twice as many as 1, 0 only when nobody else is free. Hosts that are not named keep theirs, or get 1",
  }),
  scheduleId: id.nullable().optional(),
  durationsMinutes: listOf(minutes, maxDurations).optional(),
  slots: listOf(instant, maxPageTimes)
    .optional()
    .meta({ description: 'The starts of a link for one meeting: kind specific-times' }),
  slotsAnyway: listOf(instant, maxPageTimes)
    .optional()
    .meta({ description: 'Those of slots that are offered although they touch a buffer' }),
  stepMinutes: minutes.optional(),
  bufferBeforeMinutes: minutes.optional(),
  bufferAfterMinutes: minutes.optional(),
  noticeMinutes: minutes.optional(),
  horizonDays: z.int('Give whole days').optional(),
  horizon: dates.optional(),
  limits: limits.optional(),
  questions: listOf(questionIn, maxQuestions).optional(),
  reminders: listOf(reminderIn, maxReminders).optional(),
  location: location.optional(),
  meetingType: filledText(maxMeetingTypeLength).nullable().optional(),
  consentText: filledText(maxPageNoticeLength).nullable().optional(),
  footer: filledText(maxPageNoticeLength).nullable().optional(),
  locale: locale.nullable().optional(),
  isActive: z.boolean().optional(),
  hasManageLinks: z.boolean().optional(),
  asksEmailCode: z
    .boolean()
    .optional()
    .meta({ description: 'Guests confirm their email address with a code before they book' }),
}

export const pageAnswer = z.object({
  id,
  url: z.url(),
  slug: z.string(),
  kind,
  title: z.string(),
  description: z.string(),
  hostIds: z.array(id),
  weights: z.record(id, z.number()),
  scheduleId: id.nullable(),
  durationsMinutes: z.array(z.int()),
  slots: z
    .array(instantOut)
    .nullable()
    .meta({ description: 'Of kind specific-times; null elsewhere' }),
  slotsAnyway: z
    .array(instantOut)
    .nullable()
    .meta({ description: 'Those of slots that are offered although they touch a buffer' }),
  slotsNotOffered: z
    .array(z.object({ startsAt: instantOut, reason: z.enum(['buffer', 'taken', 'past']) }))
    .nullable()
    .meta({ description: 'Those of slots that nobody can book at present, and why' }),
  stepMinutes: z.int(),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  noticeMinutes: z.int(),
  horizonDays: z.int().nullable(),
  horizon: dates.nullable(),
  limits: z.object({ perDay: z.int().optional(), perWeek: z.int().optional() }),
  questions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      kind: questionKind,
      required: z.boolean(),
      options: options.optional(),
    }),
  ),
  reminders: z.array(z.object({ minutesBefore: z.int(), includeDescription: z.boolean() })),
  location,
  locationProblem: z
    .object({
      code: z.enum(['no-call', 'no-room']),
      hosts: z.array(z.string()),
      detail: z.string(),
    })
    .nullable()
    .meta({ description: 'Why meetings of the page would have no address, and with which hosts' }),
  meetingType: z.string().nullable(),
  consentText: z.string().nullable(),
  footer: z.string().nullable(),
  locale: locale.nullable(),
  isActive: z.boolean(),
  hasManageLinks: z.boolean(),
  asksEmailCode: z.boolean(),
})

/** Who meets besides the invitee. */
export const person = z.strictObject({ email, name: text(maxNameLength).optional() })
