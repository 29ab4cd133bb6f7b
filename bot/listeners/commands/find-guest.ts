import type { ShorthandCommand, Who } from '../../../src/scheduling/shorthand/types.ts'
import { choicesMessage } from '../../blocks/choices.ts'
import { quiet, type SlackMessage, sentence } from '../../blocks/text.ts'
import { readProfile } from '../../person.ts'
import type { Turn } from '../../turn.ts'

export interface Guest {
  email: string
  name: string
  timeZone: string | undefined
}

const mostContacts = 5

/** The one person a proposal is for, or what to ask where it is not clear who that is. */
export async function findGuest(
  turn: Turn,
  reading: ShorthandCommand,
): Promise<Guest | SlackMessage> {
  const [who, second] = reading.who
  const { words, parts } = turn
  if (!who) return sentence(words.whoMissing(parts.command))
  if (second) return sentence(words.oneGuest)
  return guestOfKind(turn, { who, typed: reading.typed })
}

async function guestOfKind(
  turn: Turn,
  { who, typed }: { who: Who; typed: string },
): Promise<Guest | SlackMessage> {
  const { words, parts } = turn
  if (who.kind === 'slack-user') {
    const { email, name, timeZone } = await readProfile(turn.client, who.id)
    return email ? { email, name, timeZone } : sentence(words.noEmail)
  }
  if (who.kind === 'deal') return sentence(words.dealUnknown)
  const crm = await parts.context.crmFor(turn.workspaceId)
  if (who.kind === 'email') {
    const contact = who.name ? undefined : await crm.findContactByEmail(who.email)
    return { email: who.email, name: who.name ?? contact?.name ?? '', timeZone: undefined }
  }
  const contacts = (await crm.searchContacts(who.name, mostContacts)).filter(({ email }) => email)
  const [only] = contacts
  if (only && contacts.length === 1)
    return { email: only.email, name: only.name, timeZone: undefined }
  const found = contacts.map(({ name, email, company }) => ({
    label: [name || email, company].filter(Boolean).join(', '),
    text: typed.replace(who.name, email),
  }))
  const meant = (who.mayMean ?? []).map(({ word, text }) => ({ label: words.use(word), text }))
  const name = quiet(who.name)
  return choicesMessage(words, {
    question: only ? words.whichContact(name) : words.noContact(name),
    choices: only ? found : meant,
    typed,
  })
}
