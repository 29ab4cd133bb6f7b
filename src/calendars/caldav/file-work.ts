/** A file takes too much work, so none of its times are known. */
export class TooMuchWork extends Error {}

/** Counts work before it is done; a step takes about a microsecond. Throws TooMuchWork. */
export type Spend = (steps: number) => void

const maxRuleSteps = 100_000
const maxOtherSteps = 150_000

/**
 * The work that one calendar file may cause. It is counted, not measured, so that the same file always has the
 * same result.
 * Recurrence rules have their own limit: beyond it they are cut off, and the other events of the file still
 * count.
 */
export class FileWork {
  static readonly maxSteps = maxRuleSteps + maxOtherSteps
  /** A daily series of ten years takes a twentieth of it. */
  readonly rules = { steps: maxRuleSteps }
  #left = maxOtherSteps

  readonly spend: Spend = steps => {
    if (steps > this.#left) throw new TooMuchWork('A calendar file is too much work')
    this.#left -= steps
  }

  get stepsDone(): number {
    return FileWork.maxSteps - this.rules.steps - this.#left
  }
}
