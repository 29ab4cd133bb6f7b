import { ProviderError } from '../../src/providers/provider-error.ts'
import type { CrmPerson } from '../crm-provider.ts'
import type { Api } from './api.ts'
import {
  createObject,
  findObject,
  type HubspotObject,
  type PropertyValues,
  propertyOf,
  searchObjects,
  updateObject,
} from './objects.ts'
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

const hasAddress = (contact: HubspotObject, email: string): boolean =>
  [propertyOf(contact, 'email'), ...(propertyOf(contact, 'hs_additional_emails') ?? '').split(';')]
    .map(address => address?.trim().toLowerCase())
    .includes(email)

/** By the first address at once, by a second one through the search; the case of letters is no matter. */
export async function findContact(api: Api, address: string): Promise<HubspotObject | undefined> {
  const email = address.trim().toLowerCase()
  const first = await findObject(api, {
    type: 'contacts',
    id: email,
    idProperty: 'email',
    properties: contactProperties,
  })
  if (first) return first
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

interface Wanted {
  person: CrmPerson
  ownerId: string | undefined
  /** Written over what is there: where the last booking came from. */
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

/** Blanks are filled, nothing a colleague entered is overwritten; read again right before the write. */
async function fillContact(api: Api, id: string, wanted: Wanted) {
  const contact = await findObject(api, { type: 'contacts', id, properties: contactProperties })
  if (!contact) return undefined
  const properties = { ...blanksOf(contact, wanted), ...wanted.tracking }
  if (Object.keys(properties).length === 0) return contact
  return updateObject(api, { type: 'contacts', id: contact.id, properties })
}

/** The contact behind the booking, found or made. */
export async function putContact(
  api: Api,
  wanted: Wanted & { knownId: string | undefined },
): Promise<HubspotObject> {
  const known = wanted.knownId ? await fillContact(api, wanted.knownId, wanted) : undefined
  if (known) return known
  const { email } = wanted.person
  const found = await findContact(api, email)
  const made = found ? undefined : await makeContact(api, wanted)
  if (made) return made
  const present = found ?? (await findContact(api, email))
  const filled = present && (await fillContact(api, present.id, wanted))
  if (filled) return filled
  throw new ProviderError({
    provider: 'hubspot',
    code: 'unavailable',
    reason: 'HubSpot has this contact but does not show it yet; it is asked again.',
  })
}
