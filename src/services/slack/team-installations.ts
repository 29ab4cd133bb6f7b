import type { WorkspaceId } from '../../model/entities.ts'
import { UnopenableText } from '../../secrets/token-cipher.ts'
import {
  deleteInstallation,
  findInstallation,
  findInstallationOfWorkspace,
  type InstallationRow,
  listInstallations,
  replaceInstallation,
  saveInstallation,
} from '../../store/slack/installations.ts'
import { openSealed } from '../../store/workspace/open-sealed.ts'
import type { ServiceContext } from '../context.ts'
import { slackHasTeam, slackTeamElsewhere } from '../problems.ts'

type Context = Pick<ServiceContext, 'db' | 'cipher'>

/** An installation as Slack sent it, as JSON. */
interface TeamInstallation {
  workspaceId: WorkspaceId
  installation: string
}

/** A team whose key is missing counts as not connected; the settings show this to admins. */
async function open(context: Context, { key, sealed }: InstallationRow) {
  try {
    return await openSealed(context, { kind: 'slackTeam', key, sealed })
  } catch (error) {
    if (error instanceof UnopenableText) return undefined
    throw error
  }
}

async function opened(
  context: Context,
  row: InstallationRow | undefined,
): Promise<TeamInstallation | undefined> {
  const installation = row && (await open(context, row))
  return row && installation !== undefined
    ? { workspaceId: row.workspaceId, installation }
    : undefined
}

/** @param key id of the team, or of the organization */
export const findTeam = async (
  context: Context,
  key: string,
): Promise<TeamInstallation | undefined> => opened(context, await findInstallation(context.db, key))

export const findTeamOfWorkspace = async (
  context: Context,
  workspaceId: WorkspaceId,
): Promise<TeamInstallation | undefined> =>
  opened(context, await findInstallationOfWorkspace(context.db, workspaceId))

/** Throws `slack-has-team`, `slack-team-elsewhere`. */
export async function saveTeam(
  { db, cipher }: Context,
  { key, workspaceId, installation }: TeamInstallation & { key: string },
): Promise<void> {
  const row = { key, workspaceId, sealed: cipher.seal(installation, key) }
  await db.transaction(async trx => {
    const saved = await saveInstallation(trx, row)
    if (saved === 'workspace-has-another') throw slackHasTeam()
    if (saved === 'belongs-to-another-workspace') throw slackTeamElsewhere()
  })
}

export const removeTeam = ({ db }: Context, key: string): Promise<void> =>
  deleteInstallation(db, key)

/** `change` returns the new value of each; undefined: unchanged. */
export async function updateTeams(
  context: Context,
  change: (installation: string) => Promise<string | undefined>,
): Promise<void> {
  for (const row of await listInstallations(context.db)) {
    const installation = await open(context, row)
    const changed = installation === undefined ? undefined : await change(installation)
    if (changed === undefined) continue
    // If it was installed again meanwhile, the newer installation stays.
    await replaceInstallation(context.db, row, context.cipher.seal(changed, row.key))
  }
}
