import { ChatRefusal, callChat } from './call-chat.ts'
import { openChatSession, type Visit } from './chat-session.ts'
import { type ChatState, initialState, type Unsent } from './chat-state.ts'
import { type Follower, followEvents } from './follow-events.ts'
import type { ShownEvent, Snapshot } from './shown-event.ts'
import {
  addEvents,
  addSnapshot,
  emptyTranscript,
  isClosed,
  linesOf,
  liveSeq,
} from './transcript.ts'

interface Parts {
  key: string
  consentMode: 'none' | 'notice' | 'ask'
  /** Said when too much was written and the server gave no words. */
  limitedText: string
  onChange(state: ChatState): void
  /** To keep for the next visit; undefined: to drop. */
  onToken(token: string | undefined): void
  onEvent(name: string, detail?: unknown): void
}

const unreachableMs = 8_000
/** A stream may live on while requests fail, so its news is not waited for. */
const resendMs = 3_000
const typingShownMs = 6_000
const typingEveryMs = 3_000

const makeId = () => crypto.randomUUID()

/** The visitor's side of one conversation: sends, follows, and holds what the panel shows. */
export class ChatClient {
  state: ChatState = initialState
  readonly #parts: Parts
  #visit: Visit
  #token: string | undefined
  #follower: Follower | undefined
  #opening: Promise<void> | undefined
  #sending: Promise<void> = Promise.resolve()
  #unreachableTimer: ReturnType<typeof setTimeout> | undefined
  #resendTimer: ReturnType<typeof setTimeout> | undefined
  #typingTimer: ReturnType<typeof setTimeout> | undefined
  #typedAt = 0
  #press: { press: string; clientId: string } | undefined

  constructor(parts: Parts, { visit, token }: { visit: Visit; token: string | undefined }) {
    this.#parts = parts
    this.#visit = visit
    this.#token = token
  }

  #set(changes: Partial<ChatState>): void {
    this.state = { ...this.state, ...changes }
    this.#parts.onChange(this.state)
  }

  /** The visitor opened the panel. */
  open(): void {
    const mustAsk = this.#parts.consentMode === 'ask' && !this.#visit.consent && !this.#token
    this.#set({ isOpen: true, asksConsent: mustAsk })
    if (!mustAsk) this.connect()
    this.#markSeen()
  }

  close(): void {
    this.#set({ isOpen: false })
  }

  /** Opens the session if there is none, or tries again at once. */
  connect(): void {
    this.#follower?.wake()
    if (this.#follower) return
    this.#setReached(false)
    this.#opening ??= this.resync()
      .then(() => this.#follow())
      .catch(error => this.#failOpening(error))
      .finally(() => {
        this.#opening = undefined
      })
  }

  #failOpening(error: unknown): void {
    const notice = error instanceof ChatRefusal ? error.detail : undefined
    clearTimeout(this.#unreachableTimer)
    this.#set({ connection: 'unreachable', notice })
    this.#parts.onEvent('error', { code: 'unreachable' })
  }

  /** Reads the whole conversation anew. */
  async resync(): Promise<void> {
    const { token, snapshot } = await openChatSession({
      key: this.#parts.key,
      visit: this.#visit,
      resume: this.#token,
    })
    const isNew = token !== this.#token
    this.#token = token
    this.#show(snapshot)
    if (isNew) this.#offerToken()
  }

  #show(snapshot: Snapshot): void {
    const isFirst = this.state.transcript === emptyTranscript
    this.#take(addSnapshot(this.state.transcript, snapshot))
    const { seenSeq } = snapshot
    this.#set({ isOnline: snapshot.isOnline, seenSeq: Math.max(this.state.seenSeq, seenSeq) })
    this.#setReached(true)
    if (isFirst && snapshot.events.length <= 1) this.#parts.onEvent('conversation_started')
    this.#markSeen()
  }

  #take(transcript: ChatState['transcript']): void {
    const confirmed = new Set(transcript.events.map(({ clientId }) => clientId))
    const unsent = this.state.unsent.filter(({ clientId }) => !confirmed.has(clientId))
    const before = this.state.transcript.events.length
    this.#set({
      transcript,
      unsent,
      ...(transcript.events.length > before ? { isTyping: false } : {}),
    })
  }

  #onEvents(events: readonly ShownEvent[], readUpTo?: number): void {
    this.#take(addEvents(this.state.transcript, events, readUpTo))
    for (const { kind, from } of events) {
      if (kind === 'joined') this.#parts.onEvent('human_joined')
      else if (kind === 'message' && from !== 'visitor') this.#parts.onEvent('message_received')
    }
    this.#markSeen()
  }

  #follow(): void {
    this.#follower ??= followEvents({
      token: () => this.#token,
      lastSeq: () => this.state.transcript.lastSeq,
      onEvents: (events, lastSeq) => this.#onEvents(events, lastSeq),
      onSnapshot: snapshot => this.#show(snapshot),
      onTyping: () => this.#showTyping(),
      onReached: isReached => this.#setReached(isReached),
      resync: () => this.resync(),
    })
  }

  #showTyping(): void {
    clearTimeout(this.#typingTimer)
    this.#typingTimer = setTimeout(() => this.#set({ isTyping: false }), typingShownMs)
    this.#set({ isTyping: true })
  }

  #setReached(isReached: boolean): void {
    if (isReached) {
      clearTimeout(this.#unreachableTimer)
      this.#unreachableTimer = undefined
      if (this.state.connection !== 'connected') this.#set({ connection: 'connected' })
      this.#resend()
      return
    }
    if (this.#unreachableTimer) return
    const isFirst = this.state.transcript === emptyTranscript
    this.#set({ connection: isFirst ? 'connecting' : 'reconnecting' })
    this.#unreachableTimer = setTimeout(
      () => this.#set({ connection: 'unreachable' }),
      unreachableMs,
    )
  }

  /** What the visitor wrote while the connection was down goes out by itself. */
  #resend(): void {
    for (const { clientId, fault } of this.state.unsent)
      if (fault === 'unreached') this.retry(clientId)
  }

  /** The device keeps the session once the visitor has written or agreed, and never against their will. */
  #offerToken(): void {
    const { consent } = this.#visit
    const hasWritten = this.state.transcript.events.some(({ from }) => from === 'visitor')
    if (consent === 'granted' || (hasWritten && consent !== 'denied'))
      this.#parts.onToken(this.#token)
  }

  write(text: string): void {
    const written = text.trim()
    if (!written) return
    const clientId = makeId()
    const unsent = [...this.state.unsent, { clientId, text: written, fault: undefined }]
    this.#set({ draft: '', notice: undefined, unsent })
    this.#queue({ path: 'messages', body: { clientId, text: written } }, clientId)
  }

  retry(clientId: string): void {
    const found = this.state.unsent.find(each => each.clientId === clientId)
    if (!found) return
    this.#mark(clientId, undefined)
    this.#queue({ path: 'messages', body: { clientId, text: found.text } }, clientId)
  }

  /** Presses a choice, or sends the form shown. */
  act(action: {
    action: string
    value?: string | undefined
    fields?: Record<string, string>
  }): void {
    if (this.state.isActing) return
    const answered = liveSeq(linesOf(this.state.transcript)) ?? 0
    this.#set({ isActing: true, notice: undefined, answeredSeq: answered })
    if (action.action === 'pick') this.#parts.onEvent('slot_selected', { start: action.value })
    // The same press once more after a lost answer has the same id, so it counts once.
    const press = JSON.stringify({ ...action, answered })
    if (press !== this.#press?.press) this.#press = { press, clientId: makeId() }
    const { clientId } = this.#press
    this.#queue({ path: 'actions', body: { clientId, ...action } })
  }

  #mark(clientId: string, fault: Unsent['fault']): void {
    this.#set({
      unsent: this.state.unsent.map(each =>
        each.clientId === clientId ? { ...each, fault } : each,
      ),
    })
  }

  /** One after the other, so that messages arrive in the order of writing. */
  #queue(call: { path: string; body: object }, clientId?: string): void {
    this.#sending = this.#sending
      .then(() => this.#send(call))
      .catch(error => this.#failSending(error, clientId))
      .then(() => this.#set({ isActing: false }))
  }

  async #send(call: { path: string; body: object }): Promise<void> {
    const wasClosed = isClosed(linesOf(this.state.transcript))
    const post = () => callChat({ ...call, token: this.#token })
    const answer = await post().catch(async error => {
      if (!(error instanceof ChatRefusal) || error.status !== 401) throw error
      await this.resync()
      return post()
    })
    const { conversationId }: { conversationId?: string } = await answer.json()
    this.#press = undefined
    this.#setReached(true)
    this.#set({ notice: undefined })
    if (this.#visit.consent !== 'denied') this.#parts.onToken(this.#token)
    // A closed conversation is followed by another, whose events are counted from 1.
    if (wasClosed || conversationId) await this.resync()
    this.#follower?.hurry()
  }

  #failSending(error: unknown, clientId: string | undefined): void {
    const isLimited = error instanceof ChatRefusal && error.status === 429
    const detail = error instanceof ChatRefusal ? error.detail : undefined
    const found = this.state.unsent.find(each => each.clientId === clientId)
    if (isLimited && found) {
      const unsent = this.state.unsent.filter(each => each !== found)
      const draft = [found.text, this.state.draft].filter(Boolean).join('\n')
      this.#set({ unsent, draft })
    } else if (clientId)
      this.#mark(clientId, error instanceof ChatRefusal ? 'refused' : 'unreached')
    if (!clientId) this.#set({ answeredSeq: 0 })
    this.#set({ notice: detail ?? (isLimited ? this.#parts.limitedText : undefined) })
    if (error instanceof ChatRefusal) return
    this.#setReached(false)
    clearTimeout(this.#resendTimer)
    this.#resendTimer = setTimeout(() => this.#resend(), resendMs)
  }

  setDraft(draft: string): void {
    this.#set({ draft })
    const now = Date.now()
    if (!draft || now - this.#typedAt < typingEveryMs || !this.#token) return
    this.#typedAt = now
    this.#hint('typing', {})
  }

  /** A hint that may get lost: the next one makes up for it. */
  #hint(path: string, body: object): void {
    callChat({ path, token: this.#token, body }).catch(() => undefined)
  }

  #markSeen(): void {
    const { isOpen, transcript, seenSeq } = this.state
    const last = transcript.events.at(-1)?.seq ?? 0
    if (!isOpen || document.hidden || last <= seenSeq) return
    this.#set({ seenSeq: last })
    this.#hint('seen', { seq: last })
  }

  setPage(page: Visit['page']): void {
    this.#visit = { ...this.#visit, page }
  }

  setConsent(consent: Visit['consent']): void {
    const isAsked = this.state.asksConsent
    this.#visit = { ...this.#visit, consent }
    this.#set({ asksConsent: false })
    if (this.#token) {
      if (consent) this.#hint('consent', { consent })
      this.#parts.onToken(consent === 'granted' ? this.#token : undefined)
    } else if (isAsked && this.state.isOpen) this.connect()
  }

  /** Who the visitor is, signed by the website. Another person gets their own conversation. */
  async identify(identity: string): Promise<void> {
    this.#visit = { ...this.#visit, identity }
    if (this.#token) await this.resync().catch(error => this.#failOpening(error))
  }

  /** Ends the session here and on the server; `forget` also erases what was written. */
  async end(path: 'shutdown' | 'forget'): Promise<void> {
    this.#follower?.stop()
    this.#follower = undefined
    clearTimeout(this.#resendTimer)
    clearTimeout(this.#unreachableTimer)
    const token = this.#token
    this.#token = undefined
    this.state = initialState
    this.#parts.onChange(this.state)
    this.#parts.onToken(undefined)
    try {
      if (token) await callChat({ path, token, body: {} })
    } finally {
      this.#parts.onEvent('ended')
    }
  }

  /** Free starts of a month of what is being booked. */
  async loadSlots(from: string, until: string): Promise<MonthSlots> {
    return (
      await callChat({ path: `slots?from=${from}&until=${until}`, token: this.#token })
    ).json()
  }
}

export interface MonthSlots {
  days: readonly { date: string; starts: readonly { at: string; label: string }[] }[]
  timeZone: string
}
