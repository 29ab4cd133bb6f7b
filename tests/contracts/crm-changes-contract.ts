import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CrmHeldMeeting } from '../../crm/contract/crm-changes.ts'
import type { CrmProvider } from '../../crm/contract/crm-provider.ts'
import { aMeeting, type CrmAccount, hostEmail } from './crm-account.ts'

const minute = 60_000
const maxAnswers = 50

/** Asks as a poller does: from where the last answer ended, for as long as there is more. */
export async function pollAll(
  provider: CrmProvider,
  since: number,
): Promise<{ meetings: CrmHeldMeeting[]; until: number }> {
  const meetings: CrmHeldMeeting[] = []
  let until = since
  for (let answers = 0; answers < maxAnswers; answers += 1) {
    const changes = await provider.listChangedMeetings?.(until)
    if (!changes) throw new Error('This CRM tells no changes')
    meetings.push(...changes.meetings)
    until = changes.until
    if (!changes.hasMore) return { meetings, until }
  }
  throw new Error('There is always more')
}

/** What every CRM promises that tells which meetings changed. */
export function describeCrmChanges(name: string, open: () => Promise<CrmAccount>): void {
  describe(`${name}: which meetings changed`, () => {
    let account: CrmAccount
    let since: number
    const add = async (title: string): Promise<string> => {
      account.passTime?.(minute)
      const { startsAt, endsAt } = aMeeting()
      const made = { title, startsAt, endsAt, contactIds: [], hostEmail }
      return (await account.addEngagement?.(made)) ?? ''
    }

    beforeEach(async ({ skip }) => {
      account = await open()
      skip(!account.provider.listChangedMeetings, 'nobody but us writes the records')
      await account.addColleague(hostEmail)
      since = account.now?.() ?? 0
    })
    afterEach(() => account.close())

    test('F60 none changed: no meetings, no more, and time does not run backwards by itself', async () => {
      const changes = await account.provider.listChangedMeetings?.(since)
      expect(changes).toMatchObject({ meetings: [], hasMore: false })
      expect(changes?.until).toBeLessThanOrEqual(account.now?.() ?? 0)
    })

    test('F60 ours and theirs are reported, the oldest change first', async () => {
      const first = await add('First')
      account.passTime?.(minute)
      const ours = await account.provider.putMeeting(aMeeting(), undefined)
      const last = await add('Last')
      account.passTime?.(minute)
      await account.editEngagement?.(first, { title: 'First, moved to the end' })
      const { meetings } = await pollAll(account.provider, since)
      const ids = [...new Set(meetings.map(({ engagementId }) => engagementId))]
      expect(ids).toEqual([ours.engagementId, last, first])
      const times = meetings.map(({ changedAt }) => changedAt)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(meetings.at(-1)?.title).toBe('First, moved to the end')
      expect(meetings[0]).toMatchObject({ meetingId: aMeeting().id, hostEmail })
    })

    test('F60 reported as they are read one by one', async () => {
      const { engagementId } = await account.provider.putMeeting(aMeeting(), undefined)
      const { meetings } = await pollAll(account.provider, since)
      expect(meetings[0]).toEqual(await account.provider.readMeeting(engagementId))
    })

    test('F60 all are reported, however many pages they are on, also those of one moment', async () => {
      account.limitPages?.(2)
      const ids: string[] = []
      for (let count = 0; count < 7; count += 1) ids.push(await add(`Visit ${count}`))
      const { startsAt, endsAt } = aMeeting()
      for (let count = 0; count < 3; count += 1) {
        const made = { title: 'At once', startsAt, endsAt, contactIds: [], hostEmail }
        ids.push((await account.addEngagement?.(made)) ?? '')
      }
      const { meetings } = await pollAll(account.provider, since)
      expect(new Set(meetings.map(({ engagementId }) => engagementId))).toEqual(new Set(ids))
    })

    test('F60 a poller that comes back learns what changed in between', async () => {
      const first = await add('First')
      const before = await pollAll(account.provider, since)
      expect(before.meetings.map(({ engagementId }) => engagementId)).toEqual([first])
      account.passTime?.(minute)
      await account.editEngagement?.(first, { outcome: 'completed' })
      const second = await add('Second')
      const after = await pollAll(account.provider, before.until)
      const told = new Map(after.meetings.map(held => [held.engagementId, held]))
      expect(told.get(first)?.outcome).toBe('completed')
      expect(told.has(second)).toBe(true)
    })

    test('F60 what changed long ago is not reported again', async () => {
      await add('Old')
      account.passTime?.(60 * minute)
      const now = account.now?.() ?? 0
      const { until } = await pollAll(account.provider, now)
      expect(until).toBeGreaterThanOrEqual(since)
      const fresh = await add('New')
      const { meetings } = await pollAll(account.provider, now)
      expect(meetings.map(({ engagementId }) => engagementId)).toEqual([fresh])
    })
  })
}
