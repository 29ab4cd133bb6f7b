import type { Installation } from '@slack/bolt'
import { webApi } from '@slack/bolt'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { runExclusively } from '../../src/services/slack/run-exclusively.ts'
import type { SlackConfig } from '../config.ts'
import { callSlack, clientOptions } from '../slack-api/call-slack.ts'
import type { Installations } from './installations.ts'

/** Rotating tokens expire after twelve hours. The job runs every hour, so it may fail a few times. */
const soonMs = 4 * 60 * 60_000

type Bot = NonNullable<Installation['bot']>

const endsSoon = ({ expiresAt }: Bot, now: number): boolean =>
  expiresAt !== undefined && expiresAt * 1000 - now < soonMs

/** The installation with a new token. Slack accepts each refresh token once. */
async function refreshed(
  installation: Installation,
  config: SlackConfig,
  now: number,
): Promise<Installation | undefined> {
  const { bot } = installation
  const { clientId, clientSecret, apiUrl } = config
  if (!bot?.refreshToken || !clientId || !clientSecret || !endsSoon(bot, now)) return undefined
  const client = new webApi.WebClient(undefined, clientOptions(apiUrl))
  const answer = await callSlack(() =>
    client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: bot.refreshToken ?? '',
    }),
  )
  const { access_token: token, refresh_token: refreshToken, expires_in: livesSeconds } = answer
  if (!token || !refreshToken || livesSeconds === undefined) return undefined
  const expiresAt = Math.floor(now / 1000) + livesSeconds
  return { ...installation, bot: { ...bot, token, refreshToken, expiresAt } }
}

/**
 * Handles the job `refresh-slack-tokens`. It runs ahead of time, so that no acknowledgment or delivery waits
 * for it. A failure of one team does not affect others, and is shown as an outage.
 */
export const makeRefreshTokens =
  (parts: { context: ServiceContext; config: SlackConfig; installations: Installations }) =>
  async (): Promise<void> => {
    const { context, config, installations } = parts
    const refresh = async (installation: Installation) => {
      try {
        return await refreshed(installation, config, context.clock())
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        context.log.warn({ provider: 'slack', code: error.code }, 'Could not refresh a Slack token')
        return undefined
      }
    }
    // A refresh token works once, so a second process would lose access to the team.
    await runExclusively(context, 'slack-tokens', () => installations.updateEach(refresh))
  }
