import { escapeMarkdown } from './rich-text.ts'

/** Placeholders of snippets, such as `{{contact.name}}`; replaced when the snippet is inserted. */
export const placeholders = [
  'contact.first_name',
  'contact.name',
  'contact.email',
  'contact.company',
  'host.name',
  'organizer.name',
  'meeting.title',
  'booking.link',
] as const

type Placeholder = (typeof placeholders)[number]

export type PlaceholderFacts = Readonly<Partial<Record<Placeholder, string>>>

const shape = /\{\{\s*([\w.]+)\s*\}\}/g

/** One of our addresses, which becomes a link. */
const isLink = (name: string) => name === 'booking.link'

/**
 * Values are other people's text, so their Markdown is escaped. A placeholder without a value stays as it was
 * typed.
 */
export const fillPlaceholders = (text: string, facts: PlaceholderFacts): string =>
  text.replace(shape, (typed, name: string) => {
    const value = Object.hasOwn(facts, name) ? facts[name as Placeholder] : undefined
    if (!value) return typed
    return isLink(name) ? value : escapeMarkdown(value)
  })

/** Every name in the text that has no value in `facts`, once. */
export const missingPlaceholders = (text: string, facts: PlaceholderFacts): string[] => [
  ...new Set(
    [...text.matchAll(shape)].map(([, name = '']) => name).filter(name => !hasValue(facts, name)),
  ),
]

const hasValue = (facts: PlaceholderFacts, name: string) =>
  Object.hasOwn(facts, name) && Boolean(facts[name as Placeholder])

/** Names that no form can fill, once. */
export const unknownPlaceholders = (text: string): string[] =>
  missingPlaceholders(text, Object.fromEntries(placeholders.map(name => [name, name])))
