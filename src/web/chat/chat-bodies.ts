import { z } from 'zod'
import { choiceActions } from '../../chat/types.ts'
import { locales } from '../../model/entities.ts'
import { maxNameLength, maxPhoneLength } from '../../model/maximums.ts'

const maxUrlLength = 2_000
const maxTitleLength = 300
const maxTokenLength = 8_000

/** Made by the panel: the same id is the same message. */
const clientId = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/)
const shortText = z.string().max(1_000)

const page = z.object({
  url: z.string().max(maxUrlLength).optional(),
  title: z.string().max(maxTitleLength).optional(),
  referrer: z.string().max(maxUrlLength).optional(),
})

export const sessionBody = z.object({
  key: z.string().max(100),
  resume: z.string().max(200).optional(),
  identity: z.string().max(maxTokenLength).optional(),
  page: page.default({}),
  locale: z.string().max(35).optional(),
  tz: z.string().max(64).optional(),
  consent: z.enum(['granted', 'denied']).optional(),
  tracking: z.record(z.string().max(100), z.string().max(500)).optional(),
})

export const messageBody = z.object({ clientId, text: z.string().max(20_000) })

export const actionBody = z.object({
  clientId,
  action: z.enum([...choiceActions, 'details']),
  value: z.string().max(300).optional(),
  fields: z.record(z.string().max(100), z.string().max(5_000)).optional(),
})

export const identifyBody = z.object({
  key: z.string().max(100),
  token: z.string().max(maxTokenLength),
})

export const consentBody = z.object({ consent: z.enum(['granted', 'denied']) })
export const zoneBody = z.object({ timeZone: z.string().max(64) })

export const slotsQuery = z.object({
  from: z.iso.date(),
  until: z.iso.date(),
})

/** Limits of what is typed into the details form; longer text is refused by the booking's own rules. */
export const formFields = z.object({
  name: shortText.max(maxNameLength * 2).optional(),
  email: shortText.optional(),
  phone: shortText.max(maxPhoneLength * 2).optional(),
})

/** The site's language where we have it, otherwise the browser's. */
export const localeOf = (tag: string | undefined) =>
  locales.find(locale => tag?.toLowerCase().split('-', 1)[0] === locale)
