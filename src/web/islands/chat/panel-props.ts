import type { ChatClient } from './chat-client.ts'
import type { ChatState } from './chat-state.ts'
import type { PanelCopy } from './panel-facts.ts'

/** What every part of the panel needs. */
export interface PanelProps {
  client: ChatClient
  state: ChatState
  copy: PanelCopy
  locale: 'en' | 'pl' | 'it'
  pageUrl: string
}
