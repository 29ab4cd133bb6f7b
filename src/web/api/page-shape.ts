/** Schemas of a scheduling page in requests and responses. */
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
  phone,
  plainDate,
  recordOf,
  text,
} from './fields.ts'

const location = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('video'),
      url: callLink(maxPlaceLength).optional().meta({
        description: "If absent, the host's calendar creates the call (Google, Microsoft)",
      }),
      isRoom: z
        .boolean()
        .optional()
        .meta({ description: "The call takes place in the host's own video room" }),
    }),
    z.strictObject({ kind: z.literal('phone'), number: phone.optional() }),
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
/** No line breaks, since the settings form has one option per line. */
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

/** Required fields of a page. */
export const requiredFields = {
  slug: text(maxSlugLength),
  kind,
  title: filledText(maxTitleLength),
  hostIds: listOf(id, maxPageHosts).min(1, 'A page needs at least one host'),
}

/** Fields with a default. Null clears a text. */
export const optionalFields = {
  description: text(maxTextLength).optional(),
  weights: weights.optional().meta({
    description:
      "Shares of a round robin's meetings by host id: 2 gets twice as many as 1, and 0 gets one only if no other host is free. Hosts that are not listed keep their weight; the default is 1",
  }),
  scheduleId: id.nullable().optional(),
  durationsMinutes: listOf(minutes, maxDurations).optional(),
  slots: listOf(instant, maxPageTimes)
    .optional()
    .meta({ description: 'Start times of a link for one meeting (kind specific-times)' }),
  slotsAnyway: listOf(instant, maxPageTimes)
    .optional()
    .meta({ description: 'The slots that are offered although they overlap a buffer' }),
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
    .meta({ description: 'For kind specific-times; null for other kinds' }),
  slotsAnyway: z
    .array(instantOut)
    .nullable()
    .meta({ description: 'The slots that are offered although they overlap a buffer' }),
  slotsNotOffered: z
    .array(z.object({ startsAt: instantOut, reason: z.enum(['buffer', 'taken', 'past']) }))
    .nullable()
    .meta({ description: 'The slots that cannot be booked at present, and the reasons' }),
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
    .meta({
      description: 'The reason why meetings would have no location, and the hosts it concerns',
    }),
  meetingType: z.string().nullable(),
  consentText: z.string().nullable(),
  footer: z.string().nullable(),
  locale: locale.nullable(),
  isActive: z.boolean(),
  hasManageLinks: z.boolean(),
  asksEmailCode: z.boolean(),
})

/** An attendee besides the invitee. */
export const person = z.strictObject({ email, name: text(maxNameLength).optional() })
