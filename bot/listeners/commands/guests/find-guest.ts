import type { CrmContact } from '../../../../crm/contract/crm-contact.ts'
import { messagesIn } from '../../../../src/i18n/messages.ts'
import { findMeetingsWith } from '../../../../src/services/meetings/person-meetings.ts'
import { findKnownInvitee } from '../../../../src/services/people/known-invitee.ts'
import type { ShorthandCommand, Who } from '../../../../src/shorthand/types.ts'
import { choicesMessage } from '../../../blocks/answers/choices.ts'
import { type Candidate, candidatesMessage } from '../../../blocks/answers/people.ts'
import { type SlackMessage, sentence } from '../../../blocks/text.ts'
import { dayIn } from '../../../blocks/times.ts'
import { askCrm } from '../../../crm/ask-crm.ts'
import { readProfile } from '../../../people/person.ts'
import type { RequestContext } from '../../../requests/request-context.ts'
import { findInDeal } from './find-in-deal.ts'
import type { Found } from './guest-search.ts'
import { searchByName } from './search-by-name.ts'

export interface Guest {
  email: string
  name: string
  timeZone: string | undefined
  /** In the CRM. */
  company?: string | undefined
}

/** The guest of a proposal, or a question if the name is ambiguous. */
export async function findGuest(
  request: RequestContext,
  reading: Pick<ShorthandCommand, 'who' | 'typed'>,
): Promise<Guest | SlackMessage> {
  const [who, second] = reading.who
  const { copy, parts } = request
  if (!who) return sentence(copy.whoMissing({ command: parts.command }))
  if (second) return sentence(copy.oneGuest)
  return guestOfKind(request, { who, typed: reading.typed })
}

async function guestOfKind(
  request: RequestContext,
  { who, typed }: { who: Who; typed: string },
): Promise<Guest | SlackMessage> {
  if (who.kind === 'slack-user') {
    const { email, name, timeZone } = await readProfile(request.client, who.id)
    if (!email) return sentence(request.copy.noEmail)
    const found = await askCrm(request, crm => crm.findContactByEmail(email))
    return { email, name, timeZone, company: found?.answer?.company }
  }
  if (who.kind === 'email') {
    const { email } = who
    const found = await askCrm(request, crm => crm.findContactByEmail(email))
    const { name = '', company } = found?.answer ?? {}
    return asGuest(request, { email, name: who.name ?? name, company })
  }
  if (who.kind === 'deal') {
    const found = await findInDeal(request, who.text)
    return oneOf(request, { ...found, typed, word: `deal:${who.text}` })
  }
  return oneOf(request, { ...(await searchByName(request, who)), typed, word: who.name })
}

/** Adds the zone of the guest's last booking. */
async function asGuest(
  { parts, workspaceId }: RequestContext,
  { email, name, company }: Pick<Guest, 'email' | 'name' | 'company'>,
): Promise<Guest> {
  const { timeZone } = await findKnownInvitee(parts.context, { workspaceId, email })
  return { email, name, timeZone, company }
}

/** The command with an address in place of a word, which may be in quotes. */
export function withEmail(typed: string, { word, email }: { word: string; email: string }): string {
  const [kind, name] = word.startsWith('deal:') ? ['deal:', word.slice(5)] : ['', word]
  const quoted = `${kind}"${name}"`
  return typed.includes(quoted) ? typed.replace(quoted, email) : typed.replace(word, email)
}

async function candidateOf(
  request: RequestContext,
  { contact, typed, word }: { contact: CrmContact; typed: string; word: string },
): Promise<Candidate> {
  const { parts, workspaceId, reader } = request
  const { last } = await findMeetingsWith(parts.context, { workspaceId, email: contact.email })
  const lastMet = last && dayIn(last.startsAt, reader)
  return { contact, lastMet, text: withEmail(typed, { word, email: contact.email }) }
}

async function oneOf(
  request: RequestContext,
  {
    contacts,
    question,
    isSure,
    choices = [],
    typed,
    word,
  }: Found & { typed: string; word: string },
): Promise<Guest | SlackMessage> {
  const [only, another] = contacts
  if (only && !another && isSure) return asGuest(request, only)
  const { copy } = request
  if (contacts.length === 0 && choices.length > 0)
    return choicesMessage(copy, { question, choices, typed })
  const candidates = await Promise.all(
    contacts.map(contact => candidateOf(request, { contact, typed, word })),
  )
  const verbs = messagesIn(request.user.locale, 'slack/verbs')
  return candidatesMessage({ copy, verbs }, { question, candidates, typed, word })
}
