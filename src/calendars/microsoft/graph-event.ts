import { z } from 'zod'

const text = z.string().nullish()
const time = z.object({ dateTime: z.string(), timeZone: z.string() }).nullish()
const person = z.object({ address: text, name: text }).nullish()

/** The fields of an event that we read; occurrences of a series have little more than their time. */
export const graphEvent = z.object({
  id: z.string(),
  '@removed': z.object({ reason: text }).optional(),
  type: text,
  seriesMasterId: text,
  iCalUId: text,
  transactionId: text,
  subject: text,
  bodyPreview: text,
  location: z.object({ displayName: text }).nullish(),
  start: time,
  end: time,
  isAllDay: z.boolean().nullish(),
  isCancelled: z.boolean().nullish(),
  showAs: text,
  sensitivity: text,
  responseStatus: z.object({ response: text }).nullish(),
  organizer: z.object({ emailAddress: person }).nullish(),
  attendees: z
    .array(
      z.object({
        type: text,
        emailAddress: person,
        status: z.object({ response: text }).nullish(),
      }),
    )
    .nullish(),
  isOnlineMeeting: z.boolean().nullish(),
  webLink: text,
  onlineMeeting: z.object({ joinUrl: text }).nullish(),
})
export type GraphEvent = z.infer<typeof graphEvent>

export const graphCalendar = z.object({
  id: z.string(),
  name: text,
  canEdit: z.boolean().nullish(),
  isDefaultCalendar: z.boolean().nullish(),
  owner: person,
  allowedOnlineMeetingProviders: z.array(z.string()).nullish(),
})

/** A page of any list. */
export const graphPage = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})
export type GraphPage = z.infer<typeof graphPage>
export type GraphCalendar = z.infer<typeof graphCalendar>
