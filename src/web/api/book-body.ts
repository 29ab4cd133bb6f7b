/** What a booking over HTTP says. */
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
    .meta({ description: "One of the page's; its first where absent" }),
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
    .meta({ description: 'From the mailbox of the invitee, where one is asked for' }),
  answers: recordOf(
    text(maxQuestionLength),
    z.union([text(maxAnswerLength), z.boolean()], 'Give text, or true for a checkbox'),
    maxQuestions,
  )
    .default({})
    .meta({ description: "By the question's id or by its label" }),
  attendees: listOf(person, maxGuests).default([]).meta({
    description:
      'With attendees, a round robin that goes by the owners of contacts asks for an emailCode',
  }),
  tracking: recordOf(
    text(maxTrackingNameLength),
    text(maxTrackingValueLength),
    maxTrackingParameters,
  )
    .default({})
    .meta({ description: 'utm_campaign, gclid and the like' }),
})

export type BookBody = z.output<typeof bookBody>

/** Up to 255 printable characters. */
export const idempotencyKey = z
  .string()
  .min(1, 'Must not be empty')
  .max(255, 'Use at most 255 characters')
