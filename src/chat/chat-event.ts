import type { ChatAudience, ChatAuthor } from '../model/chat.ts'
import type { ChatChoice, ChatDetails, ChatSay } from './types.ts'

export type ChatBody =
  | { kind: 'text'; text: string }
  /** A message for colleagues only. */
  | { kind: 'note'; text: string }
  | { kind: 'say'; say: ChatSay }
  /** A button that the visitor pressed. */
  | { kind: 'choice'; choice: ChatChoice }
  | { kind: 'details'; details: ChatDetails }
  | { kind: 'zone'; timeZone: string }
  | { kind: 'joined' | 'left' }
  | { kind: 'edited'; of: number; text: string }
  | { kind: 'deleted'; of: number }
  /** A message for the team, and where its answer goes. */
  | { kind: 'message-left'; text: string; email: string }
  | { kind: 'closed' }

/** A message or change in a conversation. The log of them, in the order of `seq` without gaps, is the truth. */
export interface ChatEvent {
  seq: number
  /** Given by the sender: the same id is the same event. */
  clientId: string | undefined
  audience: ChatAudience
  author: ChatAuthor
  body: ChatBody
  at: number
}

export type NewChatEvent = Omit<ChatEvent, 'seq' | 'at' | 'clientId'> & {
  clientId?: string | undefined
}
