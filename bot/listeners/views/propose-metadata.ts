import { z } from 'zod'
import { instant } from '../../blocks/instant-shape.ts'
import { type Draft, draftShape } from '../../blocks/proposals/proposal-draft.ts'
import { readCarried } from '../../blocks/read-carried.ts'

const proposeShape = z.object({
  responseUrl: z.url().optional(),
  slots: z.array(instant).max(5).optional(),
  again: z.uuid().optional(),
  moves: z.uuid().optional(),
})

const adjustShape = z.object({ responseUrl: z.url().optional(), draft: draftShape })

/** Metadata of the Propose form. */
export const readProposeMetadata = (metadata: string): z.infer<typeof proposeShape> =>
  readCarried(proposeShape, metadata)

/** Metadata of the form with single times. */
export const readAdjustMetadata = (
  metadata: string,
): { responseUrl?: string | undefined; draft: Draft } => readCarried(adjustShape, metadata)
