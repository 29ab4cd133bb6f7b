const limit = 200

/** Keeps the values that were asked for last, each under one or several keys. */
export class Kept<T> {
  readonly #values = new Map<string, T>()

  /** The value under the first key that has one, under all of them from now on; made where there is none. */
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
