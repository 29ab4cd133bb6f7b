import { z } from 'zod'

const place = z.object({ calendarId: z.string(), eventId: z.string() })

/** An event of ours in a calendar of ours. */
export type EventPlace = z.infer<typeof place>

/** What a delivery to a calendar holds of the event that we wrote last. */
export const eventRefs = z.object({
  calendarId: z.string().optional(),
  eventId: z.string().optional(),
  /** The calendar in the provider's own words, to know it again when it is connected anew. */
  provider: z.string().optional(),
  externalId: z.string().optional(),
  iCalUid: z.string().optional(),
  /** Where its owner opens the event. */
  webUrl: z.string().optional(),
  title: z.string().optional(),
  /** Where it still stands because the access was lost before it could be removed. */
  left: z.array(place).optional(),
  isVanished: z.boolean().optional(),
})

export type EventRefs = z.infer<typeof eventRefs>
