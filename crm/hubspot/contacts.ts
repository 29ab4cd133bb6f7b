import { ProviderError } from '../../src/providers/provider-error.ts'
import type { CrmContact, CrmPerson } from '../crm-provider.ts'
import type { Api } from './api.ts'
import {
  absentAsUndefined,
  createObject,
  findObject,
  type HubspotObject,
  type PropertyValues,
  propertyOf,
  searchObjects,
  updateObject,
} from './objects.ts'
import type { Home } from './provider.ts'
import { splitName } from './split-name.ts'

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
    .map(address => address?.trim().toLowerCase())
    .includes(email)

/** What a meeting with them may concern, and their meetings. */
const surroundings = ['companies', 'deals', 'meetings'] as const

const readContact = (api: Api, id: string, idProperty?: 'email') =>
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
  const email = address.trim().toLowerCase()
  return (await readContact(api, email, 'email')) ?? searchByAddress(api, email)
}

interface Wanted {
  person: CrmPerson
  /** The host's, for a contact without one. */
  ownerId: string | undefined
  tracking: PropertyValues
}

const withoutBlanks = (values: Record<string, string | undefined>): PropertyValues =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )

const nameOf = ({ name, email }: CrmPerson) =>
  name.trim() === '' ? { firstname: email } : { ...splitName(name) }

/** HubSpot keeps addresses unique: of two callers at once one is told of a conflict. */
async function makeContact(api: Api, { person, ownerId, tracking }: Wanted) {
  const properties = withoutBlanks({
    email: person.email.trim().toLowerCase(),
    ...nameOf(person),
    phone: person.phone,
    company: person.company,
    hubspot_owner_id: ownerId,
    ...tracking,
  })
  try {
    return await createObject(api, 'contacts', { properties })
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'conflict') return undefined
    throw error
  }
}

const blanksOf = (contact: HubspotObject, { person, ownerId }: Wanted): PropertyValues => {
  const isNameless = !propertyOf(contact, 'firstname') && !propertyOf(contact, 'lastname')
  const offered = withoutBlanks({
    ...(isNameless ? nameOf(person) : {}),
    phone: person.phone,
    company: person.company,
    hubspot_owner_id: ownerId,
  })
  return Object.fromEntries(Object.entries(offered).filter(([name]) => !propertyOf(contact, name)))
}

/** Blanks are filled, nothing a colleague entered is overwritten; `contact` was read a moment ago. */
async function fillContact(
  api: Api,
  contact: HubspotObject,
  wanted: Wanted,
): Promise<HubspotObject | undefined> {
  const properties = { ...blanksOf(contact, wanted), ...wanted.tracking }
  if (Object.keys(properties).length === 0) return contact
  const filled = await updateObject(api, {
    type: 'contacts',
    id: contact.id,
    properties,
  }).catch(absentAsUndefined)
  return filled && { ...filled, associations: contact.associations }
}

/** HubSpot refuses to make a second contact with any address of the first: then that one is looked for. */
async function findOccupant(api: Api, email: string): Promise<HubspotObject> {
  const found = await findContact(api, email)
  const contact = found && (await readContact(api, found.id))
  if (contact) return contact
  throw new ProviderError({
    provider: 'hubspot',
    code: 'unavailable',
    reason: 'HubSpot has this contact but does not show it yet; it is asked again.',
  })
}

/** The contact behind the booking, found or made, with what is linked with it where it was found. */
export async function putContact(
  api: Api,
  wanted: Wanted & { knownId: string | undefined },
): Promise<HubspotObject> {
  const email = wanted.person.email.trim().toLowerCase()
  const known = wanted.knownId ? await readContact(api, wanted.knownId) : undefined
  const found = known ?? (await readContact(api, email, 'email'))
  const filled = found && (await fillContact(api, found, wanted))
  const made = filled ?? (await makeContact(api, wanted))
  if (made) return made
  const occupant = await findOccupant(api, email)
  return (await fillContact(api, occupant, wanted)) ?? occupant
}

/** In our words; each owner is asked for once, however many of the contacts are theirs. */
export async function toContacts(
  { facts }: Home,
  contacts: readonly HubspotObject[],
): Promise<CrmContact[]> {
  const { recordsUrl } = await facts.account()
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
      url: `${recordsUrl}/0-1/${contact.id}`,
    })),
  )
}
