const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Midnight is the vendor's own, whose servers stand no further behind UTC than this. */
const latestMidnightMs = 9 * hourMs

/** What is left of the day, as far as an answer says; `x-daily-requests-left` is for writes by a personal token. */
const leftNames = ['x-daily-ratelimit-token-remaining', 'x-daily-requests-left']

export const isDailySpent = (headers: Headers): boolean =>
  leftNames.some(name => {
    const left = headers.get(name)
    return left !== null && left.trim() !== '' && Number(left) <= 0
  })

/** Until the budget is whole again: the next midnight in UTC, or hour by hour where the vendor's is later than that. */
export const untilNextDay = (now: number): number => {
  const sinceMidnight = now % dayMs
  return sinceMidnight < latestMidnightMs ? hourMs : dayMs - sinceMidnight
}
