import type { Knex } from 'knex'

export const acme = { id: 'd-1', name: 'Acme pilot' }
export const renewal = { id: 'd-2', name: 'Renewal <!channel> *now*' }

/** Stores several open deals, none of them chosen, as if the CRM had returned them. */
export async function knowOpenDeals(
  db: Knex,
  meetingId: string,
  openDeals: readonly { id: string; name: string }[] = [acme, renewal],
  placed: readonly { type: string; id: string }[] = [],
): Promise<void> {
  const refs = {
    contactId: 'c-1',
    engagementId: 'e-1',
    contactUrl: 'https://crm.test/c-1',
    engagementUrl: 'https://crm.test/e-1',
    openDeals,
    placed,
  }
  await db('deliveries')
    .where({ meeting_id: meetingId, target: 'crm' })
    .update({ refs: JSON.stringify(refs) })
}
