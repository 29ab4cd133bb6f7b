import type { CrmContact } from '../../../../crm/contract/crm-contact.ts'
import type { CrmRecord, CrmRecordDetail } from '../../../../crm/contract/crm-objects.ts'
import type { CrmProvider } from '../../../../crm/contract/crm-provider.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import { type FoundPerson, findPeople } from '../../../services/records/find-people.ts'
import { withinPatience } from '../../../services/with-timeout.ts'
import { emailKey } from '../../../text/email-address.ts'
import type { WebContext } from '../../web-context.ts'
import { chosenContact } from './record-choices.ts'
import type { RecordVisit } from './record-visit.ts'
import { maxSearchLength, readPerson, type ScheduleForm } from './schedule-form.ts'

/** Results of the form's searches. */
interface Finds {
  /** Possible guests; undefined if there was no search. */
  guests: readonly FoundPerson[] | undefined
  /** Nothing was found, or the CRM did not answer. */
  contacts: 'none' | 'away' | undefined
  records: 'none' | 'away' | undefined
  isPartial: boolean
}

export interface Settled {
  record: CrmRecordDetail
  form: ScheduleForm
  finds: Finds
}

const maxFound = 8
const maxOfType = 5
export const newContactPrefix = 'new:'
const nobody = { id: '', email: '', name: '', company: undefined }

const isSearch = (text: string) => text !== '' && text.length <= maxSearchLength

/** The CRM's answer; undefined if it takes too long. */
async function asked<T>(
  web: WebContext,
  work: () => Promise<T>,
): Promise<{ answer: T } | undefined> {
  try {
    return await withinPatience(work().then(answer => ({ answer })))
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    web.log.warn({ provider: error.provider, code: error.code }, 'The CRM did not answer a form')
    return undefined
  }
}

/** The form's contact. A new person has the typed name; without a choice the contact is empty. */
export function namedContact({ record, form }: Pick<Settled, 'record' | 'form'>) {
  const { id, email, name, company } = chosenContact(record, form) ?? nobody
  const typed = id.startsWith(newContactPrefix) ? form.personName : ''
  return { email, name: typed || name, company }
}

const newContact = ({ email, name }: { email: string; name: string }): CrmContact => ({
  id: `${newContactPrefix}${emailKey(email)}`,
  email,
  name,
  company: undefined,
  ownerEmail: undefined,
  url: '',
})

const withContacts = (record: CrmRecordDetail, found: readonly CrmContact[]): CrmRecordDetail => ({
  ...record,
  contacts: [
    ...record.contacts,
    ...found.filter(({ id }) => !record.contacts.some(known => known.id === id)),
  ],
})

/** An address identifies one person, who may be new. Other text searches for several. */
async function settleContact(
  web: WebContext,
  { crm }: { crm: CrmProvider },
  { record, form, finds }: Settled,
): Promise<Settled> {
  const { personText } = form
  if (!isSearch(personText)) return { record, form, finds }
  const person = readPerson(personText)
  if (!person) {
    const found = await asked(web, () => crm.searchContacts(personText, maxFound))
    const contacts = found ? (found.answer.length === 0 ? 'none' : undefined) : 'away'
    return {
      record: withContacts(record, found?.answer ?? []),
      form,
      finds: { ...finds, contacts },
    }
  }
  const isSame = ({ email }: CrmContact) => emailKey(email) === emailKey(person.email)
  const known =
    record.contacts.find(isSame) ??
    (await asked(web, () => crm.findContactByEmail(person.email)))?.answer
  const contact = known ?? newContact(person)
  return {
    record: withContacts(record, [contact]),
    form: { ...form, personText: '', contactId: contact.id, personName: person.name },
    finds,
  }
}

async function settleRecords(
  web: WebContext,
  { crm }: { crm: CrmProvider },
  { record, form, finds }: Settled,
): Promise<Settled> {
  if (!isSearch(form.recordText)) return { record, form, finds }
  const types = crm.recordTypes.filter(type => type !== 'contacts')
  const lists = await Promise.all(
    types.map(type => asked(web, () => crm.searchRecords(type, form.recordText, maxOfType))),
  )
  const found = lists.flatMap(list => list?.answer ?? [])
  const isKnown = ({ type, id }: CrmRecord) =>
    [record, ...record.related].some(known => known.type === type && known.id === id)
  const isAway = lists.some(list => list === undefined)
  return {
    record: { ...record, related: [...record.related, ...found.filter(one => !isKnown(one))] },
    form,
    finds: { ...finds, records: found.length > 0 ? undefined : isAway ? 'away' : 'none' },
  }
}

async function settleGuests(
  web: WebContext,
  { visit }: RecordVisit,
  { record, form, finds }: Settled,
): Promise<Settled> {
  if (!isSearch(form.guestText)) return { record, form, finds }
  const { user } = visit
  const { people, isPartial } = await findPeople(web, { user, text: form.guestText })
  const emails = form.guests.map(text => emailKey(readPerson(text)?.email ?? text))
  const guests = people.filter(({ email }) => !emails.includes(emailKey(email)))
  return { record, form, finds: { ...finds, guests, isPartial } }
}

/** Runs the form's searches and adds the results to its choices. */
export async function settleForm(
  web: WebContext,
  visited: RecordVisit,
  form: ScheduleForm,
): Promise<Settled> {
  const none = { guests: undefined, contacts: undefined, records: undefined, isPartial: false }
  const asIs = { record: visited.record, form, finds: none }
  const withContact = await settleContact(web, visited, asIs)
  const withRecords = await settleRecords(web, visited, withContact)
  return settleGuests(web, visited, withRecords)
}
