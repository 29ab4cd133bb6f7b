import { z } from 'zod'
import type { CrmMeetingRefs } from '../../contract/crm-provider.ts'
import { guests } from './participants.ts'
import { linked } from './place.ts'

const written = z.object({
  links: linked.optional(),
  guests,
  /** Contacts chosen by hand. */
  chosen: z.array(z.number()).default([]),
  ownerId: z.number().optional(),
  type: z.string().optional(),
  busy: z.boolean().optional(),
})

/** What we wrote beside the shared fields, so that what colleagues made of it since is left alone. */
export type Written = z.infer<typeof written>

const nothing: Written = { guests: {}, chosen: [] }

/** It travels in the refs, for nobody else to read. */
export const writtenIn = (known: CrmMeetingRefs | undefined): Written =>
  z.object({ written }).safeParse(known).data?.written ?? nothing

export const withWritten = (refs: CrmMeetingRefs, after: Written): CrmMeetingRefs =>
  Object.assign(refs, { written: after })
