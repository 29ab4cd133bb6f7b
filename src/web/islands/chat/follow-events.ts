import { ChatRefusal, callChat } from './call-chat.ts'
import { readSse } from './read-sse.ts'
import type { ShownEvent, Snapshot } from './shown-event.ts'

interface Following {
  token(): string | undefined
  lastSeq(): number
  onEvents(events: readonly ShownEvent[], lastSeq?: number): void
  onSnapshot(snapshot: Snapshot): void
  onTyping(): void
  /** Whether the server answers. */
  onReached(isReached: boolean): void
  /** Opens the session again and shows its snapshot. */
  resync(): Promise<void>
}

export interface Follower {
  /** Tries again at once. */
  wake(): void
  /** News is expected: a wait between two looks ends. */
  hurry(): void
  stop(): void
}

const silenceMs = 45_000
const firstByteMs = 8_000
const hiddenMs = 5 * 60_000
const hiddenEveryMs = 30_000
const snapshotEveryMs = 3_000
const maxWaitMs = 30_000
/** After this many failures the next way is tried: stream, long poll, snapshots. */
const patience = 2

async function followStream(
  following: Following,
  { signal, onAlive }: { signal: AbortSignal; onAlive(): void },
): Promise<void> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), firstByteMs)
  try {
    const answer = await callChat({
      path: 'stream',
      token: following.token(),
      headers: { accept: 'text/event-stream', 'last-event-id': String(following.lastSeq()) },
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!answer.body) throw new TypeError('The stream has no body')
    for await (const { event, data } of readSse(answer.body as ReadableStream<BufferSource>)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), silenceMs)
      onAlive()
      following.onReached(true)
      if (event === 'event') following.onEvents([JSON.parse(data)])
      else if (event === 'snapshot') following.onSnapshot(JSON.parse(data))
      else if (event === 'typing') following.onTyping()
    }
  } finally {
    clearTimeout(timer)
  }
}

async function poll(following: Following, signal: AbortSignal): Promise<void> {
  const answer = await callChat({
    path: `poll?after=${following.lastSeq()}`,
    token: following.token(),
    signal,
  })
  const { events, lastSeq }: { events: ShownEvent[]; lastSeq: number } = await answer.json()
  following.onReached(true)
  following.onEvents(events, lastSeq)
}

/** Waits 1, 2, 4 … 30 s, a little more or less so that not everybody returns at once. */
const waitAfter = (failures: number) =>
  Math.min(maxWaitMs, 1_000 * 2 ** Math.max(0, failures - 1)) * (0.75 + Math.random() / 2)

/** Follows the conversation until stopped: by a stream, else by long polls, else by snapshots. */
export function followEvents(following: Following): Follower {
  let isStopped = false
  let failures = 0
  let hiddenSince: number | undefined
  let attempt = new AbortController()
  let endWait = () => {}

  const wait = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      endWait = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const isHiddenLong = () =>
    hiddenSince !== undefined && Date.now() - hiddenSince >= hiddenMs - 1_000

  async function once(): Promise<void> {
    const { signal } = attempt
    if (isHiddenLong()) {
      await poll(following, signal)
      await wait(hiddenEveryMs)
    } else if (failures < patience)
      await followStream(following, {
        signal,
        onAlive: () => {
          failures = 0
        },
      })
    else if (failures < 2 * patience) await poll(following, signal)
    else {
      await following.resync()
      following.onReached(true)
      await wait(snapshotEveryMs)
    }
  }
  async function run(): Promise<void> {
    while (!isStopped) {
      attempt = new AbortController()
      try {
        await once()
      } catch (error) {
        if (isStopped) return
        // The visitor sees the state. The next attempt uses another way; an ended session is opened again.
        failures =
          error instanceof ChatRefusal && error.status === 401 ? 2 * patience : failures + 1
        following.onReached(false)
        if (!attempt.signal.aborted) await wait(waitAfter(failures - 2 * patience))
      }
    }
  }
  const wake = () => {
    failures = Math.min(failures, 1)
    endWait()
  }
  const onVisible = () => {
    const wasHidden = isHiddenLong()
    hiddenSince = document.hidden ? Date.now() : undefined
    if (document.hidden) setTimeout(() => isHiddenLong() && attempt.abort(), hiddenMs)
    else if (wasHidden) wake()
  }
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    attempt.abort()
    wake()
  }
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('online', wake)
  addEventListener('pageshow', onPageShow)
  void run()
  return {
    wake,
    hurry: () => endWait(),
    stop() {
      isStopped = true
      attempt.abort()
      endWait()
      document.removeEventListener('visibilitychange', onVisible)
      removeEventListener('online', wake)
      removeEventListener('pageshow', onPageShow)
    },
  }
}
