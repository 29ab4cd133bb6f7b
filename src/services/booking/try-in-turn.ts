const undecided = new WeakMap<object, Map<string, Promise<unknown>>>()

function contestsOf(pool: object): Map<string, Promise<unknown>> {
  const known = undecided.get(pool)
  if (known) return known
  const made = new Map<string, Promise<unknown>>()
  undecided.set(pool, made)
  return made
}

/**
 * Lets one request of this process at a time try for the same start. The others wait until that is decided and look
 * again, together: in a storm those who lost then cost no transaction and no connection each. Requests of other
 * processes are kept apart by the database's locks.
 *
 * @param contest.key      the same for requests of which one can take what another wants
 * @param contest.look     throws where there is nothing left to try for
 */
export async function tryInTurn<T>(
  pool: object,
  contest: { key: string; look(): Promise<void>; attempt(): Promise<T> },
): Promise<T> {
  const contests = contestsOf(pool)
  const { key, look, attempt } = contest
  for (let other = contests.get(key); other; other = contests.get(key)) {
    await other
    // Whoever is first to wake may be trying again already: one look tells all of them whether to wait.
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
