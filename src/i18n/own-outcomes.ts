interface Choice {
  value: string
  label: string
}

/** The words with the account's own outcomes among them; ours stay in the reader's language. */
export const withOwnOutcomes = <Words extends { outcomes: Readonly<Record<string, string>> }>(
  words: Words,
  own: readonly Choice[] | undefined,
): Words => ({
  ...words,
  outcomes: {
    ...Object.fromEntries((own ?? []).map(({ value, label }) => [value, label])),
    ...words.outcomes,
  },
})
