/** Names that one module gives to others, and what it takes from them. */
export interface Module {
  file: string
  /** `default` for a default export. Names that are passed on from another module are not among them. */
  exported: readonly string[]
  /** Those of `exported` that it uses itself. */
  usedInside: ReadonlySet<string>
  /** Every use of another module of ours. */
  uses: readonly Use[]
}

export interface Use {
  /** The other module. */
  from: string
  /** The name there; `*` for all of them. */
  name: string
  /** The name under which this module passes it on; undefined where it uses it itself. */
  passedOnAs?: string | undefined
}

/** Names that it passes on from others. */
export const passedOnBy = ({ uses }: Module): string[] =>
  uses.flatMap(({ passedOnAs }) =>
    passedOnAs === undefined || passedOnAs === '*' ? [] : [passedOnAs],
  )
