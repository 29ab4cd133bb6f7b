import { afterAll, beforeAll, expect, test } from 'vitest'
import type { User } from '../../src/model/entities.ts'
import { listCalendarAccounts } from '../../src/services/calendars/calendar-settings.ts'
import { type CalendarTown, startCalendarTown } from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const isLost = async ({ id: userId }: User) => {
  const [account] = await listCalendarAccounts(town.context, {
    workspaceId: town.workspace.id,
    userId,
  })
  return account?.isLost
}

test('an account whose refresh token has ended is to be connected again, however its provider says so', async () => {
  for (const [user, access, faults, on] of [
    [town.ana, town.google.grants, town.google.faults, 'POST /token'],
    [town.ben, town.graph.logins, town.graph.faults, 'POST /common/oauth2/v2.0/token'],
  ] as const) {
    access.expireAccessTokens(user.email)
    faults.next({ on, status: 400, body: { message: 'We had a bad day' } })
    await town.readCalendars()
    expect(await isLost(user), 'words that say nothing of the grant').toBe(false)
    access.expireAccessTokens(user.email)
    faults.next({ on, status: 400, body: { status: 'BAD_REFRESH_TOKEN', message: 'invalid' } })
    await town.readCalendars()
    expect(await isLost(user)).toBe(true)
  }
})
