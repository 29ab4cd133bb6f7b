import { z } from 'zod'
import { isInstant, readInstant } from '../../src/scheduling/instant.ts'

/** Epoch ms, as our buttons and forms store it. */
export const instant = z.number().refine(isInstant)

/** Chosen options of a form. Values that are not valid instants do not come from our forms and are dropped. */
export const readInstants = (values: readonly string[] = []): number[] =>
  values.flatMap(value => readInstant(value) ?? [])
