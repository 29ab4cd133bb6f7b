import { z } from 'zod'
import { isInstant, readInstant } from '../../src/scheduling/instant.ts'

/** Epoch ms, as buttons and forms of ours carry it. */
export const instant = z.number().refine(isInstant)

/** Chosen options of a form; what is no instant of ours was made by nobody here and is left out. */
export const readInstants = (values: readonly string[] = []): number[] =>
  values.flatMap(value => readInstant(value) ?? [])
