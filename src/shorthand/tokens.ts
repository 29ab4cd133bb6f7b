interface TokenSpan {
  /** As typed. */
  readonly text: string
  /** Offsets in the whole command, `[start, end)`. */
  readonly start: number
  readonly end: number
}

export type Token = TokenSpan &
  (
    | { readonly kind: 'word'; readonly folded: string }
    | { readonly kind: 'quoted'; readonly content: string }
    | { readonly kind: 'deal'; readonly content: string }
    /** Text that contains an `@`; not validated yet. */
    | { readonly kind: 'address'; readonly address: string }
    | { readonly kind: 'slack-user'; readonly id: string }
    /** `@ana`, not resolved to a user. */
    | { readonly kind: 'handle'; readonly name: string }
    | { readonly kind: 'comma' }
  )
export type WordToken = Extract<Token, { kind: 'word' }>
