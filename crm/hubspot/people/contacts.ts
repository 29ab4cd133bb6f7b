import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmContact } from '../../contract/crm-contact.ts'
import { recordUrl } from '../account/account.ts'
import type { AccountAccess } from '../account/account-access.ts'
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

/** The records that a meeting with the contact may concern, and their meetings. */
const surroundings = ['companies', 'deals', 'meetings'] as const

/** Reads the contact with the ids of linked records; recent writes are visible. */
export const readContact = (api: Api, id: string, idProperty?: 'email') =>
  findObject(api, {
    type: 'contacts',
    id,
    ...(idProperty ? { idProperty } : {}),
    properties: contactProperties,
    associations: surroundings,
  })

/** Searches for contacts with this second address. */
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

/** Finds the first address directly and a second address by search. Case-insensitive. */
export async function findContact(api: Api, address: string): Promise<HubspotObject | undefined> {
  const email = emailKey(address)
  return (await readContact(api, email, 'email')) ?? searchByAddress(api, email)
}

/** Maps contacts to our terms. Requests each owner once. */
export async function toContacts(
  { facts }: AccountAccess,
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
