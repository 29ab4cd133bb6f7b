/** The simulated Slack as one person sees and uses it. Ids have Slack's format. */

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
  /** `#general`, or the bot's name for a person's own conversation with it. */
  name: string
  isDirect: boolean
}

/** Block Kit as sent, not parsed. */
export type DeskBlock = Readonly<Record<string, unknown>> & { type: string; block_id?: string }

export interface DeskReaction {
  /** Without colons. */
  name: string
  count: number
}

export interface DeskMessage {
  /** Unique within its conversation. */
  ts: string
  authorName: string
  isFromBot: boolean
  /** Only the current person sees it. */
  isEphemeral: boolean
  isEdited: boolean
  text: string
  blocks: readonly DeskBlock[]
  /** Previews of our links. */
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
  /** Messages next to fields, by block id. */
  errors: Readonly<Record<string, string>>
  /** Values so far. */
  filled: FilledState
}

/** The place of a pressed element. */
export type DeskPlace =
  | { kind: 'message'; conversationId: string; ts: string }
  | { kind: 'view'; viewId: string }

/** An action on an element in Slack's format: `{type: 'button', action_id, block_id, value}` and the like. */
export type DeskAction = Readonly<Record<string, unknown>> & { type: string; action_id: string }

/** By block id, then action id, as in a view's state. */
export type FilledState = Readonly<Record<string, Readonly<Record<string, object>>>>

export interface DeskOption {
  text: string
  value: string
}

export interface DeskShortcut {
  callbackId: string
  /** The message of a message shortcut; undefined for a global one. */
  message?: { conversationId: string; ts: string }
}

/** Actions of people never throw: failures are shown as Slack shows them. */
export interface SlackDesk {
  /** Users of the workspace and a few guests. */
  listPeople(): Promise<DeskPerson[]>
  listConversations(personId: string): Promise<DeskConversation[]>
  /** Oldest first. */
  listMessages(personId: string, conversationId: string): Promise<DeskMessage[]>
  /** The top modal; undefined if none is open. */
  findModal(personId: string): DeskView | undefined
  findHome(personId: string): DeskView | undefined
  /** Increases with each change. */
  readonly version: number
  /** Resolves after a moment without changes and once `isShown` is met, at most after a few seconds. */
  settled(isShown?: () => boolean): Promise<void>

  /** A command if it begins with a slash, else a message. */
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
  /** The options of a menu that the bot fills, for a typed text. */
  suggest(
    personId: string,
    menu: { place: DeskPlace; actionId: string; blockId: string; text: string },
  ): Promise<DeskOption[]>
}
