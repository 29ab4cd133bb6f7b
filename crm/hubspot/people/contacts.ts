import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmContact } from '../../contract/crm-contact.ts'
import { recordUrl } from '../account/account.ts'
import type { Home } from '../account/account-access.ts'
import type { Api } from '../account/api.ts'
import { findObject, type HubspotObject, propertyOf, searchObjects } from '../account/objects.ts'

export const contactProperties = [
  'email',
  'hs_additional_emails',
  'firstname',
  'lastname',
  'phone',
  'company',
  'hubspot_owner_id',
] as const

export const fullName = (contact: HubspotObject): string =>
  [propertyOf(contact, 'firstname'), propertyOf(contact, 'lastname')].filter(Boolean).join(' ') ||
  (propertyOf(contact, 'email') ?? '')

export const hasAddress = (contact: HubspotObject, email: string): boolean =>
  [propertyOf(contact, 'email'), ...(propertyOf(contact, 'hs_additional_emails') ?? '').split(';')]
    .map(address => address && emailKey(address))
    .includes(email)

/** What a meeting with them may concern, and their meetings. */
const surroundings = ['companies', 'deals', 'meetings'] as const

/** With the ids of what is linked with them, as it was written a moment ago. */
export const readContact = (api: Api, id: string, idProperty?: 'email') =>
  findObject(api, {
    type: 'contacts',
    id,
    ...(idProperty ? { idProperty } : {}),
    properties: contactProperties,
    associations: surroundings,
  })

/** Those whose second address it is, through the search. */
async function searchByAddress(api: Api, email: string): Promise<HubspotObject | undefined> {
  const filter = (propertyName: string, operator: string) => ({
    filters: [{ propertyName, operator, value: email }],
  })
  const found = await searchObjects(api, 'contacts', {
    filterGroups: [filter('email', 'EQ'), filter('hs_additional_emails', 'CONTAINS_TOKEN')],
    properties: contactProperties,
    limit: 10,
  })
  return found.find(contact => hasAddress(contact, email))
}

/** By the first address at once, by a second one through the search; the case of letters is no matter. */
export async function findContact(api: Api, address: string): Promise<HubspotObject | undefined> {
  const email = emailKey(address)
  return (await readContact(api, email, 'email')) ?? searchByAddress(api, email)
}

/** In our words; each owner is asked for once, however many of the contacts are theirs. */
export async function toContacts(
  { facts }: Home,
  contacts: readonly HubspotObject[],
): Promise<CrmContact[]> {
  const account = await facts.account()
  const ownerOf = async (contact: HubspotObject) => {
    const ownerId = propertyOf(contact, 'hubspot_owner_id')
    return ownerId && (await facts.owners.emailOf(ownerId))
  }
  return Promise.all(
    contacts.map(async contact => ({
      id: contact.id,
      email: propertyOf(contact, 'email') ?? '',
      name: fullName(contact),
      company: propertyOf(contact, 'company'),
      ownerEmail: await ownerOf(contact),
      url: recordUrl(account, { typeId: '0-1', id: contact.id }),
    })),
  )
}
