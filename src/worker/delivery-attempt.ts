import type { DeliveryTarget } from '../jobs/delivery-target.ts'
import type { ServiceContext } from '../services/context.ts'
import type { Served } from '../services/deliveries/outages.ts'
import type { Delivery } from '../store/deliveries/deliveries.ts'

export interface Deliverer {
  context: ServiceContext
  targets: readonly DeliveryTarget[]
  /** In [0, 1). */
  random(): number
}

/** A delivery that is being tried, and what it depends on. */
export interface Attempt {
  delivery: Delivery
  served: Served | undefined
}
