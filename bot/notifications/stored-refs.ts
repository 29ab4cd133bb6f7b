import { z } from 'zod'

/* References of posted messages that deliveries to Slack store, by target kind. */

export const postedRefs = z.object({ channel: z.string(), ts: z.string() })

const sentPost = z.object({
  ...postedRefs.shape,
  /** The meeting's revision when the message was posted: earlier changes need no reply. */
  since: z.number().optional(),
})
/** Reference of a person's message. */
export type SentPost = z.infer<typeof sentPost>

/** `slack-message`: one message per person, by user id. */
export const sentRefs = z.object({
  posts: z.record(z.string(), sentPost).default({}),
  /** CRM data that the message shows. */
  crm: z.string().optional(),
})

/** `slack-channel` */
export const channelRefs = z.object({ posted: postedRefs.optional() })

/** `slack-outcome`: epoch ms. */
export const askedRefs = z.object({ askedAt: z.number() })

/** `slack-logged`: the text of each message, by channel and timestamp. */
export const loggedRefs = z.object({ texts: z.record(z.string(), z.unknown()) })
