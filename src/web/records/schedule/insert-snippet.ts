import type { User } from '../../../model/entities.ts'
import { listUsers } from '../../../services/people/users.ts'
import type { PlaceholderFacts } from '../../../text/placeholders.ts'
import { factsOf, type Inserted, insertedSnippet } from '../../settings/snippets/snippet-options.ts'
import type { WebContext } from '../../web-context.ts'
import type { RecordVisit } from './record-visit.ts'
import { namedContact, type Settled } from './settle-form.ts'

/** Values for a snippet's placeholders while the meeting is planned. */
export const factsOfForm = (
  settled: Settled,
  { organizer, host }: { organizer: User; host: User },
): PlaceholderFacts =>
  factsOf({ contact: namedContact(settled), host, organizer, title: settled.form.title })

/** The form with the requested snippet; undefined if no snippet was requested. */
export async function insertSnippet(
  web: WebContext,
  { visit }: RecordVisit,
  { settled, body }: { settled: Settled; body: unknown },
): Promise<{ settled: Settled; inserted: Inserted } | undefined> {
  const { user } = visit
  const users = await listUsers(web, user)
  const host = users.find(({ id }) => id === settled.form.hostId) ?? user
  const facts = factsOfForm(settled, { organizer: user, host })
  const inserted = await insertedSnippet(web, { user, facts, body })
  if (!inserted) return undefined
  const content = { ...settled.form.content, [inserted.field]: inserted.text }
  return { inserted, settled: { ...settled, form: { ...settled.form, content } } }
}
