import { ownReason } from '../../../src/providers/own-reasons.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmPerson } from '../../contract/crm-contact.ts'
import type { Api } from '../account/api.ts'
import {
  absentAsUndefined,
  createObject,
  type HubspotObject,
  type PropertyValues,
  propertyOf,
  updateObject,
} from '../account/objects.ts'
import { findContact, readContact } from './contacts.ts'
import { splitName } from './split-name.ts'

interface Wanted {
  person: CrmPerson
  /** Owner id of the host, for a contact without an owner. */
  ownerId: string | undefined
  tracking: PropertyValues
}

const withoutBlanks = (values: Record<string, string | undefined>): PropertyValues =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )

const nameOf = ({ name, email }: CrmPerson) =>
  name.trim() === '' ? { firstname: email } : { ...splitName(name) }

/** Addresses are unique in HubSpot: of two concurrent calls one gets a conflict. */
async function makeContact(api: Api, { person, ownerId, tracking }: Wanted) {
  const properties = withoutBlanks({
    email: emailKey(person.email),
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

/** Fills blank fields and overwrites nothing that a colleague entered. `contact` has to be freshly read. */
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

/** HubSpot refuses a second contact with any known address, so we look for the existing one. */
async function findOccupant(api: Api, email: string): Promise<HubspotObject> {
  const found = await findContact(api, email)
  const contact = found && (await readContact(api, found.id))
  if (contact) return contact
  throw new ProviderError({
    provider: 'hubspot',
    code: 'unavailable',
    ...ownReason('contactHidden', { provider: 'HubSpot' }),
  })
}

/** Finds or creates the contact of the booking. An existing contact comes with its linked records. */
export async function putContact(
  api: Api,
  wanted: Wanted & { knownId: string | undefined },
): Promise<HubspotObject> {
  const email = emailKey(wanted.person.email)
  const known = wanted.knownId ? await readContact(api, wanted.knownId) : undefined
  const found = known ?? (await readContact(api, email, 'email'))
  const filled = found && (await fillContact(api, found, wanted))
  const made = filled ?? (await makeContact(api, wanted))
  if (made) return made
  const occupant = await findOccupant(api, email)
  return (await fillContact(api, occupant, wanted)) ?? occupant
}
