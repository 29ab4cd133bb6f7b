import type { Knex } from 'knex'
import { listLastSeqs } from './conversations.ts'
import { ListenConnection } from './listen-connection.ts'

const channel = 'meet_chat'
/** Changes within this time leave together. */
const coalesceMs = 25
/** A lost notification delays a message by this at most. */
const safetyMs = 3_000
/** Postgres takes 8,000 bytes; an id has 36. */
const maxIds = 180

interface ChannelLog {
  warn(facts: object, message: string): void
}

/** Tells processes that a conversation has new events. What they are is read from the log. */
export interface ChatChannel {
  /** Called after the commit. Never throws. */
  notify(conversationId: string): void
  /** @returns ends the listening */
  listen(conversationId: string, follower: Follower): () => void
  stop(): Promise<void>
}

interface Follower {
  /** There may be new events; may be called without any. */
  onChange(): void
  /** This process stops. */
  onStop(): void
}

interface ChannelParts {
  db: Knex
  url: string
  log: ChannelLog
  /** Between two looks. */
  safetyMs?: number
}

/** One channel for all processes on a database, by NOTIFY, with a look at the conversations as a safety net. */
export class PostgresChatChannel implements ChatChannel {
  private readonly followers = new Map<string, Set<Follower>>()
  private readonly lastSeqs = new Map<string, number>()
  private readonly pending = new Set<string>()
  private connection: ListenConnection | undefined
  private flushTimer: NodeJS.Timeout | undefined
  private safetyTimer: NodeJS.Timeout | undefined
  private readonly parts: ChannelParts

  constructor(parts: ChannelParts) {
    this.parts = parts
  }

  notify(conversationId: string): void {
    this.wake(conversationId)
    this.pending.add(conversationId)
    this.flushTimer ??= setTimeout(() => void this.flush(), coalesceMs)
  }

  listen(conversationId: string, follower: Follower): () => void {
    const present = this.followers.get(conversationId) ?? new Set()
    present.add(follower)
    this.followers.set(conversationId, present)
    this.connect()
    return () => {
      present.delete(follower)
      if (present.size > 0) return
      this.followers.delete(conversationId)
      this.lastSeqs.delete(conversationId)
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.safetyTimer)
    for (const followers of this.followers.values())
      for (const follower of [...followers]) follower.onStop()
    if (this.flushTimer) await this.flush()
    await this.connection?.stop()
  }

  /** Nothing listens before somebody follows a conversation here. */
  private connect(): void {
    if (this.connection) return
    const { url, log } = this.parts
    const onMessage = (payload: string) => {
      for (const id of payload.split(',')) this.wake(id)
    }
    this.connection = new ListenConnection({ url, channel, log, onMessage })
    this.connection.start()
    this.lookLater()
  }

  private wake(conversationId: string): void {
    for (const follower of this.followers.get(conversationId) ?? []) follower.onChange()
  }

  private async flush(): Promise<void> {
    clearTimeout(this.flushTimer)
    this.flushTimer = undefined
    const ids = [...this.pending]
    this.pending.clear()
    try {
      for (let from = 0; from < ids.length; from += maxIds)
        await this.parts.db.raw('select pg_notify(?, ?)', [
          channel,
          ids.slice(from, from + maxIds).join(','),
        ])
    } catch (error) {
      this.parts.log.warn(
        { err: error },
        'Other processes learn of chat messages some seconds later',
      )
    }
  }

  private lookLater(): void {
    this.safetyTimer = setTimeout(() => void this.look(), this.parts.safetyMs ?? safetyMs)
    this.safetyTimer.unref()
  }

  private async look(): Promise<void> {
    try {
      for (const { id, lastSeq } of await listLastSeqs(this.parts.db, [...this.followers.keys()])) {
        if (this.lastSeqs.get(id) !== lastSeq) this.wake(id)
        this.lastSeqs.set(id, lastSeq)
      }
    } catch (error) {
      this.parts.log.warn({ err: error }, 'Chats could not be looked at; this is tried again')
    }
    this.lookLater()
  }
}
