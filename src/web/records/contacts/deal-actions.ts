import type { CrmContactDetail, CrmRecords } from '../../../../crm/contract/crm-records.ts'
import { maxDealStageLength, maxTitleLength } from '../../../model/maximums.ts'
import { textFields } from '../../form-fields.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { isFinal, stageOf } from './deal-stage.ts'

export const maxDealLengths = { name: maxTitleLength, stage: maxDealStageLength } as const

interface OnContact {
  records: CrmRecords
  contact: CrmContactDetail
  body: unknown
}

function readDeal({ copy }: Visit, body: unknown) {
  const fields = textFields(body)
  const name = (fields.name ?? '').trim()
  const stage = stageOf(copy.records.deal.stages, fields.stage ?? '')
  const isGood =
    name !== '' &&
    name.length <= maxDealLengths.name &&
    stage !== '' &&
    stage.length <= maxDealLengths.stage
  return isGood ? { name, stage, wish: fields.do } : undefined
}

/** Returns false if the form is invalid. */
export async function addDeal(visit: Visit, { records, contact, body }: OnContact) {
  const deal = readDeal(visit, body)
  if (!deal) return false
  const { name, stage } = deal
  await records.addDeal({ contactId: contact.id, name, stage })
  return true
}

/** The stages Won and Lost close a deal. The buttons Close and Open again set the state directly. */
function isOpenAfter(before: { stage: string; isOpen: boolean }, stage: string, wish?: string) {
  if (wish === 'close') return false
  if (wish === 'reopen') return true
  return before.isOpen && !(isFinal(stage) && stage !== before.stage)
}

/** Returns false if the form is invalid. Does not change a deal that was deleted or belongs to another contact. */
export async function changeDeal(
  visit: Visit,
  { records, contact, body, dealId }: OnContact & { dealId: string },
) {
  const deal = readDeal(visit, body)
  if (!deal) return false
  const before = contact.deals.find(({ id }) => id === dealId)
  if (!before) return true
  const { name, stage, wish } = deal
  const isOpen = isOpenAfter(before, stage, wish)
  await records.changeDeal({ id: dealId, contactId: contact.id, name, stage, isOpen })
  return true
}
