/**
 * Time that advances only while all tasks wait for it. So minutes of work take moments, and have the same result
 * each time. Each task waits for one thing at a time.
 */
export class VirtualTime {
  readonly #clock: { now: number }
  #running = 0
  #sleepers: { at: number; wake: () => void }[] = []

  /** @param clock  its `now` is updated, epoch ms */
  constructor(clock: { now: number }) {
    this.#clock = clock
  }

  sleep = (ms: number): Promise<void> =>
    new Promise(resolve => {
      this.#sleepers.push({ at: this.#clock.now + ms, wake: resolve })
      this.#goOn()
    })

  async run(works: readonly (() => Promise<void>)[]): Promise<void> {
    this.#running = works.length
    await Promise.all(
      works.map(async work => {
        await work()
        this.#running -= 1
        this.#goOn()
      }),
    )
  }

  #goOn(): void {
    if (this.#sleepers.length === 0 || this.#sleepers.length < this.#running) return
    this.#clock.now = Math.min(...this.#sleepers.map(({ at }) => at))
    const isDue = ({ at }: { at: number }) => at <= this.#clock.now
    const due = this.#sleepers.filter(isDue)
    this.#sleepers = this.#sleepers.filter(sleeper => !isDue(sleeper))
    for (const { wake } of due) wake()
  }
}
