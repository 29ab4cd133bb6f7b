import type { DeliveryAdapter } from '../jobs/delivery-adapter.ts'
import type { TargetKind } from '../model/delivery-target.ts'
import type { ServiceContext } from '../services/context.ts'
import type { Served } from '../services/deliveries/outages.ts'
import type { Delivery } from '../store/deliveries/delivery-rows.ts'

export interface Deliverer {
  context: ServiceContext
  adapters: ReadonlyMap<TargetKind, DeliveryAdapter>
  /** In [0, 1). */
  random(): number
}

/** A delivery that is being tried, with its context. */
export interface Attempt {
  delivery: Delivery
  served: Served | undefined
}
