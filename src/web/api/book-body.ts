/** What a booking over HTTP says. */
import { z } from 'zod'
import { email, filledText, instant, locale, minutes, text, timeZone } from './fields.ts'
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
    name: filledText(200),
    phone: text(50).optional(),
    company: text(200).optional(),
  }),
  emailCode: text(20)
    .optional()
    .meta({ description: 'From the mailbox of the invitee, where the page asks for one' }),
  answers: z
    .record(text(500), z.union([text(5000), z.boolean()], 'Give text, or true for a checkbox'))
    .default({})
    .meta({ description: "By the question's id or by its label" }),
  attendees: z.array(person).max(20, 'At most 20 more attendees').default([]),
  tracking: z
    .record(text(100), text(256))
    .refine(value => Object.keys(value).length <= 50, 'At most 50 parameters')
    .default({})
    .meta({ description: 'utm_campaign, gclid and the like' }),
})

export type BookBody = z.output<typeof bookBody>

/** Up to 255 printable characters. */
export const idempotencyKey = z
  .string()
  .min(1, 'Must not be empty')
  .max(255, 'Use at most 255 characters')
