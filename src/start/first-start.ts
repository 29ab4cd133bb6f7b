import type { Config } from '../config.ts'
import { firstNames } from '../i18n/first-names.ts'
import type { User } from '../model/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { addUser } from '../services/onboarding/add-user.ts'
import { withSessionLock } from '../store/database/session-lock.ts'
import { insertWorkspace, listWorkspaces } from '../store/workspace/workspaces.ts'
import { isEmail } from '../text/email-address.ts'
import { seedDemoWorkspace } from './demo-workspace.ts'

type Facts = Pick<Config, 'databaseUrl' | 'adminEmail' | 'publicUrl' | 'port'>

/** `localhost` and bare addresses cannot have mailboxes. */
function defaultEmail(publicUrl: string): string {
  const email = `admin@${new URL(publicUrl).hostname}`
  return isEmail(email) ? email : 'admin@parley.example'
}

/** Creates only an admin: an external database gets no demo data. */
async function makeEmptyWorkspace(
  context: ServiceContext,
  { adminEmail, publicUrl, timeZone }: Facts & { timeZone: string },
): Promise<User> {
  const workspace = await insertWorkspace(context.db, {
    name: 'Parley',
    locale: 'en',
    timeZone,
  })
  return addUser(context, {
    ...firstNames(workspace.locale),
    workspaceId: workspace.id,
    email: adminEmail ?? defaultEmail(publicUrl),
    name: 'Admin',
    timeZone,
    role: 'admin',
  })
}

/**
 * Fills an empty database: the embedded one with the demo workspace, an external one with an empty workspace.
 * If several processes start at once, one does it.
 *
 * @returns the first admin; undefined if there was a workspace already
 */
export async function prepareFirstStart(
  context: ServiceContext,
  facts: Facts,
): Promise<User | undefined> {
  let admin: User | undefined
  await withSessionLock(context.db, 'first-start', async () => {
    if ((await listWorkspaces(context.db)).length > 0) return
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    admin = facts.databaseUrl
      ? await makeEmptyWorkspace(context, { ...facts, timeZone })
      : await seedDemoWorkspace(context, { timeZone, port: facts.port })
  })
  return admin
}
