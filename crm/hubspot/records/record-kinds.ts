import type { CrmRecord, CrmRecordType } from '../../contract/crm-objects.ts'
import { recordUrl } from '../account/account.ts'
import type { AccountAccess } from '../account/account-access.ts'
import { type HubspotObject, propertyOf } from '../account/objects.ts'
import { contactProperties, fullName } from '../people/contacts.ts'

export const recordTypes = ['contacts', 'companies', 'deals', 'tickets'] as const
export type RecordType = (typeof recordTypes)[number]

export const isHubspotRecord = (type: CrmRecordType): type is RecordType =>
  recordTypes.some(known => known === type)

interface Kind {
  /** Part of the record's address. */
  objectTypeId: string
  properties: readonly string[]
  nameOf(record: HubspotObject): string
  /** Property that distinguishes records of the same name. */
  detail: string
  /** Whether `detail` holds the id of a stage, which is shown by its label. */
  isStage: boolean
  /** Other types that a meeting about the record may concern. */
  related: readonly Exclude<RecordType, 'contacts'>[]
  isOpen(record: HubspotObject): boolean
  openFilter: { propertyName: string; operator: string; value?: string } | undefined
}

const named = (property: string) => (record: HubspotObject) => propertyOf(record, property) ?? ''

export const recordKinds: Record<RecordType, Kind> = {
  contacts: {
    objectTypeId: '0-1',
    properties: contactProperties,
    nameOf: fullName,
    detail: 'email',
    isStage: false,
    related: ['companies', 'deals', 'tickets'],
    isOpen: () => true,
    openFilter: undefined,
  },
  companies: {
    objectTypeId: '0-2',
    properties: ['name', 'domain'],
    nameOf: record => named('name')(record) || named('domain')(record),
    detail: 'domain',
    isStage: false,
    related: ['deals', 'tickets'],
    isOpen: () => true,
    openFilter: undefined,
  },
  deals: {
    objectTypeId: '0-3',
    properties: ['dealname', 'dealstage', 'hs_is_closed'],
    nameOf: named('dealname'),
    detail: 'dealstage',
    isStage: true,
    related: ['companies', 'tickets'],
    isOpen: record => propertyOf(record, 'hs_is_closed') !== 'true',
    openFilter: { propertyName: 'hs_is_closed', operator: 'NEQ', value: 'true' },
  },
  tickets: {
    objectTypeId: '0-5',
    properties: ['subject', 'hs_pipeline_stage', 'closed_date'],
    nameOf: named('subject'),
    detail: 'hs_pipeline_stage',
    isStage: true,
    related: ['companies', 'deals'],
    isOpen: record => !propertyOf(record, 'closed_date'),
    openFilter: { propertyName: 'closed_date', operator: 'NOT_HAS_PROPERTY' },
  },
}

/** The record as a list of choices shows it. */
export async function toRecord(
  { facts }: AccountAccess,
  type: RecordType,
  record: HubspotObject,
): Promise<CrmRecord> {
  const { objectTypeId, nameOf, detail, isStage } = recordKinds[type]
  const account = await facts.account()
  const value = propertyOf(record, detail)
  const stages = isStage && value ? await facts.stages(type) : undefined
  return {
    type,
    id: record.id,
    name: nameOf(record),
    detail: stages && value ? (stages.get(value) ?? value) : value,
    url: recordUrl(account, { typeId: objectTypeId, id: record.id }),
  }
}
