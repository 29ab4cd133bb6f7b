import type { SlackMessage } from '../blocks/text.ts'
import type { Acknowledged } from './request-context.ts'

/** A button pressed or a choice made, in a message, a modal or on App Home. */
export interface Press extends Acknowledged {
  actionId: string
  /** The button's value or the chosen option's; '' where there is none, or where several were chosen. */
  value: string
  /** All chosen options, of checkboxes and the like. */
  values: readonly string[]
  /** Opens one modal within three seconds. */
  triggerId: string
  /** '' outside messages. */
  responseUrl: string
  /** The message it stood in; undefined elsewhere. */
  message: { channel: string; ts: string; threadTs: string | undefined } | undefined
  /** The conversation it was pressed in, also where only one person sees the message; undefined elsewhere. */
  channelId: string | undefined
  threadTs: string | undefined
  /** The modal or App Home it stood in; undefined elsewhere. */
  view: { type: string; id: string; metadata: string; callbackId: string } | undefined
  /** Replaces the message with the button, or what the modal shows; `tell` shows something to the person alone. */
  replace(message: SlackMessage): Promise<unknown>
  /** For everyone in the conversation; in a modal, the one it was asked for in. */
  post(message: SlackMessage): Promise<unknown>
}
