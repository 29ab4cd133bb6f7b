/** What the server sends to the panel: texts are in the visitor's language and zone. */

export interface ShownChoice {
  action: string
  value?: string
  label: string
  href?: string
  isMain?: boolean
}

export interface ShownField {
  name: string
  label: string
  type: 'text' | 'email' | 'tel' | 'select' | 'textarea' | 'checkbox' | 'zone'
  isRequired: boolean
  value?: string
  options?: readonly string[]
  error?: string
}

export interface ShownForm {
  fields: readonly ShownField[]
  submit: string
}

export interface ShownEvent {
  seq: number
  at: string
  kind: 'message' | 'edited' | 'deleted' | 'joined' | 'left' | 'booking' | 'closed' | 'status'
  from?: 'visitor' | 'bot' | 'rep'
  name?: string
  text?: string
  clientId?: string
  /** The message that was edited or deleted. */
  of?: number
  choices?: readonly ShownChoice[]
  form?: ShownForm
  canShowMonth?: boolean
}

export interface Snapshot {
  conversation: { id: string; status: 'open' | 'closed'; lead: 'bot' | 'human'; timeZone: string }
  events: readonly ShownEvent[]
  lastSeq: number
  isOnline: boolean
  pageUrl: string
  seenSeq: number
}
