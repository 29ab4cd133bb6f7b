import { escapeMarkdown } from './rich-text.ts'

/** What a snippet may name as `{{contact.name}}`; filled where it is inserted. */
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

/** An address of ours, which is to become a link. */
const isLink = (name: string) => name === 'booking.link'

/** Values are other people's words: nothing in them is Markdown. What has none stays as it was typed. */
export const fillPlaceholders = (text: string, facts: PlaceholderFacts): string =>
  text.replace(shape, (typed, name: string) => {
    const value = Object.hasOwn(facts, name) ? facts[name as Placeholder] : undefined
    if (!value) return typed
    return isLink(name) ? value : escapeMarkdown(value)
  })

/** Every name in the text that `facts` says nothing about, once. */
export const missingPlaceholders = (text: string, facts: PlaceholderFacts): string[] => [
  ...new Set(
    [...text.matchAll(shape)].map(([, name = '']) => name).filter(name => !hasValue(facts, name)),
  ),
]

const hasValue = (facts: PlaceholderFacts, name: string) =>
  Object.hasOwn(facts, name) && Boolean(facts[name as Placeholder])

/** Names that no form will ever fill, once. */
export const unknownPlaceholders = (text: string): string[] =>
  missingPlaceholders(text, Object.fromEntries(placeholders.map(name => [name, name])))
