import { webApi } from '@slack/bolt'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { ownEntry } from '../../src/text/own-entry.ts'
import { callSlack, clientOptions } from './call-slack.ts'

/** By Slack's answer to `apps.connections.open`: what whoever starts Parley has to do. */
const remedies: Record<string, string> = {
  invalid_auth:
    'Slack does not know SLACK_APP_TOKEN. Copy it again: Basic Information, App-Level Tokens.',
  not_authed:
    'Slack does not know SLACK_APP_TOKEN. Copy it again: Basic Information, App-Level Tokens.',
  token_revoked:
    'SLACK_APP_TOKEN was revoked. Make a new one: Basic Information, App-Level Tokens.',
  account_inactive: 'The Slack app of SLACK_APP_TOKEN is switched off or deleted.',
  missing_scope:
    'SLACK_APP_TOKEN lacks the scope connections:write. Make one that has it: Basic Information, App-Level Tokens.',
  no_permission:
    'SLACK_APP_TOKEN lacks the scope connections:write. Make one that has it: Basic Information, App-Level Tokens.',
  not_allowed_token_type:
    'SLACK_APP_TOKEN is not an app-level token (xapp-…). Make one: Basic Information, App-Level Tokens.',
  socket_mode_not_enabled:
    'Socket Mode is off in the Slack app. Switch it on (Settings, Socket Mode), or make the app anew from `npm run manifest -- --socket`.',
}

const answerOf = ({ cause }: ProviderError): string =>
  cause instanceof Error && 'data' in cause
    ? String((cause.data as { error?: string }).error ?? '')
    : ''

/**
 * Asks Slack once whether Socket Mode can be used: Bolt's client would try a token without the scope, or an app without
 * Socket Mode, for ever and say nothing. Throws an Error with what to do; where Slack is away it says nothing.
 */
export async function checkSocket(appToken: string, apiUrl: string | undefined): Promise<void> {
  const client = new webApi.WebClient(appToken, clientOptions(apiUrl))
  try {
    await callSlack(() => client.apps.connections.open({}))
  } catch (error) {
    const remedy = error instanceof ProviderError ? ownEntry(remedies, answerOf(error)) : undefined
    if (remedy) throw new Error(remedy, { cause: error })
  }
}
