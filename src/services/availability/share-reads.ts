interface Reads {
  running: Promise<unknown>
  /** Begins when the running one ends; all who ask meanwhile wait for it. */
  next: Promise<unknown> | undefined
}

/**
 * Lets all who ask the same question at once share one reading, where each would cost the database a search. Every
 * answer was read after it was asked for: who asks during a reading waits for the next one, so that nothing is
 * remembered, and nothing has to be invalidated. Answers are shared, so nobody may change one.
 *
 * @param key  the same for the same question
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

/** The readings shared by all who use this pool of connections. */
export function sharedReads(pool: object): ShareRead {
  const known = ofContexts.get(pool)
  if (known) return known
  const made = createShareRead()
  ofContexts.set(pool, made)
  return made
}
