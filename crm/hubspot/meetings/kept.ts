const limit = 200

/** Caches the most recently used values, each under one or several keys. */
export class Kept<T> {
  readonly #values = new Map<string, T>()

  /** Returns the value of the first key that has one, or creates it. Afterwards all keys lead to it. */
  get(keys: readonly string[], make: () => T): T {
    const known = keys.find(key => this.#values.has(key))
    const value = (known === undefined ? undefined : this.#values.get(known)) ?? make()
    for (const key of keys) {
      this.#values.delete(key)
      this.#values.set(key, value)
    }
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= limit) break
      this.#values.delete(oldest)
    }
    return value
  }
}
