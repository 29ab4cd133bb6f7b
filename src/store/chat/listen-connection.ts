import { randomUUID } from 'node:crypto'
import pg from 'pg'

interface ListenLog {
  warn(facts: object, message: string): void
}

interface Listening {
  url: string
  channel: string
  log: ListenLog
  onMessage(payload: string): void
}

const heartbeatMs = 10_000
const answerWithinMs = 5_000
const probeWithinMs = 2_000
const firstDelayMs = 1_000
const maxDelayMs = 30_000

const within = <Result>(work: Promise<Result>, ms: number): Promise<Result> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms).unref()
    }),
  ])

/**
 * A connection that only listens. It is checked every ten seconds, since a connection may be lost without a word, and
 * opened again if it is. While it is away, messages are lost: the caller looks for changes by itself.
 */
export class ListenConnection {
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private delayMs = firstDelayMs
  private isStopped = false
  private probe: { text: string; arrived(): void } | undefined
  private readonly facts: Listening

  constructor(facts: Listening) {
    this.facts = facts
  }

  start(): void {
    void this.open()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearTimeout(this.timer)
    const { client } = this
    this.client = undefined
    await client?.end().catch(() => undefined)
  }

  private async open(): Promise<void> {
    const { url, channel, log } = this.facts
    const client = new pg.Client({
      connectionString: url,
      application_name: 'parley-chat',
      keepAlive: true,
      connectionTimeoutMillis: answerWithinMs,
    })
    client.on('error', () => this.reopen(client))
    client.on('end', () => this.reopen(client))
    client.on('notification', ({ payload = '' }) => this.receive(payload))
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      this.delayMs = firstDelayMs
      await this.assertHeard(client)
    } catch (error) {
      // Stopped while it was connecting, or replaced.
      if (client !== this.client) return
      log.warn({ err: error }, 'Listening for chat messages failed; changes are looked for instead')
      return this.reopen(client)
    }
    this.checkLater(client)
  }

  private receive(payload: string): void {
    if (payload === this.probe?.text) this.probe.arrived()
    else this.facts.onMessage(payload)
  }

  /** A transaction pooler accepts LISTEN and delivers nothing. */
  private async assertHeard(client: pg.Client): Promise<void> {
    const text = `probe ${randomUUID()}`
    const heard = new Promise<void>(arrived => {
      this.probe = { text, arrived }
    })
    await client.query('select pg_notify($1, $2)', [this.facts.channel, text])
    await within(heard, probeWithinMs).catch(() => {
      this.facts.log.warn(
        {},
        'LISTEN does not work behind a transaction pooler: give the database’s direct address. Until then, chat messages arrive some seconds later',
      )
    })
    this.probe = undefined
  }

  private checkLater(client: pg.Client): void {
    if (this.isStopped || client !== this.client) return
    this.timer = setTimeout(() => void this.check(client), heartbeatMs)
    this.timer.unref()
  }

  private async check(client: pg.Client): Promise<void> {
    try {
      const { rowCount } = await within(
        client.query('select 1 from pg_listening_channels() c where c = $1', [this.facts.channel]),
        answerWithinMs,
      )
      if (rowCount === 0) return this.reopen(client)
    } catch {
      return this.reopen(client)
    }
    this.checkLater(client)
  }

  /** Each failure doubles the wait, up to half a minute. */
  private reopen(client: pg.Client): void {
    if (this.isStopped || client !== this.client) return
    this.client = undefined
    client.end().catch(() => undefined)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.open(), this.delayMs)
    this.timer.unref()
    this.delayMs = Math.min(this.delayMs * 2, maxDelayMs)
  }
}
