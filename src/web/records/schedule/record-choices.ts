import type { CrmContact } from '../../../../crm/contract/crm-contact.ts'
import type { CrmRecord, CrmRecordDetail } from '../../../../crm/contract/crm-objects.ts'
import type { RecordKey } from '../../../model/entities.ts'
import { isEmail } from '../../../text/email-address.ts'
import type { ScheduleForm } from './schedule-form.ts'

export const recordValue = ({ type, id }: RecordKey): string => `${type}:${id}`

const keyOf = ({ type, id, name, detail, url }: CrmRecord): CrmRecord => ({
  type,
  id,
  name,
  detail,
  url,
})

/** Possible records of the meeting: those of the record, and the record itself unless it is the guest. */
export const recordChoices = (record: CrmRecordDetail): CrmRecord[] =>
  record.type === 'contacts' ? [...record.related] : [keyOf(record), ...record.related]

/** The record itself, its company and tickets, and its deal if it has only one. Nobody guesses among several. */
export function firstRecords(record: CrmRecordDetail): string[] {
  const deals = record.related.filter(({ type }) => type === 'deals')
  const isClear = ({ type }: CrmRecord) => type !== 'deals' || deals.length === 1
  const own = record.type === 'contacts' ? [] : [keyOf(record)]
  return [...own, ...record.related.filter(isClear)].map(recordValue)
}

/** Several deals are possible, and none is chosen. */
export function asksForDeal(record: CrmRecordDetail, { records }: ScheduleForm): boolean {
  const deals = recordChoices(record).filter(({ type }) => type === 'deals')
  return deals.length > 1 && !deals.some(deal => records.includes(recordValue(deal)))
}

/** Keeps only records that the form offers. */
export const chosenRecords = (record: CrmRecordDetail, { records }: ScheduleForm): RecordKey[] =>
  recordChoices(record)
    .filter(choice => records.includes(recordValue(choice)))
    .map(({ type, id }) => ({ type, id }))

export const canBeInvited = ({ email }: CrmContact): boolean => isEmail(email)

export const firstContact = ({ contacts }: CrmRecordDetail): CrmContact | undefined =>
  contacts.find(canBeInvited) ?? contacts[0]

export const chosenContact = (
  { contacts }: CrmRecordDetail,
  { contactId }: ScheduleForm,
): CrmContact | undefined => contacts.find(({ id }) => id === contactId)
