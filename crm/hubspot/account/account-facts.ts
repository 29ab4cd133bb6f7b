import { ensureTrackingProperties } from '../meetings/tracking.ts'
import { makeOwners, type Owners } from '../people/owners.ts'
import { type Account, readAccount, readStages } from './account.ts'
import type { Api } from './api.ts'

/** Accounts get new options and properties now and then, while a service key lives for years. */
const keptMs = 10 * 60_000

/** Facts that are read from or set up in an account, then cached for some minutes. */
export interface AccountFacts {
  account(): Promise<Account>
  /** Whether contacts have our properties for the source of a booking. */
  hasTracking(): Promise<boolean>
  /** Labels of the stages of deals or tickets, by value. */
  stages(type: string): Promise<Map<string, string>>
  owners: Owners
  /** Clears the cache because the account may have changed. */
  forget(): void
}

export function accountFacts(api: Api, clock: () => number): AccountFacts {
  const kept = new Map<string, { at: number; answer: Promise<unknown> }>()
  const keep = <T>(name: string, ask: () => Promise<T>): Promise<T> => {
    const known = kept.get(name)
    if (known && clock() - known.at < keptMs) return known.answer as Promise<T>
    const asked = ask().catch((error: unknown) => {
      kept.delete(name)
      throw error
    })
    kept.set(name, { at: clock(), answer: asked })
    return asked
  }
  let owners = makeOwners(api, clock)
  return {
    account: () => keep('account', () => readAccount(api)),
    hasTracking: () => keep('tracking', () => ensureTrackingProperties(api)),
    stages: type => keep(`stages of ${type}`, () => readStages(api, type)),
    get owners() {
      return owners
    },
    forget: () => {
      kept.clear()
      owners = makeOwners(api, clock)
    },
  }
}
