import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'

/** A Slack team or organization that installed the app. `sealed` holds the installation as Slack sent it. */
export interface InstallationRow {
  /** Id of the team or organization. */
  key: string
  workspaceId: WorkspaceId
  sealed: string
}

interface Row {
  installation_key: string
  workspace_id: WorkspaceId
  installation_sealed: string
}

const toInstallation = (row: Row): InstallationRow => ({
  key: row.installation_key,
  workspaceId: row.workspace_id,
  sealed: row.installation_sealed,
})

export async function findInstallation(
  db: Knex,
  key: string,
): Promise<InstallationRow | undefined> {
  const row = await db<Row>('slack_installations').where({ installation_key: key }).first()
  return row && toInstallation(row)
}

export async function findInstallationOfWorkspace(
  db: Knex,
  workspaceId: WorkspaceId,
): Promise<InstallationRow | undefined> {
  const row = await db<Row>('slack_installations').where({ workspace_id: workspaceId }).first()
  return row && toInstallation(row)
}

export async function listInstallations(db: Knex): Promise<InstallationRow[]> {
  return (await db<Row>('slack_installations')).map(toInstallation)
}

type Saved = 'saved' | 'workspace-has-another' | 'belongs-to-another-workspace'

/**
 * Runs in the caller's transaction: a workspace has one installation, and an installation one workspace. If two
 * admins install at once, the second waits and then sees what the first one saved.
 */
export async function saveInstallation(
  trx: Knex,
  { key, workspaceId, sealed }: InstallationRow,
): Promise<Saved> {
  const rows = () => trx<Row>('slack_installations')
  await trx('workspaces').where({ id: workspaceId }).forUpdate().first()
  const other = rows().where({ workspace_id: workspaceId }).whereNot({ installation_key: key })
  if (await other.first()) return 'workspace-has-another'
  const saved = await rows()
    .insert({ installation_key: key, workspace_id: workspaceId, installation_sealed: sealed })
    .onConflict('installation_key')
    .merge({ installation_sealed: sealed, updated_at: trx.fn.now() } as Partial<Row>)
    .where('slack_installations.workspace_id', workspaceId)
    .returning('installation_key')
  return saved.length > 0 ? 'saved' : 'belongs-to-another-workspace'
}

/** Does nothing if the row has changed since `known` was read. */
export async function replaceInstallation(
  db: Knex,
  known: InstallationRow,
  sealed: string,
): Promise<void> {
  await db<Row>('slack_installations')
    .where({ installation_key: known.key, installation_sealed: known.sealed })
    .update({ installation_sealed: sealed })
}

export async function deleteInstallation(db: Knex, key: string): Promise<void> {
  await db('slack_installations').where({ installation_key: key }).delete()
}
