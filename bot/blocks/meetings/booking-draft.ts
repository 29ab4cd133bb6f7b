import { z } from 'zod'
import { emailSchema } from '../../../src/text/email-schema.ts'
import { inButton } from '../button-value.ts'
import { instant } from '../instant-shape.ts'

/**
 * A meeting before it is booked. The buttons of its preview carry it, so that a preview needs no database row
 * and survives a restart.
 */
const draftShape = z.object({
  id: z.string().min(8).max(40),
  hostId: z.uuid(),
  email: emailSchema,
  name: z.string().max(100),
  company: z.string().max(100).optional(),
  /** Id of the CRM contact, if a person chose among several with this address. */
  contactId: z.string().max(100).optional(),
  pageId: z.uuid().optional(),
  title: z.string().max(100),
  durationMinutes: z.int().min(5).max(1440),
  startsAt: instant,
  guestZone: z.string().max(60).optional(),
  note: z.string().max(500),
  /** Whether to book over busy times. Allowed only for the rep's own time. */
  isAnyway: z.boolean(),
})

export type BookingDraft = z.infer<typeof draftShape>

export const encodeBookingDraft = (draft: BookingDraft): string => inButton(draft)

/** Undefined for a button of another version of this app. */
export function decodeBookingDraft(value: string): BookingDraft | undefined {
  try {
    return draftShape.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}
