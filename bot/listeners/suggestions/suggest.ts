import type { types } from '@slack/bolt'
import type { User } from '../../../src/model/entities.ts'
import { withinPatience } from '../../../src/services/with-timeout.ts'
import { findPerson } from '../../people/person.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { SuggestionRequest } from '../../requests/suggestion-request.ts'

/** A menu that is not filled within three seconds stays empty, whatever comes then. */
const patienceMs = 2_700

/** What is left of that for the CRM: without it colleagues and the typed address are shown still. */
export const crmPatienceMs = 1_800

/** Who types into a menu. */
export interface Asker extends Pick<RequestContext, 'parts' | 'workspaceId'> {
  user: User
}

/** What a menu shows to one of our users; nothing to others, or where it takes too long. */
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
