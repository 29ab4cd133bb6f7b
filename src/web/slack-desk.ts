/** A small Slack to try the bot in: what a person at it sees and does. Ids are Slack's. */

export interface DeskPerson {
  id: string
  name: string
  email: string
  /** IANA. */
  timeZone: string
  /** As in Slack's preferences, `en-US`. */
  locale: string
}

export interface DeskConversation {
  id: string
  /** `#general`, or the bot's name for the person's own conversation with it. */
  name: string
  isDirect: boolean
}

/** Block Kit as it was sent, unread. */
export type DeskBlock = Readonly<Record<string, unknown>> & { type: string; block_id?: string }

export interface DeskReaction {
  /** Without its colons. */
  name: string
  count: number
}

export interface DeskMessage {
  /** Unique within its conversation. */
  ts: string
  authorName: string
  isFromBot: boolean
  /** Only the person who looks sees it. */
  isEphemeral: boolean
  isEdited: boolean
  text: string
  blocks: readonly DeskBlock[]
  /** What Slack shows below links of ours. */
  unfurls: readonly (readonly DeskBlock[])[]
  reactions: readonly DeskReaction[]
  /** Oldest first. */
  replies: readonly DeskMessage[]
}

export interface DeskView {
  id: string
  type: 'modal' | 'home'
  callbackId: string
  title: string
  submit: string | undefined
  close: string | undefined
  blocks: readonly DeskBlock[]
  /** Beside fields, by block id. */
  errors: Readonly<Record<string, string>>
  /** What was filled in so far. */
  filled: FilledState
}

/** Where something was pressed. */
export type DeskPlace =
  | { kind: 'message'; conversationId: string; ts: string }
  | { kind: 'view'; viewId: string }

/** As Slack describes what was done to an element: `{type: 'button', action_id, block_id, value}` and the like. */
export type DeskAction = Readonly<Record<string, unknown>> & { type: string; action_id: string }

/** By block id, then action id, as in a view's state. */
export type FilledState = Readonly<Record<string, Readonly<Record<string, object>>>>

export interface DeskOption {
  text: string
  value: string
}

export interface DeskShortcut {
  callbackId: string
  /** The message it was chosen on; undefined for a global one. */
  message?: { conversationId: string; ts: string }
}

/** Nothing here throws for what a person may do; what Slack would show as a failure is shown as one. */
export interface SlackDesk {
  /** Users of the workspace and a few guests. */
  listPeople(): Promise<DeskPerson[]>
  listConversations(personId: string): Promise<DeskConversation[]>
  /** Oldest first. */
  listMessages(personId: string, conversationId: string): Promise<DeskMessage[]>
  /** The modal on top; undefined where none is open. */
  findModal(personId: string): DeskView | undefined
  findHome(personId: string): DeskView | undefined
  /** Counts everything that changed. */
  readonly version: number
  /** Ends when nothing has changed for a moment, a few seconds at most. */
  settled(): Promise<void>

  /** A command where it begins with a slash, else a message. */
  type(
    personId: string,
    line: { conversationId: string; text: string; threadTs?: string },
  ): Promise<void>
  act(
    personId: string,
    act: { place: DeskPlace; action: DeskAction; state: FilledState },
  ): Promise<void>
  submit(personId: string, form: { viewId: string; state: FilledState }): Promise<void>
  close(personId: string, viewId: string): Promise<void>
  openHome(personId: string): Promise<void>
  shortcut(personId: string, shortcut: DeskShortcut): Promise<void>
  /** What a menu that the bot fills offers for a text. */
  suggest(
    personId: string,
    menu: { place: DeskPlace; actionId: string; blockId: string; text: string },
  ): Promise<DeskOption[]>
}
