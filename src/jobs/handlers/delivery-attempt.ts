import type { ServiceContext } from '../../services/context.ts'
import type { Served } from '../../services/outages.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { DeliveryTarget } from '../delivery-target.ts'

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
