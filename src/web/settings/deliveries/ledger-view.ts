import type { Request } from 'express'
import { type DeliveryChannel, deliveryChannels } from '../../../model/delivery-target.ts'
import type { DeliveryState } from '../../../services/deliveries/deliveries.ts'

export const deliveryStates: readonly DeliveryState[] = [
  'failed',
  'retrying',
  'queued',
  'delivered',
  'skipped',
]

/** Filters and page of the ledger. */
export interface LedgerView {
  state: DeliveryState | undefined
  kind: DeliveryChannel | undefined
  text: string
  /** From 1. */
  page: number
}

const maxTextLength = 100
const maxPages = 1_000

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Ignores unusable parameters. */
export function readView({ query }: Pick<Request, 'query'>): LedgerView {
  const page = Number(textOf(query.page))
  return {
    state: deliveryStates.find(one => one === query.state),
    kind: deliveryChannels.find(one => one === query.to),
    text: textOf(query.q).trim().slice(0, maxTextLength),
    page: Number.isInteger(page) && page > 0 && page <= maxPages ? page : 1,
  }
}

export const ledgerPath = '/settings/deliveries'

export function addressOf({ state, kind, text, page }: LedgerView): string {
  const query = new URLSearchParams({
    ...(state ? { state } : {}),
    ...(kind ? { to: kind } : {}),
    ...(text ? { q: text } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return query.size > 0 ? `${ledgerPath}?${query}` : ledgerPath
}
