const undecided = new WeakMap<object, Map<string, Promise<unknown>>>()

function contestsOf(pool: object): Map<string, Promise<unknown>> {
  const known = undecided.get(pool)
  if (known) return known
  const made = new Map<string, Promise<unknown>>()
  undecided.set(pool, made)
  return made
}

/**
 * Lets one request of this process at a time try for the same start. The others wait for its result and then look
 * again together, so that in a storm the losers need no transaction and no connection each. The locks of the
 * database separate requests of other processes.
 *
 * @param contest.key      the same for requests that compete for the same time
 * @param contest.look     throws if no attempt can succeed any more
 */
export async function tryInTurn<T>(
  pool: object,
  contest: { key: string; look(): Promise<void>; attempt(): Promise<T> },
): Promise<T> {
  const contests = contestsOf(pool)
  const { key, look, attempt } = contest
  for (let other = contests.get(key); other; other = contests.get(key)) {
    await other
    // The first to wake may be trying again already. One check decides for all of them whether to wait.
    await look()
  }
  const attempting = attempt()
  const decided = attempting.then(
    () => undefined,
    () => undefined,
  )
  contests.set(key, decided)
  try {
    return await attempting
  } finally {
    contests.delete(key)
  }
}
