import { Refusal, refused } from './refusal.ts'

const waitMs = 10_000
const token = 'Validation: Testing client application reachability for subscription + id'

const unreachable = (why: string) =>
  refused(400, 'ValidationError', `Subscription validation request failed: ${why}`)

/** Asks an address to return a token as plain text. */
export async function validateAddress(address: string): Promise<void> {
  const url = new URL(address)
  url.searchParams.set('validationToken', token)
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  try {
    const options = { method: 'POST', headers, signal: AbortSignal.timeout(waitMs) }
    const answer = await fetch(url, options)
    const isPlain = answer.headers.get('content-type')?.startsWith('text/plain')
    if (answer.status !== 200 || !isPlain) throw unreachable(`status ${answer.status}`)
    if ((await answer.text()) !== token) throw unreachable('another token')
  } catch (error) {
    throw error instanceof Refusal ? error : unreachable(String(error))
  }
}

/** Notifications on their way to subscribers. */
export class Pushes {
  /** Status of the subscriber's answer; 0 if the connection failed. */
  readonly answers: { url: string; status: number }[] = []
  readonly #pending = new Set<Promise<void>>()
  #last: { url: string; body: unknown } | undefined

  /** Repeats the last notification. */
  pushAgain(times = 1): void {
    const last = this.#last
    for (let index = 0; last && index < times; index += 1) this.send(last.url, last.body)
  }

  async settlePushes(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }

  protected sendChange(url: string, body: unknown): void {
    this.#last = { url, body }
    this.send(url, body)
  }

  protected send(url: string, body: unknown): void {
    const sending = this.#post(url, body).then(status => {
      this.answers.push({ url, status })
      this.#pending.delete(sending)
    })
    this.#pending.add(sending)
  }

  async #post(url: string, body: unknown): Promise<number> {
    const headers = { 'content-type': 'application/json' }
    const signal = AbortSignal.timeout(waitMs)
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        signal,
      })
      await answer.body?.cancel()
      return answer.status
    } catch {
      return 0
    }
  }
}
