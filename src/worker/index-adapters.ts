import type { DeliveryAdapter } from '../jobs/delivery-adapter.ts'
import type { TargetKind } from '../model/delivery-target.ts'

/** Adapters by the kind of target they serve. Throws if two serve the same kind. */
export function indexAdapters(
  adapters: readonly DeliveryAdapter[],
): ReadonlyMap<TargetKind, DeliveryAdapter> {
  const byKind = new Map<TargetKind, DeliveryAdapter>()
  for (const adapter of adapters) {
    if (byKind.has(adapter.kind)) throw new Error(`Two adapters serve "${adapter.kind}"`)
    byKind.set(adapter.kind, adapter)
  }
  return byKind
}
