import { messagesIn } from '../../../src/i18n/messages.ts'
import { emailKey, isEmail } from '../../../src/text/email-address.ts'
import { type Option, toOptions } from '../../blocks/forms.ts'
import { contactOption, emailOption } from '../../blocks/guest-option.ts'
import { askCrm } from '../../crm/ask-crm.ts'
import type { BotParts } from '../../requests/request-context.ts'
import { colleaguesLike } from './colleague.ts'
import { type Asker, crmPatienceMs, suggest } from './suggest.ts'
import type { SuggestionListener } from './suggestion.ts'

const maxContacts = 20
const maxColleagues = 10

async function contactsLike(asker: Asker, text: string): Promise<Option[]> {
  const asked = await askCrm(asker, crm => crm.searchContacts(text, maxContacts), crmPatienceMs)
  return (asked?.answer ?? []).flatMap(contact => contactOption(contact) ?? [])
}

/** The typed text, if it is an address that no contact has. */
function typedOption({ user }: Asker, text: string, known: readonly Option[]): Option[] {
  const email = emailKey(text)
  const isKnown = known.some(({ value }) => value.toLowerCase().startsWith(`${email} `))
  if (!isEmail(email) || isKnown) return []
  return [
    emailOption(email, messagesIn(user.locale, 'slack/forms').createContact({ email })) ?? [],
  ].flat()
}

async function colleagueOptions(asker: Asker, text: string): Promise<Option[]> {
  const users = await colleaguesLike(asker, text)
  return users
    .slice(0, maxColleagues)
    .flatMap(({ name, email }) => emailOption(email, `${name} · ${email}`) ?? [])
}

/** Contacts by name or address. An unknown address becomes a new contact. */
export const suggestGuests: SuggestionListener = (parts: BotParts, request) =>
  suggest(parts, request, async (asker, text) => {
    const contacts = await contactsLike(asker, text)
    return toOptions([...typedOption(asker, text, contacts), ...contacts])
  })

/** Colleagues and contacts, as further guests. */
export const suggestPeople: SuggestionListener = (parts, request) =>
  suggest(parts, request, async (asker, text) => {
    const [colleagues, contacts] = await Promise.all([
      colleagueOptions(asker, text),
      contactsLike(asker, text),
    ])
    const known = [
      ...colleagues.map(({ value }) => ({ value: `${value} `, label: '' })),
      ...contacts,
    ]
    return toOptions([...typedOption(asker, text, known), ...colleagues, ...contacts])
  })
