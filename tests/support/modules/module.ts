/** Exports of a module, and its uses of other modules. */
export interface Module {
  file: string
  /** `default` for a default export. Excludes re-exports. */
  exported: readonly string[]
  /** Exports that the module itself uses. */
  usedInside: ReadonlySet<string>
  /** Every use of another module of ours. */
  uses: readonly Use[]
}

export interface Use {
  /** The other module. */
  from: string
  /** The name there; `*` for all of them. */
  name: string
  /** The name under which it is re-exported; undefined if the module uses it itself. */
  passedOnAs?: string | undefined
}

/** Names that it re-exports. */
export const passedOnBy = ({ uses }: Module): string[] =>
  uses.flatMap(({ passedOnAs }) =>
    passedOnAs === undefined || passedOnAs === '*' ? [] : [passedOnAs],
  )
