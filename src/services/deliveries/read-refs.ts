import type { z } from 'zod'
import type { Log } from '../../providers/log.ts'
import { findRefs } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'

/** Removes the parts that do not match the schema. Undefined if nothing is left. */
function withoutFaults(stored: unknown, faults: readonly unknown[]): unknown {
  if (typeof stored !== 'object' || stored === null || faults.includes(undefined)) return undefined
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !faults.includes(name)))
}

/**
 * Reads the provider's refs of a delivery, as the last success stored them. A part that does not parse counts
 * as absent, and its name is logged, but not its value.
 *
 * @returns undefined if nothing is stored, or a required part is missing
 */
export function readRefs<Refs>(
  { log }: { log: Log },
  schema: z.ZodType<Refs>,
  stored: unknown,
): Refs | undefined {
  if (stored === undefined || stored === null) return undefined
  const whole = schema.safeParse(stored)
  if (whole.success) return whole.data
  const faults = [...new Set(whole.error.issues.map(({ path }) => path[0]))]
  log.warn({ faults }, 'Stored references of a delivery cannot be read')
  return schema.safeParse(withoutFaults(stored, faults)).data
}

/** The same for one target of a meeting. */
export async function findStoredRefs<Refs>(
  context: Pick<ServiceContext, 'db' | 'log'>,
  schema: z.ZodType<Refs>,
  delivery: Parameters<typeof findRefs>[1],
): Promise<Refs | undefined> {
  return readRefs(context, schema, await findRefs(context.db, delivery))
}
