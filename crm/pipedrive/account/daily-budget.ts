const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** The budget is renewed at midnight of the vendor's servers, which are at most this far behind UTC. */
const latestMidnightMs = 9 * hourMs

/** Headers with the rest of the day's budget. `x-daily-requests-left` applies to writes with a personal token. */
const leftNames = ['x-daily-ratelimit-token-remaining', 'x-daily-requests-left']

export const isDailySpent = (headers: Headers): boolean =>
  leftNames.some(name => {
    const left = headers.get(name)
    return left !== null && left.trim() !== '' && Number(left) <= 0
  })

/**
 * Time until the budget is renewed: until the next midnight in UTC, then hour by hour if the vendor's midnight
 * is later.
 */
export const untilNextDay = (now: number): number => {
  const sinceMidnight = now % dayMs
  return sinceMidnight < latestMidnightMs ? hourMs : dayMs - sinceMidnight
}
