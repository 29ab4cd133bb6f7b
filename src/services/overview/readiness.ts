import { countDeliveriesByState } from '../../store/deliveries/delivery-ledger.ts'
import type { ServiceContext } from '../context.ts'

type Reading = Pick<ServiceContext, 'db'>

/** Throws if the database does not answer. */
export async function assertDatabaseAnswers({ db }: Reading): Promise<void> {
  await db.raw('select 1')
}

/** Number of deliveries per state. Reads the whole table. */
export const countDeliveries = ({ db }: Reading): Promise<ReadonlyMap<string, number>> =>
  countDeliveriesByState(db)
