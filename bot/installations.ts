import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import type { WorkspaceId } from '../src/scheduling/entities.ts'
import type { ServiceContext } from '../src/services/context.ts'
import { forbidden, notFound } from '../src/services/problems.ts'
import { findWorkspaceByHost } from '../src/services/workspaces.ts'

interface Row {
  installation_key: string
  workspace_id: WorkspaceId
  installation_sealed: string
}

type Query = Pick<InstallationQuery<boolean>, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>

const keyOf = ({ teamId, enterpriseId, isEnterpriseInstall }: Query): string => {
  const key = isEnterpriseInstall ? enterpriseId : teamId
  if (!key) throw notFound()
  return key
}

export interface Installed {
  workspaceId: WorkspaceId
  botToken: string
  /** Undefined with a single bot token: Slack names the team in each request. */
  teamId: string | undefined
}

/** Slack teams that installed us, sealed at rest; or the one team of a fixed bot token. */
export interface Installations extends InstallationStore {
  find(query: Query): Promise<Installed | undefined>
  findByWorkspace(workspaceId: WorkspaceId): Promise<Installed | undefined>
  remove(query: Query): Promise<void>
  /** Changes what is kept of each team: `change` says what takes its place, undefined where it stays. */
  updateEach(change: (kept: Installation) => Promise<Installation | undefined>): Promise<void>
}

export function createInstallations(
  context: Pick<ServiceContext, 'db' | 'cipher' | 'publicUrl'>,
  fixedBotToken: string | undefined,
): Installations {
  const rows = () => context.db<Row>('slack_installations')
  const open = (row: Row): Installation =>
    JSON.parse(context.cipher.open(row.installation_sealed, row.installation_key))
  const installedOf = (row: Row | undefined): Installed | undefined => {
    const installation = row && open(row)
    const botToken = installation?.bot?.token
    if (!row || !botToken) return undefined
    return { workspaceId: row.workspace_id, botToken, teamId: installation.team?.id }
  }
  const home = async () => (await findWorkspaceByHost(context, new URL(context.publicUrl).host)).id
  const fixed = async (): Promise<Installed | undefined> =>
    fixedBotToken
      ? { workspaceId: await home(), botToken: fixedBotToken, teamId: undefined }
      : undefined

  const remove = async (query: Query) => {
    await rows()
      .where({ installation_key: keyOf(query) })
      .delete()
  }

  return {
    find: async query =>
      (await fixed()) ??
      installedOf(
        await rows()
          .where({ installation_key: keyOf(query) })
          .first(),
      ),
    findByWorkspace: async workspaceId => {
      const single = await fixed()
      if (single) return single.workspaceId === workspaceId ? single : undefined
      return installedOf(await rows().where({ workspace_id: workspaceId }).first())
    },
    remove,
    updateEach: async change => {
      for (const row of await rows()) {
        const changed = await change(open(row))
        if (!changed) continue
        const { installation_key, installation_sealed } = row
        const sealed = context.cipher.seal(JSON.stringify(changed), installation_key)
        // Whoever installed it anew meanwhile has the better one.
        await rows()
          .where({ installation_key, installation_sealed })
          .update({ installation_sealed: sealed })
      }
    },
    deleteInstallation: remove,
    fetchInstallation: async query => {
      const row = await rows()
        .where({ installation_key: keyOf(query) })
        .first()
      if (!row) throw notFound()
      return open(row) as Installation<'v2', boolean> as never
    },
    storeInstallation: async installation => {
      const key = keyOf({
        teamId: installation.team?.id,
        enterpriseId: installation.enterprise?.id,
        isEnterpriseInstall: installation.isEnterpriseInstall ?? false,
      })
      const workspaceId = await home()
      const other = await rows()
        .where({ workspace_id: workspaceId })
        .whereNot({ installation_key: key })
        .first()
      // People of another team would meet users of this workspace by an e-mail that team vouches for.
      if (other) throw forbidden('Another Slack team is connected. Remove the app there first.')
      const installation_sealed = context.cipher.seal(JSON.stringify(installation), key)
      await context
        .db('slack_installations')
        .insert({ installation_key: key, workspace_id: workspaceId, installation_sealed })
        .onConflict('installation_key')
        .merge({ installation_sealed, updated_at: context.db.fn.now() })
    },
  }
}
