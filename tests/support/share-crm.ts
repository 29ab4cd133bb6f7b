import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type CrmFixture, monday, startCrmFixture, workingHour } from './crm-fixture.ts'

/** One workspace with a CRM for all tests of a file. Each test starts on Monday and has a working day of its own. */
export function shareCrm() {
  let fixture: CrmFixture
  let day = 0
  beforeAll(async () => {
    fixture = await startCrmFixture()
  })
  afterAll(() => fixture?.close())
  beforeEach(async () => {
    day += 1
    fixture.context.setNow(monday)
    await fixture.database.db('kept_mails').delete()
  })
  return {
    get fixture() {
      return fixture
    },
    at: (hour: number) => workingHour(day, hour),
    /** What Ana does to a meeting. */
    command: (meetingId: string) => ({
      workspaceId: fixture.workspace.id,
      meetingId,
      actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana Ruiz' } as const,
    }),
  }
}
