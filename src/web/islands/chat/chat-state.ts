import { emptyTranscript, type Transcript } from './transcript.ts'

type Connection = 'connecting' | 'connected' | 'reconnecting' | 'unreachable'

/** A message that the server has not confirmed. */
export interface Unsent {
  clientId: string
  text: string
  /** `unreached` is sent again by itself, `refused` only by the visitor. */
  fault: 'unreached' | 'refused' | undefined
}

/** All that the panel shows. Replaced as a whole at each change. */
export interface ChatState {
  connection: Connection
  isOpen: boolean
  /** The visitor must answer before anything is stored. */
  asksConsent: boolean
  transcript: Transcript
  unsent: readonly Unsent[]
  /** The text in the composer. */
  draft: string
  /** A refusal in the server's words. */
  notice: string | undefined
  isOnline: boolean
  isTyping: boolean
  seenSeq: number
  /** A pressed choice or a sent form is on its way. */
  isActing: boolean
  /** The line whose choices or form the visitor has used. */
  answeredSeq: number
}

export const initialState: ChatState = {
  connection: 'connecting',
  isOpen: false,
  asksConsent: false,
  transcript: emptyTranscript,
  unsent: [],
  draft: '',
  notice: undefined,
  isOnline: false,
  isTyping: false,
  seenSeq: 0,
  isActing: false,
  answeredSeq: 0,
}
