/** A file is too much work: none of its times are known. */
export class TooMuchWork extends Error {}

/** Counts work before it is done; a step is about a microsecond. Throws TooMuchWork. */
export type Spend = (steps: number) => void

const mostRuleSteps = 100_000
const mostOtherSteps = 150_000

/**
 * The work that one calendar file may make. It is counted, not timed, so that the same file always means the same.
 * Rules have a share of their own: beyond it they are cut off, and the other events of the file still count.
 */
export class FileWork {
  static readonly mostSteps = mostRuleSteps + mostOtherSteps
  /** A daily series of ten years takes a twentieth of it. */
  readonly rules = { steps: mostRuleSteps }
  #left = mostOtherSteps

  readonly spend: Spend = steps => {
    if (steps > this.#left) throw new TooMuchWork('A calendar file is too much work')
    this.#left -= steps
  }

  get stepsDone(): number {
    return FileWork.mostSteps - this.rules.steps - this.#left
  }
}
