import { webApi } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { IdentityProvider } from '../../src/providers/identity-provider.ts'
import { ownReason } from '../../src/providers/own-reasons.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { emailKey } from '../../src/text/email-address.ts'
import { identityScopes, type SlackConfig } from '../config.ts'
import { createInstallations, type Installed } from '../installation/installations.ts'
import { type OwnTeam, ownTeamOf } from '../installation/own-team.ts'
import { callSlack, clientOptions } from '../slack-api/call-slack.ts'

const stranger = () =>
  new ProviderError({
    provider: 'slack',
    code: 'rejected',
    ...ownReason('otherSlackTeam'),
  })

/** If a fixed token does not include its team, Slack provides it. */
async function teamOf({ ownTeam, botToken }: Installed, apiUrl: string | undefined) {
  if (ownTeam) return ownTeam
  const client = new webApi.WebClient(botToken, clientOptions(apiUrl))
  const {
    team_id: teamId,
    enterprise_id,
    is_enterprise_install,
  } = await callSlack(() => client.auth.test())
  const isEnterpriseInstall = is_enterprise_install === true
  return ownTeamOf({ teamId, enterpriseId: enterprise_id, isEnterpriseInstall })
}

/** Whether the person signed in as a member of the team or organization that installed the app. */
const isFromOwnTeam = (
  ownTeam: OwnTeam | undefined,
  person: webApi.OpenIDConnectUserInfoResponse,
) =>
  ownTeam?.kind === 'organisation'
    ? person['https://slack.com/enterprise_id'] === ownTeam.enterpriseId
    : ownTeam !== undefined && person['https://slack.com/team_id'] === ownTeam.teamId

/**
 * Sign-in with Slack (OpenID Connect), only for people of the connected team. The admins of a team control its
 * email addresses, so addresses from another team cannot be trusted.
 */
export function slackIdentity(
  context: Pick<ServiceContext, 'db' | 'cipher' | 'publicUrl'>,
  config: SlackConfig,
): IdentityProvider | undefined {
  const { clientId, clientSecret, apiUrl } = config
  if (!clientId || !clientSecret) return undefined
  const installations = createInstallations(context, config.botToken)
  return {
    id: 'slack',
    authorizationUrl: ({ state, redirectUri }) => {
      const url = new URL(`${apiUrl ?? 'https://slack.com'}/openid/connect/authorize`)
      const scope = identityScopes.join(' ')
      const parts = { response_type: 'code', scope, state, client_id: clientId }
      url.search = new URLSearchParams({ ...parts, redirect_uri: redirectUri }).toString()
      return url.href
    },
    identify: async ({ code, redirectUri, workspaceId }) => {
      const installed = await installations.findByWorkspace(workspaceId as WorkspaceId)
      if (!installed) throw stranger()
      const client = new webApi.WebClient(undefined, clientOptions(apiUrl))
      const { access_token: token } = await callSlack(() =>
        client.openid.connect.token({
          client_id: clientId,
          client_secret: clientSecret,
          code,
          redirect_uri: redirectUri,
        }),
      )
      const person = await callSlack(() => client.openid.connect.userInfo({ token: token ?? '' }))
      const externalUserId = person['https://slack.com/user_id']
      const ownTeam = await teamOf(installed, apiUrl)
      if (!externalUserId || !isFromOwnTeam(ownTeam, person)) throw stranger()
      const email = person.email_verified && person.email ? emailKey(person.email) : undefined
      return { externalUserId, email }
    },
  }
}
