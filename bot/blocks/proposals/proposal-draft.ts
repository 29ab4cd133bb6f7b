import { z } from 'zod'
import { emailSchema } from '../../../src/text/email-schema.ts'
import { inButton } from '../button-value.ts'
import { instant } from '../instant-shape.ts'

/**
 * A proposal before it is sent. The buttons of its preview carry it, so that a preview needs no database row
 * and survives a restart.
 */
export const draftShape = z.object({
  id: z.string().min(8).max(40),
  email: emailSchema,
  name: z.string().max(100),
  pageId: z.uuid().optional(),
  title: z.string().max(100),
  durationMinutes: z.int().min(5).max(1440),
  slots: z.array(instant).max(5),
  guestZone: z.string().max(60).optional(),
  note: z.string().max(500),
  /** The earlier proposal that this one repeats. */
  again: z.uuid().optional(),
  /** The meeting that moves to the time that the guest picks. */
  moves: z.uuid().optional(),
  /** The way of sending, if it was chosen before. */
  via: z.enum(['email', 'link']).optional(),
  /** Whether the times are kept free until the guest answers. */
  isHeld: z.boolean().optional(),
})

export type Draft = z.infer<typeof draftShape>

export const maxNoteCharacters = 500

export const encodeDraft = (draft: Draft): string => inButton(draft)

/** Undefined for a button of another version of this app. */
export function decodeDraft(value: string): Draft | undefined {
  try {
    return draftShape.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}
