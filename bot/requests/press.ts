import type { SlackMessage } from '../blocks/text.ts'
import type { Acknowledged } from './request-context.ts'

/** A button press or a choice, in a message, a modal or App Home. */
export interface Press extends Acknowledged {
  actionId: string
  /** Value of the button or of the chosen option; '' without one, or if several were chosen. */
  value: string
  /** All chosen options, such as those of checkboxes. */
  values: readonly string[]
  /** Opens one modal within three seconds. */
  triggerId: string
  /** '' outside messages. */
  responseUrl: string
  /** The message with the button; undefined elsewhere. */
  message: { channel: string; ts: string; threadTs: string | undefined } | undefined
  /** The conversation of the press, also for a message that only one person sees; undefined elsewhere. */
  channelId: string | undefined
  threadTs: string | undefined
  /** The modal or App Home with the button; undefined elsewhere. */
  view: { type: string; id: string; metadata: string; callbackId: string } | undefined
  /**
   * Replaces the message with the button, or the content of the modal. `reply` shows something only to the
   * person.
   */
  replace(message: SlackMessage): Promise<unknown>
  /** Posts for everyone in the conversation; from a modal, in the conversation it was opened from. */
  post(message: SlackMessage): Promise<unknown>
}
