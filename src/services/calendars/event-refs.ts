import { z } from 'zod'

const eventReference = z.object({ calendarId: z.string(), eventId: z.string() })

/** An event that we wrote to a connected calendar. */
export type EventReference = z.infer<typeof eventReference>

/** The refs of a calendar delivery: the event that we wrote last. */
export const eventRefs = z.object({
  calendarId: z.string().optional(),
  eventId: z.string().optional(),
  /** The provider's own ids of the calendar, to recognize it when it is connected again. */
  provider: z.string().optional(),
  externalId: z.string().optional(),
  iCalUid: z.string().optional(),
  /** Address where its owner opens the event. */
  webUrl: z.string().optional(),
  title: z.string().optional(),
  /** Calendars where the event still exists because access was lost before it could be removed. */
  left: z.array(eventReference).optional(),
  isVanished: z.boolean().optional(),
})

export type EventRefs = z.infer<typeof eventRefs>
