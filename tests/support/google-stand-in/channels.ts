import { invalid, notFound } from './refusal.ts'

interface Channel {
  id: string
  token: string | undefined
  address: string
  calendarId: string
  resourceId: string
  resourceUri: string
  expiration: number
  messages: number
}

export interface WatchRequest {
  id?: string
  token?: string
  type?: string
  address?: string
  expiration?: string
  params?: Record<string, string>
}

/** A push that was sent. */
export interface Push {
  url: string
  headers: Record<string, string>
  /** Status of the receiver's answer; 0 if there was none. */
  status: number | undefined
}

const weekMs = 7 * 24 * 3_600_000

const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Webhooks and their pushes. Pushes are only sent to loopback. */
export class Channels {
  readonly open = new Map<string, Channel>()
  readonly sent: Push[] = []
  pushes = true
  /** Replaces the origin of all channels. */
  pushOrigin: string | undefined
  readonly #now: () => number
  readonly #usedIds = new Set<string>()
  readonly #pending = new Set<Promise<void>>()
  readonly #dirty = new Set<string>()

  constructor(now: () => number) {
    this.#now = now
  }

  watch(calendarId: string, resourceUri: string, wish: WatchRequest): unknown {
    const { id = '', address = '', token } = wish
    if (wish.type !== 'web_hook') throw invalid('Unknown channel type.', 'channelTypeInvalid')
    if (!/^[\w\-+/=]{1,64}$/.test(id)) throw invalid('Invalid channel id.', 'channelIdInvalid')
    if (this.#usedIds.has(id)) throw invalid(`Channel id ${id} not unique`, 'channelIdNotUnique')
    const url = URL.parse(address)
    if (!url || (url.protocol !== 'https:' && !isLoopback(url)))
      throw invalid('WebHook callback must be HTTPS', 'push.webhookUrlNotHttps')
    const ttl = wish.params?.ttl ? Number(wish.params.ttl) * 1000 : weekMs
    const asked = wish.expiration ? Number(wish.expiration) : this.#now() + ttl
    const expiration = Math.min(asked, this.#now() + weekMs)
    const resourceId = Buffer.from(calendarId).toString('base64url')
    const channel = {
      id,
      token,
      address,
      calendarId,
      resourceId,
      resourceUri,
      expiration,
      messages: 0,
    }
    this.#usedIds.add(id)
    this.open.set(id, channel)
    this.#run(async () => {
      await new Promise(resolve => setImmediate(resolve))
      await this.#push(channel, 'sync')
    })
    const kind = 'api#channel'
    return { kind, id, resourceId, resourceUri, token, expiration: String(expiration) }
  }

  stop({ id = '', resourceId }: { id?: string; resourceId?: string }): void {
    if (this.open.get(id)?.resourceId !== resourceId) throw notFound()
    this.open.delete(id)
  }

  /** Simultaneous changes share one push. */
  tell(calendarId: string): void {
    if (this.#dirty.has(calendarId)) return
    this.#dirty.add(calendarId)
    this.#run(async () => {
      await Promise.resolve()
      this.#dirty.delete(calendarId)
      const watching = [...this.open.values()].filter(
        channel => channel.calendarId === calendarId && channel.expiration > this.#now(),
      )
      await Promise.all(watching.map(channel => this.#push(channel, 'exists')))
    })
  }

  /** Repeats the last pushes, newest first. */
  pushAgain(count: number): void {
    for (const { url, headers } of this.sent.slice(-count).reverse())
      this.#run(() => this.#send({ url, headers, status: undefined }))
  }

  async settle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }

  #run(work: () => Promise<void>): void {
    const running = work().finally(() => this.#pending.delete(running))
    this.#pending.add(running)
  }

  async #push(channel: Channel, resourceState: string): Promise<void> {
    if (!this.pushes) return
    channel.messages += 1
    const headers = {
      'X-Goog-Channel-ID': channel.id,
      ...(channel.token !== undefined && { 'X-Goog-Channel-Token': channel.token }),
      'X-Goog-Channel-Expiration': new Date(channel.expiration).toUTCString(),
      'X-Goog-Resource-ID': channel.resourceId,
      'X-Goog-Resource-URI': channel.resourceUri,
      'X-Goog-Resource-State': resourceState,
      'X-Goog-Message-Number': String(channel.messages),
    }
    const { pathname, search, origin } = new URL(channel.address)
    const url = new URL(pathname + search, this.pushOrigin ?? origin).href
    await this.#send({ url, headers, status: undefined })
  }

  async #send(push: Push): Promise<void> {
    this.sent.push(push)
    if (!isLoopback(new URL(push.url))) return
    try {
      const { status } = await fetch(push.url, {
        method: 'POST',
        headers: push.headers,
        signal: AbortSignal.timeout(5_000),
      })
      push.status = status
    } catch {
      push.status = 0
    }
  }
}
