import type { User } from '../../../src/model/entities.ts'
import { keepCalendars } from '../../../src/services/calendars/connect-calendar.ts'
import { saveConnection } from '../../../src/services/workspace/connections.ts'
import type { TestContext } from '../make-context.ts'

/** Adds a connected calendar account that was never read. */
export async function connectedCalendar(context: TestContext, user: User): Promise<void> {
  const owner = { workspaceId: user.workspaceId, userId: user.id }
  const { id: connectionId } = await saveConnection(context, {
    ...owner,
    provider: 'google',
    externalId: user.email,
    label: user.email,
    scopes: [],
    accessToken: 'a token',
  })
  await keepCalendars(context, { ...owner, connectionId }, [
    { externalId: 'work', name: 'Work', canWrite: true },
  ])
}
