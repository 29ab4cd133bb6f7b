import type { Installation, InstallationQuery } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { notFound } from '../../src/services/problems.ts'
import {
  findTeam,
  findTeamOfWorkspace,
  removeTeam,
  saveTeam,
  updateTeams,
} from '../../src/services/slack/team-installations.ts'
import { findWorkspaceByHost } from '../../src/services/workspace/workspaces.ts'
import { type OwnTeam, ownTeamOf } from './own-team.ts'

type Query = Pick<InstallationQuery<boolean>, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>

/** The installation that Bolt received from Slack, for one team or a whole organization. */
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
  /** Undefined with a fixed bot token: Slack names the team in each request. */
  ownTeam: OwnTeam | undefined
}

/** Installations of Slack teams and organizations, encrypted at rest; or the one team of a fixed bot token. */
export interface Installations {
  find(query: Query): Promise<Installed | undefined>
  findByWorkspace(workspaceId: WorkspaceId): Promise<Installed | undefined>
  /** Throws `slack-has-team`, `slack-team-elsewhere`. */
  keep(workspaceId: WorkspaceId, installation: AnyInstallation): Promise<void>
  remove(query: Query): Promise<void>
  /** Updates the stored installation of each team. `change` returns the new one, or undefined to keep it. */
  updateEach(change: (kept: Installation) => Promise<Installation | undefined>): Promise<void>
}

type Context = Pick<ServiceContext, 'db' | 'cipher' | 'publicUrl'>

type Found = Awaited<ReturnType<typeof findTeam>>

function installedOf(found: Found): Installed | undefined {
  if (!found) return undefined
  const installation: Installation = JSON.parse(found.installation)
  const botToken = installation.bot?.token
  if (!botToken) return undefined
  return { workspaceId: found.workspaceId, botToken, ownTeam: ownTeamOf(queryOf(installation)) }
}

async function changed(
  text: string,
  change: (kept: Installation) => Promise<Installation | undefined>,
): Promise<string | undefined> {
  const installation = await change(JSON.parse(text))
  return installation && JSON.stringify(installation)
}

export function createInstallations(
  context: Context,
  fixedBotToken: string | undefined,
): Installations {
  const fixed = async (): Promise<Installed | undefined> => {
    if (!fixedBotToken) return undefined
    const { id } = await findWorkspaceByHost(context, new URL(context.publicUrl).host)
    return { workspaceId: id, botToken: fixedBotToken, ownTeam: undefined }
  }
  return {
    find: async query => (await fixed()) ?? installedOf(await findTeam(context, keyOf(query))),
    findByWorkspace: async workspaceId => {
      const single = await fixed()
      if (single) return single.workspaceId === workspaceId ? single : undefined
      return installedOf(await findTeamOfWorkspace(context, workspaceId))
    },
    keep: (workspaceId, installation) =>
      saveTeam(context, {
        key: keyOf(queryOf(installation)),
        workspaceId,
        installation: JSON.stringify(installation),
      }),
    remove: async query => removeTeam(context, keyOf(query)),
    updateEach: change => updateTeams(context, text => changed(text, change)),
  }
}
