import type { types } from '@slack/bolt'
import type { User } from '../../../src/model/entities.ts'
import { withinPatience } from '../../../src/services/with-timeout.ts'
import { findPerson } from '../../people/person.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { SuggestionRequest } from '../../requests/suggestion-request.ts'

/** Slack ignores options that arrive after three seconds. */
const patienceMs = 2_700

/** The CRM's part of that time. If it takes longer, colleagues and the typed address are still shown. */
export const crmPatienceMs = 1_800

/** The person who types into a menu. */
export interface Asker extends Pick<RequestContext, 'parts' | 'workspaceId'> {
  user: User
}

/** Options for a user; none for other people, or if it takes too long. */
export async function suggest(
  parts: BotParts,
  { source, text }: SuggestionRequest,
  find: (asker: Asker, text: string) => Promise<types.PlainTextOption[]>,
): Promise<types.PlainTextOption[]> {
  const work = async () => {
    const { workspaceId } = source
    const { user } = await findPerson(parts.context, source)
    return user ? find({ parts, workspaceId, user }, text.trim()) : []
  }
  return (await withinPatience(work(), patienceMs)) ?? []
}
