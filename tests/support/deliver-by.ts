import type { DeliveryAdapter, DeliveryInput } from '../../src/jobs/delivery-adapter.ts'
import { type DeliveryTarget, parseTarget } from '../../src/model/delivery-target.ts'

/** Parses a stored target. */
export function targetOf(text: string): DeliveryTarget {
  const target = parseTarget(text)
  if (target.kind === 'unknown') throw new Error(`No target is stored as "${text}"`)
  return target
}

type Delivered = ReturnType<DeliveryAdapter['deliver']>

/** Delivers with the target's adapter, as the worker does. `text` is the stored target. */
export function deliverBy(
  adapters: readonly DeliveryAdapter[],
  text: string,
  input: Partial<Omit<DeliveryInput, 'target'>>,
): Delivered {
  const target = targetOf(text)
  const adapter = adapters.find(({ kind }) => kind === target.kind)
  if (!adapter) throw new Error(`Nobody delivers to "${text}"`)
  const blank = { events: [], refs: undefined, deliveredRevision: undefined, attempt: 1 }
  return adapter.deliver({ ...blank, ...input, target })
}
