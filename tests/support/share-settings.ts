import { afterAll, beforeAll, beforeEach } from 'vitest'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { monday, type SettingsFixture, startSettingsFixture } from './settings-fixture.ts'

/** One installation for all tests of a file. Each test starts on Monday and has an hour of its own for its meeting. */
export function shareSettings() {
  let fixture: SettingsFixture
  beforeAll(async () => {
    fixture = await startSettingsFixture()
  })
  afterAll(() => fixture?.app.close())
  beforeEach(() => {
    fixture.now = monday
    shared.hour += 1
  })
  const shared = {
    get fixture() {
      return fixture
    },
    hour: 8,
    read: (meetingId: string) =>
      getMeeting(fixture.app.context, { workspaceId: fixture.app.workspace.id, meetingId }),
  }
  return shared
}

export const addressOf = ({ id }: { id: string }) => `/settings/meetings/${id}`
