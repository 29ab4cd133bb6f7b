import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultBusyRules } from '../../src/calendars/calendar-provider.ts'
import { listCalendarAccounts } from '../../src/services/calendars/calendar-settings.ts'
import { googleFixture } from '../contracts/calendars/google-fixture.ts'
import { microsoftFixture } from '../contracts/calendars/microsoft-fixture.ts'
import { type CalendarTown, startCalendarTown, workingHour } from '../support/calendar-town.ts'

const window = { start: Date.UTC(2026, 9, 1), end: Date.UTC(2027, 3, 1) }
const fixtures = { google: googleFixture, microsoft: () => microsoftFixture() }
const bodies = {
  google: (reason: string) => ({
    error: { code: 403, errors: [{ domain: 'global', reason, message: reason }] },
  }),
  googleDetail: (reason: string) => ({
    error: { code: 403, status: 'PERMISSION_DENIED', details: [{ reason }] },
  }),
  microsoft: (code: string) => ({ error: { code, message: code } }),
}

const google = [
  ['insufficientPermissions', 'unauthorized'],
  ['insufficientAudience', 'unauthorized'],
  ['accountDeleted', 'unauthorized'],
  ['rateLimitExceeded', 'rate-limited'],
  ['userRateLimitExceeded', 'rate-limited'],
  ['quotaExceeded', 'rate-limited'],
  ['dailyLimitExceeded', 'rate-limited'],
  ['dailyLimitExceededUnreg', 'rate-limited'],
  ['concurrentLimitExceeded', 'rate-limited'],
  ['variableTermExpiredDailyExceeded', 'rate-limited'],
  ['forbidden', 'not-found'],
  ['notACalendarUser', 'not-found'],
  ['domainPolicy', 'not-found'],
  ['requiredAccessLevel', 'not-found'],
  ['forbiddenForNonOrganizer', 'rejected'],
  ['accessNotConfigured', 'unavailable'],
  ['somethingNew', 'unavailable'],
  ['', 'unavailable'],
] as const

const microsoft = [
  ['Authorization_RequestDenied', 'unauthorized'],
  ['ErrorAccessDenied', 'not-found'],
  ['AccessDenied', 'not-found'],
  ['MailboxNotEnabledForRESTAPI', 'not-found'],
  ['ErrorCannotDeleteObject', 'rejected'],
  ['SomethingNew', 'unavailable'],
  ['', 'unavailable'],
] as const

const cases = [
  ...google.map(([reason, code]) => ['google', bodies.google(reason), code] as const),
  ['google', bodies.googleDetail('ACCESS_TOKEN_SCOPE_INSUFFICIENT'), 'unauthorized'],
  ['google', bodies.googleDetail('RATE_LIMIT_EXCEEDED'), 'rate-limited'],
  ['google', bodies.googleDetail('SERVICE_DISABLED'), 'unavailable'],
  ['google', { page: '<html>Blocked</html>' }, 'unavailable'],
  ...microsoft.map(([reason, code]) => ['microsoft', bodies.microsoft(reason), code] as const),
  ['microsoft', { page: '<html>Blocked</html>' }, 'unavailable'],
] as const

describe('a 403 costs a calendar only where it is known to be about the calendar', () => {
  const open = { google: googleFixture(), microsoft: fixtures.microsoft() }
  afterAll(async () => {
    for (const fixture of Object.values(open)) await (await fixture).close()
  })

  test.each(cases)('%s %j is %s', async (provider, body, code) => {
    const fixture = await open[provider]
    const { faults } = 'google' in fixture ? fixture.google : fixture.graph
    faults.next({ on: 'GET', status: 403, body })
    const reading = fixture.provider.read({
      externalId: fixture.calendar,
      window,
      token: undefined,
      timeZone: 'UTC',
      ownerEmails: [fixture.ownerEmail],
      rules: defaultBusyRules,
    })
    await expect(reading).rejects.toMatchObject({ code })
  })
})

describe('pages stay open through a 403 that passes', () => {
  let town: CalendarTown
  beforeAll(async () => {
    town = await startCalendarTown()
  })
  afterAll(() => town?.close())

  const isLost = async () => {
    const owner = { workspaceId: town.workspace.id, userId: town.ana.id }
    const [account] = await listCalendarAccounts(town.context, owner)
    return account?.isLost || account?.calendars.some(calendar => calendar.isLost)
  }

  test.each(['dailyLimitExceeded', 'accessNotConfigured', 'somethingNew'])('%s', async reason => {
    town.google.faults.plan(() => ({ status: 403, reason }))
    await town.readCalendars()
    expect(await isLost()).toBe(false)
    expect(await town.slots(workingHour(2, 10))).not.toEqual([])
    town.google.faults.plan(() => undefined)
  })

  test('domainPolicy closes them until it is over', async () => {
    town.google.faults.plan(() => ({ status: 403, reason: 'domainPolicy' }))
    await town.readCalendars()
    expect(await isLost()).toBe(true)
    expect(await town.slots(workingHour(2, 10))).toEqual([])
    town.google.faults.plan(() => undefined)
    await town.readCalendars()
    expect(await town.slots(workingHour(2, 10))).not.toEqual([])
  })
})
