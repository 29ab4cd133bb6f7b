import type { z } from 'zod'
import type { Log } from '../../providers/log.ts'
import { findRefs } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'

/** Without the parts at which the schema found a fault; undefined where all of it is at fault. */
function withoutFaults(stored: unknown, faults: readonly unknown[]): unknown {
  if (typeof stored !== 'object' || stored === null || faults.includes(undefined)) return undefined
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !faults.includes(name)))
}

/**
 * What a delivery holds of its provider, as the last success stored it. A part that does not parse counts as absent,
 * with a line in the log: its names, never its values.
 *
 * @returns undefined where nothing is stored, or a part is missing that the schema requires
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

/** The same of one target of a meeting. */
export async function findStoredRefs<Refs>(
  context: Pick<ServiceContext, 'db' | 'log'>,
  schema: z.ZodType<Refs>,
  delivery: Parameters<typeof findRefs>[1],
): Promise<Refs | undefined> {
  return readRefs(context, schema, await findRefs(context.db, delivery))
}
