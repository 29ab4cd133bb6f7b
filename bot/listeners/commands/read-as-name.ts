import { listUpcomingMeetings } from '../../../src/services/meetings/person-meetings.ts'
import { parseShorthand } from '../../../src/shorthand/parse-shorthand.ts'
import type {
  ShorthandContext,
  ShorthandQuestion,
  ShorthandReading,
} from '../../../src/shorthand/types.ts'
import { foldWord } from '../../../src/text/fold-word.ts'
import { askCrm } from '../../crm/ask-crm.ts'
import type { RequestContext } from '../../requests/request-context.ts'

const maxContacts = 5

/** Whether the text is a whole word of the name: `Frida` is one of `Frida Berg`, `Fri` is not. */
function isNameOf(typed: string, full: string): boolean {
  const names = full.split(/[^\p{L}\p{M}]+/u).map(foldWord)
  return typed.split(/\s+/).every(word => names.includes(foldWord(word)))
}

/** Whether the CRM or an upcoming meeting has a person with this name. */
async function isSomebody(request: RequestContext, name: string): Promise<boolean> {
  const { parts, user } = request
  const upcoming = await listUpcomingMeetings(parts.context, { user, text: name })
  if (upcoming.some(({ invitee }) => isNameOf(name, invitee.name))) return true
  const asked = await askCrm(request, crm => crm.searchContacts(name, maxContacts))
  return (asked?.answer ?? []).some(contact => isNameOf(name, contact.name))
}

/**
 * A word that looks like a typing error (`frida`: "Did you mean Fri?") is a name if a person has it. Otherwise the
 * question remains.
 */
export async function readAsName(
  request: RequestContext,
  { read, context }: { read: ShorthandQuestion; context: ShorthandContext },
): Promise<ShorthandReading> {
  if (read.question !== 'unknown-word') return read
  const quoted = read.suggestions.find(({ word }) => word.startsWith('"'))
  if (!quoted) return read
  const asName = parseShorthand(quoted.text, context)
  const isKnown = await isSomebody(request, quoted.word.replaceAll('"', ''))
  return asName.kind === 'command' && isKnown ? { ...asName, typed: read.typed } : read
}
