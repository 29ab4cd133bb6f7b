import { ownReason } from '../../../src/providers/own-reasons.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmPerson } from '../../contract/crm-contact.ts'
import type { Api } from '../account/api.ts'
import { findOrMake } from '../activities/make-once.ts'
import { findOrMakeOrganization } from './organizations.ts'
import {
  createPerson,
  type Person,
  type PersonBody,
  personByEmail,
  readPerson,
  removePerson,
  updatePerson,
  valuesOf,
} from './persons.ts'

interface Wanted {
  person: CrmPerson
  /** User id of the host; undefined for a host without a seat in Pipedrive. */
  ownerId: number | undefined
  /** Source of the latest booking. Overwrites existing values. */
  tracking: Record<string, string>
}

const label = 'work'

const phoneOf = ({ phone }: CrmPerson) =>
  phone?.trim() ? { phones: [{ value: phone.trim(), primary: true, label }] } : {}

const organizationOf = async (api: Api, { person, ownerId }: Wanted) => {
  const name = person.company?.trim()
  return name ? { org_id: (await findOrMakeOrganization(api, { name, ownerId })).id } : {}
}

const trackingOf = ({ tracking }: Wanted) =>
  Object.keys(tracking).length > 0 ? { custom_fields: tracking } : {}

/** By default Pipedrive makes the connected user the owner. A person that we create belongs to the host. */
async function makePerson(api: Api, wanted: Wanted): Promise<Person> {
  const { person, ownerId } = wanted
  const email = emailKey(person.email)
  return createPerson(api, {
    name: person.name.trim() || email,
    emails: [{ value: email, primary: true, label }],
    ...phoneOf(person),
    ...(await organizationOf(api, wanted)),
    ...(ownerId === undefined ? {} : { owner_id: ownerId }),
    ...trackingOf(wanted),
  })
}

async function blanksOf(api: Api, record: Person, wanted: Wanted): Promise<PersonBody> {
  const { person, ownerId } = wanted
  return {
    ...(record.name?.trim() ? {} : { name: person.name.trim() || person.email }),
    ...(valuesOf(record.phones).length > 0 ? {} : phoneOf(person)),
    ...(record.org_id ? {} : await organizationOf(api, wanted)),
    ...(record.owner_id || ownerId === undefined ? {} : { owner_id: ownerId }),
  }
}

/**
 * Fills blank fields and overwrites nothing that a colleague entered. Reads the person again right before the
 * write.
 */
async function fillPerson(api: Api, id: number, wanted: Wanted): Promise<Person | undefined> {
  const record = await readPerson(api, id)
  if (!record) return undefined
  const body = { ...(await blanksOf(api, record, wanted)), ...trackingOf(wanted) }
  return Object.keys(body).length > 0 ? updatePerson(api, id, body) : record
}

/** Finds or creates the person of the booking. */
export async function putPerson(
  api: Api,
  wanted: Wanted & { knownId: number | undefined },
): Promise<Person> {
  const known =
    wanted.knownId === undefined ? undefined : await fillPerson(api, wanted.knownId, wanted)
  if (known) return known
  const { record, isNew } = await findOrMake({
    ...personByEmail(api, wanted.person.email),
    make: () => makePerson(api, wanted),
    remove: id => removePerson(api, id),
  })
  const filled = isNew ? record : await fillPerson(api, record.id, wanted)
  if (filled) return filled
  throw new ProviderError({
    provider: 'pipedrive',
    code: 'unavailable',
    ...ownReason('personDeleted', { provider: 'Pipedrive' }),
  })
}
