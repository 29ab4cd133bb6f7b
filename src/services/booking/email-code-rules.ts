const minuteMs = 60_000

/** Of a million codes at most 25 an hour can be tried for one address on one page. */
export const emailCodeRules = {
  lifeMs: 10 * minuteMs,
  maxWrongTries: 5,
  /** Between two codes, where the first was not used. */
  pauseMs: minuteMs,
  maxPerHour: 5,
  hourMs: 60 * minuteMs,
} as const

/** What is signed: the code is good for this row of `email_codes` alone. */
export const emailCodePurpose = (id: string) => `email-code:${id}`

/** As people type and paste it: blanks, hyphens and full-width digits are fine. */
export const readEmailCode = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '')
