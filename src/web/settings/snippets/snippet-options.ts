import type { Meeting, User } from '../../../model/entities.ts'
import { findDefaultLink } from '../../../services/pages/default-page.ts'
import { listSnippets } from '../../../services/pages/snippets.ts'
import {
  fillPlaceholders,
  missingPlaceholders,
  type PlaceholderFacts,
} from '../../../text/placeholders.ts'
import { textFields } from '../../form-fields.ts'
import type { SnippetOption } from '../../views/rich-text-field.tsx'
import type { WebContext } from '../../web-context.ts'

type Reading = Pick<WebContext, 'db' | 'publicUrl'>

/** Names are stored as one text, so the first name is the part before the first blank. */
const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? ''

/** Known facts while a meeting is planned or edited. */
export const factsOf = ({
  contact,
  host,
  organizer,
  title,
}: {
  contact: { name: string; email: string; company?: string | undefined }
  host: { name: string }
  organizer: { name: string }
  title: string
}): PlaceholderFacts => ({
  'contact.first_name': firstName(contact.name),
  'contact.name': contact.name,
  'contact.email': contact.email,
  'contact.company': contact.company ?? '',
  'host.name': host.name,
  'organizer.name': organizer.name,
  'meeting.title': title,
})

export const factsOfMeeting = (meeting: Meeting, title: string): PlaceholderFacts =>
  factsOf({ contact: meeting.invitee, host: meeting.host, organizer: meeting.organizer, title })

/** Adds the link to the user's own default page. */
async function withLink(
  web: Reading,
  { user, facts }: { user: User; facts: PlaceholderFacts },
): Promise<PlaceholderFacts> {
  const link = await findDefaultLink(web, user)
  return link ? { ...facts, 'booking.link': link } : facts
}

/** The user's snippets. All placeholders are filled except the title, which is still being typed. */
export async function snippetOptions(
  web: Reading,
  { user, facts }: { user: User; facts: PlaceholderFacts },
): Promise<SnippetOption[]> {
  const { 'meeting.title': _typed, ...known } = await withLink(web, { user, facts })
  const snippets = await listSnippets(web, user)
  return snippets.map(({ id, name, text }) => ({ id, name, text: fillPlaceholders(text, known) }))
}

/** A text of the form, with a snippet appended. */
export interface Inserted {
  /** Name of the form's field. */
  field: string
  text: string
  /** Placeholders without a value. */
  missing: readonly string[]
}

/** The snippet that the button `insert` requests; undefined for other buttons. */
export async function insertedSnippet(
  web: Reading,
  { user, facts: given, body }: { user: User; facts: PlaceholderFacts; body: unknown },
): Promise<Inserted | undefined> {
  const fields = textFields(body)
  const field = fields.insert
  if (field === undefined || !Object.hasOwn(fields, field)) return undefined
  const present = fields[field] ?? ''
  const chosen = (await listSnippets(web, user)).find(({ id }) => id === fields[`${field}Snippet`])
  if (!chosen) return { field, text: present, missing: [] }
  const facts = await withLink(web, { user, facts: given })
  const text = [present.trimEnd(), fillPlaceholders(chosen.text, facts)]
    .filter(Boolean)
    .join('\n\n')
  return { field, text, missing: missingPlaceholders(chosen.text, facts) }
}
