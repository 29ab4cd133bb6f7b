import { z } from 'zod'
import { choiceActions } from '../../chat/types.ts'
import { locales } from '../../model/entities.ts'

const maxUrlLength = 2_000
const maxTitleLength = 300
const maxTokenLength = 8_000

/** Made by the panel: the same id is the same message. */
const clientId = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/)

const page = z.object({
  url: z.string().max(maxUrlLength).optional(),
  title: z.string().max(maxTitleLength).optional(),
  referrer: z.string().max(maxUrlLength).optional(),
})

/** The page and the person in front of it. */
const visit = {
  key: z.string().max(100),
  page: page.default({}),
  locale: z.string().max(35).optional(),
  tz: z.string().max(64).optional(),
  consent: z.enum(['granted', 'denied']).optional(),
  tracking: z.record(z.string().max(100), z.string().max(500)).optional(),
}

export const sessionBody = z.object({
  ...visit,
  resume: z.string().max(200).optional(),
  identity: z.string().max(maxTokenLength).optional(),
})

/** Who the visitor is, learned while the chat is open. */
export const identifyBody = z.object({ ...visit, token: z.string().max(maxTokenLength) })

export const messageBody = z.object({ clientId, text: z.string().max(20_000) })

export const actionBody = z.object({
  clientId,
  action: z.enum([...choiceActions, 'details']),
  value: z.string().max(300).optional(),
  fields: z.record(z.string().max(100), z.string().max(5_000)).optional(),
})

export const consentBody = z.object({ consent: z.enum(['granted', 'denied']) })
export const zoneBody = z.object({ timeZone: z.string().max(64) })

export const slotsQuery = z.object({
  from: z.iso.date(),
  until: z.iso.date(),
})

/** The site's language where we have it, otherwise the browser's. */
export const localeOf = (tag: string | undefined) =>
  locales.find(locale => tag?.toLowerCase().split('-', 1)[0] === locale)
