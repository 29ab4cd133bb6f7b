import type { User } from '../../src/model/entities.ts'
import { saveConnection } from '../../src/services/workspace/connections.ts'
import { ensureAccountSettings } from '../../src/store/calendars/calendar-accounts.ts'
import { markConnectionLost } from '../../src/store/workspace/connections.ts'
import type { TestContext } from './make-context.ts'

/** Adds a calendar account whose token the provider no longer accepts. */
export async function connectionLost(
  context: TestContext,
  { user, label }: { user: User; label: string },
): Promise<void> {
  const { id } = await saveConnection(context, {
    workspaceId: user.workspaceId,
    userId: user.id,
    provider: 'google',
    externalId: label,
    label,
    scopes: [],
    accessToken: 'expired',
  })
  await ensureAccountSettings(context.db, id)
  await markConnectionLost(context.db, { id, reason: 'Google takes the token no more' })
}
