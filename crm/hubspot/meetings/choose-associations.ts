import type { CrmRecordKey } from '../../contract/crm-objects.ts'
import type { CrmMeeting, CrmMeetingRefs } from '../../contract/crm-provider.ts'
import { ScopeRefusal } from '../account/answers-to-errors.ts'
import type { Api } from '../account/api.ts'
import { type HubspotObject, propertyOf, readObjects } from '../account/objects.ts'
import { findGuestIds } from '../people/guests.ts'
import {
  type Associated,
  associateMeeting,
  dissociateMeeting,
  linkedIds,
  mainCompanyId,
} from '../records/associations.ts'

export interface AssociatedRecord extends CrmRecordKey {
  type: Associated
}

/** The records that a meeting is associated with, its contact first, and their names. */
interface ChosenAssociations
  extends Pick<CrmMeetingRefs, 'companyName' | 'dealName' | 'openDeals'> {
  placed: readonly AssociatedRecord[]
}

const types = ['contacts', 'companies', 'deals', 'tickets'] as const
const nameProperties = { companies: 'name', deals: 'dealname' } as const

const isAssociated = (key: CrmRecordKey): key is AssociatedRecord =>
  types.some(type => type === key.type)
const same = (a: CrmRecordKey, b: CrmRecordKey) => a.type === b.type && a.id === b.id
const without = (keys: readonly AssociatedRecord[], others: readonly AssociatedRecord[]) =>
  keys.filter(key => !others.some(other => same(key, other)))
const eachOnce = (keys: readonly AssociatedRecord[]) =>
  keys.filter((key, index) => keys.findIndex(other => same(key, other)) === index)

type Rest = ChosenAssociations

/** The chosen records that still exist. */
async function namedAssociations(api: Api, associations: readonly CrmRecordKey[]): Promise<Rest> {
  const present: { key: AssociatedRecord; record: HubspotObject }[] = []
  for (const type of types) {
    const ids = associations
      .filter(isAssociated)
      .flatMap(key => (key.type === type ? [key.id] : []))
    const properties = type in nameProperties ? Object.values(nameProperties) : []
    for (const record of await readObjects(api, { type, ids, properties }))
      present.push({ key: { type, id: record.id }, record })
  }
  const nameOf = (type: keyof typeof nameProperties) => {
    const found = present.find(({ key }) => key.type === type)
    return found && propertyOf(found.record, nameProperties[type])
  }
  return {
    placed: present.map(({ key }) => key),
    companyName: nameOf('companies'),
    dealName: nameOf('deals'),
  }
}

async function findOpenDeals(api: Api, contact: HubspotObject) {
  const ids = await linkedIds(api, contact, { from: 'contacts', to: 'deals' })
  const properties = ['dealname', 'hs_is_closed']
  const deals = await readObjects(api, { type: 'deals', ids, properties })
  return deals
    .filter(deal => propertyOf(deal, 'hs_is_closed') !== 'true')
    .map(deal => ({ id: deal.id, name: propertyOf(deal, 'dealname') ?? '' }))
}

/** The contact's company and their only open deal. If there are several deals, a person has to choose. */
async function defaultAssociations(api: Api, contact: HubspotObject): Promise<Rest> {
  const companyId = await mainCompanyId(api, contact)
  const ids = companyId ? [companyId] : []
  const [company] = await readObjects(api, { type: 'companies', ids, properties: ['name'] })
  const open = await findOpenDeals(api, contact)
  const deal = open.length === 1 ? open[0] : undefined
  return {
    placed: [
      ...(company ? [{ type: 'companies', id: company.id } as const] : []),
      ...(deal ? [{ type: 'deals', id: deal.id } as const] : []),
    ],
    companyName: company && propertyOf(company, 'name'),
    dealName: deal?.name,
    openDeals: open.length > 1 ? open : undefined,
  }
}

/** Keeps earlier associations: colleagues may have changed them since. */
const keptAssociations = (known: CrmMeetingRefs): Rest => ({
  placed: [...(known.placed ?? []), ...(known.unplaced?.records ?? [])]
    .filter(isAssociated)
    .filter(({ type }) => type !== 'contacts'),
  companyName: known.companyName,
  dealName: known.dealName,
  openDeals: known.openDeals,
})

export async function chooseAssociations(
  api: Api,
  input: { meeting: CrmMeeting; contact: HubspotObject; known: CrmMeetingRefs | undefined },
): Promise<ChosenAssociations> {
  const { meeting, contact, known } = input
  const findRest = () => {
    if (meeting.associations) return namedAssociations(api, meeting.associations)
    return known?.placed && known.contactId === contact.id
      ? keptAssociations(known)
      : defaultAssociations(api, contact)
  }
  const rest = await findRest()
  const guests = await findGuestIds(api, meeting.guests)
  const people = [contact.id, ...guests].map(id => ({ type: 'contacts', id }) as const)
  return { ...rest, placed: eachOnce([...people, ...rest.placed]) }
}

/** The associations of a record after a write. */
export type WrittenAssociations = Pick<CrmMeetingRefs, 'placed' | 'unplaced'>

/**
 * HubSpot may also require the scope of the other record. Without it the meeting gets the remaining
 * associations.
 */
async function refusalOf(work: Promise<void>): Promise<ScopeRefusal | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (error instanceof ScopeRefusal) return error
    throw error
  }
}

/** Updates the associations of an existing record. Removes only those in `before`, which we made earlier. */
export async function updateAssociations(
  api: Api,
  input: { meetingId: string; before: readonly CrmRecordKey[]; after: readonly AssociatedRecord[] },
): Promise<WrittenAssociations> {
  const { meetingId, after } = input
  const before = input.before.filter(isAssociated)
  const refused: AssociatedRecord[] = []
  const reasons = new Set<string>()
  const reasonCodes = new Set<string>()
  for (const key of without(after, before)) {
    const refusal = await refusalOf(associateMeeting(api, { meetingId, to: key.type, id: key.id }))
    if (!refusal) continue
    // A meeting without its contact could not be found.
    if (key.type === 'contacts') throw refusal
    refused.push(key)
    reasons.add(refusal.reason)
    if (refusal.reasonCode) reasonCodes.add(refusal.reasonCode)
  }
  for (const { type, id } of without(before, after))
    await refusalOf(dissociateMeeting(api, { meetingId, to: type, id }))
  const placed = without(after, refused)
  if (refused.length === 0) return { placed }
  const reason = [...reasons].join(' ')
  return { placed, unplaced: { records: refused, reason, reasonCodes: [...reasonCodes] } }
}
