import { z } from 'zod'
import type { CrmMeetingRefs } from '../../contract/crm-provider.ts'
import { linked } from './activity-links.ts'
import { guests } from './participants.ts'

const written = z.object({
  links: linked.optional(),
  guests,
  /** Ids of contacts that a person chose. */
  chosen: z.array(z.number()).default([]),
  ownerId: z.number().optional(),
  type: z.string().optional(),
  busy: z.boolean().optional(),
})

/** Values that we wrote besides the shared fields. They let us recognize and keep changes of colleagues. */
export type Written = z.infer<typeof written>

const nothing: Written = { guests: {}, chosen: [] }

/** Stored in the refs; only this provider reads it. */
export const writtenIn = (known: CrmMeetingRefs | undefined): Written =>
  z.object({ written }).safeParse(known).data?.written ?? nothing

export const withWritten = (refs: CrmMeetingRefs, after: Written): CrmMeetingRefs =>
  Object.assign(refs, { written: after })
