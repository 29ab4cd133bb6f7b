import type { Scope } from './scope.ts'

export interface Replacement {
  /** Tokens `[from, to)`. */
  readonly from: number
  readonly to: number
  readonly words: string
}

/** The whole command, including note and blanks, with some of its tokens replaced. */
export function rewrite({ text, tokens }: Scope, replacements: readonly Replacement[]): string {
  let rewritten = ''
  let at = 0
  for (const { from, to, words } of replacements) {
    const start = tokens[from]?.start ?? at
    rewritten += text.slice(at, start) + words
    at = tokens[to - 1]?.end ?? start
  }
  return rewritten + text.slice(at)
}
