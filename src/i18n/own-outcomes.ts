interface Choice {
  value: string
  label: string
}

/** Adds the account's own outcomes to the messages. Our outcomes keep the reader's language. */
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
