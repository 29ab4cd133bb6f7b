import { ProviderError } from '../../../src/providers/provider-error.ts'
import type {
  CrmRecord,
  CrmRecordDetail,
  CrmRecordKey,
  CrmRecordType,
} from '../../contract/crm-objects.ts'
import type { AccountAccess } from '../account/account-access.ts'
import { findObject, type HubspotObject, readObjects, searchObjects } from '../account/objects.ts'
import { contactProperties, toContacts } from '../people/contacts.ts'
import { linkedIds } from './associations.ts'
import { isHubspotRecord, type RecordType, recordKinds, toRecord } from './record-kinds.ts'

const maxContacts = 50

const contactsOf = async (access: AccountAccess, record: HubspotObject, type: RecordType) => {
  const ids = await linkedIds(access.api, record, { from: type, to: 'contacts' })
  const found = await readObjects(access.api, {
    type: 'contacts',
    ids: ids.slice(0, maxContacts),
    properties: contactProperties,
  })
  const inOrder = found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  return toContacts(access, inOrder)
}

/** If the connection may not read a type of record, returns none. */
const refusedAsNone = (error: unknown): HubspotObject[] => {
  if (error instanceof ProviderError && error.code === 'rejected') return []
  throw error
}

/** Its companies, and the open ones of its other related records. */
async function relatedOf(access: AccountAccess, record: HubspotObject, type: RecordType) {
  const related: CrmRecord[] = []
  for (const to of recordKinds[type].related) {
    const kind = recordKinds[to]
    const ids = await linkedIds(access.api, record, { from: type, to })
    const found = await readObjects(access.api, {
      type: to,
      ids,
      properties: kind.properties,
    }).catch(refusedAsNone)
    for (const one of found.filter(kind.isOpen)) related.push(await toRecord(access, to, one))
  }
  return related
}

/** Undefined if the record does not exist or HubSpot does not have the type. */
export async function findRecord(
  access: AccountAccess,
  { type, id }: CrmRecordKey,
): Promise<CrmRecordDetail | undefined> {
  if (!isHubspotRecord(type)) return undefined
  const { properties, related } = recordKinds[type]
  const associations = type === 'contacts' ? related : (['contacts', ...related] as const)
  const record = await findObject(access.api, { type, id, properties, associations })
  if (!record) return undefined
  return {
    ...(await toRecord(access, type, record)),
    contacts: await (type === 'contacts'
      ? toContacts(access, [record])
      : contactsOf(access, record, type)),
    related: await relatedOf(access, record, type),
  }
}

/** Keeps HubSpot's order, best match first. Leaves out closed deals and tickets. */
export async function searchRecords(
  access: AccountAccess,
  { type, text, limit }: { type: CrmRecordType; text: string; limit: number },
): Promise<CrmRecord[]> {
  if (!isHubspotRecord(type)) return []
  const { properties, openFilter } = recordKinds[type]
  const found = await searchObjects(access.api, type, {
    query: text,
    ...(openFilter ? { filterGroups: [{ filters: [openFilter] }] } : {}),
    properties,
    limit,
  })
  const records: CrmRecord[] = []
  for (const record of found) records.push(await toRecord(access, type, record))
  return records
}
