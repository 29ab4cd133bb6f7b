/** Types of API fields, each with an error message for invalid values. */
import { z } from 'zod'
import { messagesIn } from '../../i18n/messages.ts'
import { locales } from '../../model/entities.ts'
import { maxPhoneLength, maxTimeZoneLength } from '../../model/maximums.ts'
import { readInstant } from '../../scheduling/instant.ts'
import { isPlainDate } from '../../scheduling/plain-date.ts'
import { readZone } from '../../scheduling/zone-names/read-zone.ts'
import { isCallLink } from '../../text/call-link.ts'
import { emailSchema } from '../../text/email-schema.ts'
import { isPhoneNumber } from '../../text/phone-number.ts'

const faults = messagesIn('en', 'field-faults')

/** Postgres can store neither NUL nor an unpaired surrogate. */
const isStorable = (value: string) => !value.includes('\0') && value.isWellFormed()

export const text = (longest: number) =>
  z
    .string()
    .max(longest, `Use at most ${longest} characters`)
    .refine(isStorable, 'Leave out NUL and broken characters')

/** A list with a maximum of entries. */
export const listOf = <Entry extends z.ZodType>(entry: Entry, most: number) =>
  z.array(entry).max(most, `Use at most ${most} entries`)

/** Texts by name, with a maximum of entries. */
export const recordOf = <Name extends z.core.$ZodRecordKey, Value extends z.ZodType>(
  name: Name,
  value: Value,
  most: number,
) =>
  z
    .record(name, value)
    .refine(record => Object.keys(record).length <= most, `Use at most ${most} entries`)
    .meta({ maxProperties: most })

export const filledText = (longest: number) =>
  text(longest).refine(value => value.trim() !== '', 'Write something here')

/** A number that people can call. */
export const phone = text(maxPhoneLength).refine(isPhoneNumber, faults['bad-phone'])

/** A link to join a call, stored as sent. */
export const callLink = (longest: number) =>
  text(longest).refine(isCallLink, faults['bad-link']).meta({ format: 'uri' })

export const id = z.guid('Give an id as it was answered by this API')

/** Parses ISO 8601 with an offset into epoch ms. */
export const instant = z.iso
  .datetime({
    offset: true,
    error: 'Give an instant with its offset, such as 2026-03-02T15:00:00+01:00 or …T14:00:00Z',
  })
  .max(40, 'Use at most 40 characters')
  .transform((value, ctx) => {
    const read = readInstant(value)
    if (read !== undefined) return read
    ctx.addIssue('Give an instant between 1970 and 2199')
    return z.NEVER
  })

export const plainDate = z.iso
  .date('Give a day as YYYY-MM-DD')
  .refine(isPlainDate, 'There is no such day between 1970 and 2199')

export const timeZone = z
  .string()
  .max(maxTimeZoneLength, `Use at most ${maxTimeZoneLength} characters`)
  .transform((value, ctx) => {
    const zone = readZone(value)
    if (zone !== undefined) return zone
    ctx.addIssue('Use an IANA name such as Europe/Warsaw, or a city')
    return z.NEVER
  })
  .meta({
    description: 'Time zone: an IANA name, or a city, abbreviation or common name of one',
    examples: ['Europe/Warsaw'],
  })

export const email = emailSchema
export const locale = z.enum(locales, `Use one of ${locales.join(', ')}`)
export const minutes = z.int('Give whole minutes')

/** An instant in a response, in UTC. */
export const instantOut = z.iso.datetime()
/** Public data of a person, without email and phone. */
export const nameOut = z.object({ id: z.string(), name: z.string() })

export const toIso = (at: number) => new Date(at).toISOString()
