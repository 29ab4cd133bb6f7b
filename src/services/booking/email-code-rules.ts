const minuteMs = 60_000

/** For one address on one page, at most 25 of a million codes can be tried in an hour. */
export const emailCodeRules = {
  lifeMs: 10 * minuteMs,
  maxWrongTries: 5,
  /** Wait between two codes if the first was not used. */
  pauseMs: minuteMs,
  maxPerHour: 5,
  hourMs: 60 * minuteMs,
} as const

/** The signed text. The code is valid for this row of `email_codes` only. */
export const emailCodePurpose = (id: string) => `email-code:${id}`

/** Accepts blanks, hyphens and full-width digits, since people type and paste them. */
export const readEmailCode = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '')
