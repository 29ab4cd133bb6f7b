import { reasonText } from '../../../i18n/reason-text.ts'
import type { SettingsMessages } from '../../../i18n/settings-messages.ts'
import type { Locale } from '../../../model/entities.ts'

/** An object at a provider, with its link if it can be opened. */
interface Held {
  label: string
  href: string | undefined
}

type Refs = Record<string, unknown>

const refsOf = (refs: unknown): Refs =>
  refs && typeof refs === 'object' && !Array.isArray(refs) ? (refs as Refs) : {}

/** Addresses come from providers, so only those of web pages become links. */
export const webAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^https?:\/\//.test(value) ? value : undefined

const linked = (label: string, value: unknown): Held[] => {
  const href = webAddress(value)
  return href ? [{ label, href }] : []
}

/** The reader's own conversation with the bot. */
function slackLink(copy: SettingsMessages['deliveries'], refs: Refs, userId: string): Held[] {
  const post = refsOf(refsOf(refs.posts)[userId])
  if (typeof post.channel !== 'string') return []
  const channel = encodeURIComponent(post.channel)
  return [{ label: copy.messageLink, href: `https://slack.com/app_redirect?channel=${channel}` }]
}

/** The provider's objects for a meeting, as the reader can open them. */
export function heldLinks(
  { deliveries }: SettingsMessages,
  { refs: held, userId }: { refs: unknown; userId: string },
): Held[] {
  const refs = refsOf(held)
  const { eventId } = refs
  return [
    ...linked(deliveries.contactLink, refs.contactUrl),
    ...linked(deliveries.recordLink, refs.engagementUrl),
    ...slackLink(deliveries, refs, userId),
    ...(typeof eventId === 'string'
      ? [{ label: deliveries.event({ id: eventId }), href: webAddress(refs.webUrl) }]
      : []),
  ]
}

/** The last content that was sent, as far as it is stored. Instants are epoch ms. */
interface Sent {
  title: string | undefined
  span: { startsAt: number; endsAt: number } | undefined
  outcome: string | undefined
  place: string | undefined
}

/** Records that the CRM refused to link, by kind and number, with the reason. */
export function unlinkedOf(
  held: unknown,
  locale: Locale,
): { records: string[]; reason: string } | undefined {
  const { records, reason: text, reasonCodes } = refsOf(refsOf(held).unplaced)
  if (!Array.isArray(records) || typeof text !== 'string') return undefined
  const codes = Array.isArray(reasonCodes) ? reasonCodes.map(String) : []
  const reasons = codes.map(code => reasonText(locale, { text, code }))
  const reason = reasons.length > 0 ? [...new Set(reasons)].join(' ') : text
  return { records: records.map(refsOf).map(({ type, id }) => `${type} ${id}`), reason }
}

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Undefined if no content was stored. */
export function sentOf(held: unknown): Sent | undefined {
  const { sent } = refsOf(held)
  if (!sent) return undefined
  const { title, startsAt, endsAt, outcome, location } = refsOf(sent)
  const isSpan = typeof startsAt === 'number' && typeof endsAt === 'number'
  return {
    title: textIn(title),
    span: isSpan ? { startsAt, endsAt } : undefined,
    outcome: textIn(outcome),
    place: textIn(location),
  }
}
