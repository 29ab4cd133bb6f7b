import type { CrmContact } from '../../../../crm/contract/crm-contact.ts'
import { messagesIn } from '../../../../src/i18n/messages.ts'
import type { Who } from '../../../../src/shorthand/types.ts'
import { editDistance } from '../../../../src/text/edit-distance.ts'
import { quiet } from '../../../blocks/text.ts'
import { askCrm } from '../../../crm/ask-crm.ts'
import type { RequestContext } from '../../../requests/request-context.ts'
import type { Found } from './guest-search.ts'

const maxContacts = 5
/** Misspelled names usually begin correctly. */
const beginningLength = 2
const maxAlike = 50

const allowedSlips = (typed: string): number => (typed.length < 5 ? 1 : 2)

/** Edit distance between a typed name and the nearest name of a contact; `Infinity` for too many edits. */
function slipsBetween(typed: string, { name, email }: CrmContact): number {
  const wanted = typed.toLowerCase()
  const most = allowedSlips(typed)
  const names = [name, ...name.split(/\s+/), email.split('@')[0] ?? '']
  return Math.min(...names.map(each => editDistance(wanted, each.toLowerCase(), most)))
}

/** Contacts with names similar to the typed one. */
async function searchAlike(request: RequestContext, typed: string): Promise<CrmContact[]> {
  const beginnings = typed.split(/\s+/).map(word => word.slice(0, beginningLength))
  const asked = await Promise.all(
    beginnings
      .filter(({ length }) => length === beginningLength)
      .map(beginning => askCrm(request, crm => crm.searchContacts(beginning, maxAlike))),
  )
  const found = new Map(asked.flatMap(each => each?.answer ?? []).map(each => [each.id, each]))
  return [...found.values()]
    .map(contact => ({ contact, slips: slipsBetween(typed, contact) }))
    .filter(({ contact, slips }) => contact.email !== '' && Number.isFinite(slips))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, maxContacts)
    .map(({ contact }) => contact)
}

/** People in the CRM with this name, else those with a similar one. */
export async function searchByName(
  request: RequestContext,
  { name, mayMean = [] }: Extract<Who, { kind: 'name' }>,
): Promise<Found> {
  const { copy, user } = request
  const verbs = messagesIn(user.locale, 'slack/verbs')
  const shown = quiet(name)
  const asked = await askCrm(request, crm => crm.searchContacts(name, maxContacts))
  if (!asked) return { contacts: [], question: verbs.crmAway, isSure: false }
  const contacts = asked.answer.filter(({ email }) => email !== '')
  if (contacts.length > 0)
    return { contacts, question: copy.whichContact({ name: shown }), isSure: true }
  const alike = await searchAlike(request, name)
  if (alike.length > 0)
    return { contacts: alike, question: verbs.didYouMean({ name: shown }), isSure: false }
  const choices = mayMean.map(({ word, text }) => ({ label: copy.use({ word }), text }))
  return { contacts: [], question: copy.noContact({ name: shown }), isSure: false, choices }
}
