import { z } from 'zod'

/* What deliveries to Slack store of the messages that they posted, by the kind of their target. */

export const postedRefs = z.object({ channel: z.string(), ts: z.string() })

const toldPost = z.object({
  ...postedRefs.shape,
  /** The revision that it was posted with: what came before needs no word. */
  since: z.number().optional(),
})
/** Where a person's message stands. */
export type SentPost = z.infer<typeof toldPost>

/** `slack-message`: one message per person, by the user's id. */
export const toldRefs = z.object({
  posts: z.record(z.string(), toldPost).default({}),
  /** What the CRM held of the meeting when it was shown. */
  crm: z.string().optional(),
})

/** `slack-channel` */
export const channelRefs = z.object({ posted: postedRefs.optional() })

/** `slack-outcome`: epoch ms. */
export const askedRefs = z.object({ askedAt: z.number() })

/** `slack-logged`: what each message says, by its channel and time. */
export const loggedRefs = z.object({ said: z.record(z.string(), z.unknown()) })
