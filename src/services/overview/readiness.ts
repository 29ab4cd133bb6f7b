import { countDeliveriesByState } from '../../store/deliveries/delivery-ledger.ts'
import type { ServiceContext } from '../context.ts'

type Reading = Pick<ServiceContext, 'db'>

/** Throws where the database does not answer. */
export async function assertDatabaseAnswers({ db }: Reading): Promise<void> {
  await db.raw('select 1')
}

/** How many deliveries are in each state. Reads the whole ledger. */
export const countDeliveries = ({ db }: Reading): Promise<ReadonlyMap<string, number>> =>
  countDeliveriesByState(db)
