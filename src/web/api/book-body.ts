/** Request body of a booking. */
import { z } from 'zod'
import {
  maxAnswerLength,
  maxGuests,
  maxNameLength,
  maxPhoneLength,
  maxQuestionLength,
  maxQuestions,
  maxTrackingNameLength,
  maxTrackingParameters,
  maxTrackingValueLength,
} from '../../model/maximums.ts'
import {
  email,
  filledText,
  instant,
  listOf,
  locale,
  minutes,
  recordOf,
  text,
  timeZone,
} from './fields.ts'
import { person } from './page-shape.ts'

export const bookBody = z.strictObject({
  startsAt: instant,
  durationMinutes: minutes
    .optional()
    .meta({ description: "One of the page's durations; the default is its first" }),
  timeZone,
  locale: locale.optional(),
  invitee: z.strictObject({
    email,
    name: filledText(maxNameLength),
    phone: text(maxPhoneLength).optional(),
    company: text(maxNameLength).optional(),
  }),
  emailCode: text(20)
    .optional()
    .meta({ description: 'The code emailed to the invitee, if the page requires one' }),
  answers: recordOf(
    text(maxQuestionLength),
    z.union([text(maxAnswerLength), z.boolean()], 'Give text, or true for a checkbox'),
    maxQuestions,
  )
    .default({})
    .meta({ description: 'Answers by question id or label' }),
  attendees: listOf(person, maxGuests).default([]).meta({
    description: 'With attendees, a round robin that assigns contact owners requires an emailCode',
  }),
  tracking: recordOf(
    text(maxTrackingNameLength),
    text(maxTrackingValueLength),
    maxTrackingParameters,
  )
    .default({})
    .meta({ description: 'Such as utm_campaign and gclid' }),
})

export type BookBody = z.output<typeof bookBody>

/** Up to 255 printable characters. */
export const idempotencyKey = z
  .string()
  .min(1, 'Must not be empty')
  .max(255, 'Use at most 255 characters')
