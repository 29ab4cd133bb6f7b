interface Reads {
  running: Promise<unknown>
  /** Starts after the running read. All requests that arrive meanwhile share it. */
  next: Promise<unknown> | undefined
}

/**
 * Lets concurrent requests with the same question share one read, because each read costs a search. A request
 * that arrives during a read waits for the next one, so nothing is cached and nothing has to be invalidated.
 * Results are shared, so callers must not change them.
 *
 * @param key identifies the question
 */
type ShareRead = <T>(key: string, read: () => Promise<T>) => Promise<T>

function createShareRead(): ShareRead {
  const reads = new Map<string, Reads>()

  function begin<T>(key: string, read: () => Promise<T>): Promise<T> {
    const running = read()
    const entry: Reads = { running, next: undefined }
    reads.set(key, entry)
    const end = () => {
      if (reads.get(key) === entry && entry.next === undefined) reads.delete(key)
    }
    running.then(end, end)
    return running
  }

  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const entry = reads.get(key)
    if (entry === undefined) return begin(key, read)
    const after = () => begin(key, read)
    entry.next ??= entry.running.then(after, after)
    return entry.next as Promise<T>
  }
}

const ofContexts = new WeakMap<object, ShareRead>()

/** Shared reads of all users of this connection pool. */
export function sharedReads(pool: object): ShareRead {
  const known = ofContexts.get(pool)
  if (known) return known
  const made = createShareRead()
  ofContexts.set(pool, made)
  return made
}
