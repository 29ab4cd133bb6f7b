import type { Installation, InstallationQuery } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import { UnopenableText } from '../../src/secrets/token-cipher.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { notFound, slackHasTeam, slackTeamElsewhere } from '../../src/services/problems.ts'
import { findWorkspaceByHost } from '../../src/services/workspace/workspaces.ts'
import { openSealed } from '../../src/store/workspace/open-sealed.ts'
import { type HomeTeam, homeTeamOf } from './home-team.ts'

interface Row {
  installation_key: string
  workspace_id: WorkspaceId
  installation_sealed: string
}

type Query = Pick<InstallationQuery<boolean>, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>

/** As Bolt was told by Slack, for one team or for a whole organisation. */
export type AnyInstallation = Installation<'v1' | 'v2', boolean>

const keyOf = ({ teamId, enterpriseId, isEnterpriseInstall }: Query): string => {
  const key = isEnterpriseInstall ? enterpriseId : teamId
  if (!key) throw notFound()
  return key
}

const queryOf = ({ team, enterprise, isEnterpriseInstall = false }: AnyInstallation) => ({
  teamId: team?.id,
  enterpriseId: enterprise?.id,
  isEnterpriseInstall,
})

export interface Installed {
  workspaceId: WorkspaceId
  botToken: string
  /** Undefined with a single bot token: Slack names the team in each request. */
  home: HomeTeam | undefined
}

/** Slack teams and organisations that installed us, sealed at rest; or the one team of a fixed bot token. */
export interface Installations {
  find(query: Query): Promise<Installed | undefined>
  findByWorkspace(workspaceId: WorkspaceId): Promise<Installed | undefined>
  /** Throws `slack-has-team`, `slack-team-elsewhere`. */
  keep(workspaceId: WorkspaceId, installation: AnyInstallation): Promise<void>
  remove(query: Query): Promise<void>
  /** Changes what is kept of each team: `change` says what takes its place, undefined where it stays. */
  updateEach(change: (kept: Installation) => Promise<Installation | undefined>): Promise<void>
}

type Context = Pick<ServiceContext, 'db' | 'cipher' | 'publicUrl'>

/** One workspace has one team, and one team one workspace: whose people are whose is never a question. */
const makeKeep =
  ({ db, cipher }: Context): Installations['keep'] =>
  async (workspaceId, installation) => {
    const key = keyOf(queryOf(installation))
    const installation_sealed = cipher.seal(JSON.stringify(installation), key)
    await db.transaction(async trx => {
      const rows = () => trx<Row>('slack_installations')
      // Two admins may install at once: the second waits here and sees what the first one kept.
      await trx('workspaces').where({ id: workspaceId }).forUpdate().first()
      const other = rows().where({ workspace_id: workspaceId }).whereNot({ installation_key: key })
      if (await other.first()) throw slackHasTeam()
      const kept = await rows()
        .insert({ installation_key: key, workspace_id: workspaceId, installation_sealed })
        .onConflict('installation_key')
        .merge({ installation_sealed, updated_at: trx.fn.now() } as Partial<Row>)
        .where('slack_installations.workspace_id', workspaceId)
        .returning('installation_key')
      if (kept.length === 0) throw slackTeamElsewhere()
    })
  }

export function createInstallations(
  context: Context,
  fixedBotToken: string | undefined,
): Installations {
  const rows = () => context.db<Row>('slack_installations')
  // A team whose key is missing counts as not connected; settings say so to admins.
  const open = async (row: Row): Promise<Installation | undefined> => {
    const { installation_key: key, installation_sealed: sealed } = row
    try {
      return JSON.parse(await openSealed(context, { kind: 'slackTeam', key, sealed }))
    } catch (error) {
      if (error instanceof UnopenableText) return undefined
      throw error
    }
  }
  const installedOf = async (row: Row | undefined): Promise<Installed | undefined> => {
    const installation = row && (await open(row))
    const botToken = installation?.bot?.token
    if (!row || !botToken) return undefined
    const home = homeTeamOf(queryOf(installation))
    return { workspaceId: row.workspace_id, botToken, home }
  }
  const fixed = async (): Promise<Installed | undefined> => {
    if (!fixedBotToken) return undefined
    const { id } = await findWorkspaceByHost(context, new URL(context.publicUrl).host)
    return { workspaceId: id, botToken: fixedBotToken, home: undefined }
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
    keep: makeKeep(context),
    remove: async query => {
      await rows()
        .where({ installation_key: keyOf(query) })
        .delete()
    },
    updateEach: async change => {
      for (const row of await rows()) {
        const installation = await open(row)
        const changed = installation && (await change(installation))
        if (!changed) continue
        const { installation_key, installation_sealed } = row
        const sealed = context.cipher.seal(JSON.stringify(changed), installation_key)
        // Whoever installed it anew meanwhile has the better one.
        await rows()
          .where({ installation_key, installation_sealed })
          .update({ installation_sealed: sealed })
      }
    },
  }
}
