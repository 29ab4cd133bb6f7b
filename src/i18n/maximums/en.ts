/** What people read where something is over a maximum: plain text with `{max}`. */
export const en = {
  characters: 'Use at most {max} characters.',
  entries: 'Use at most {max} entries.',
}

export type MaximumWords = typeof en
