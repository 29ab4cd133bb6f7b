import { webApi } from '@slack/bolt'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { ownEntry } from '../../src/text/own-entry.ts'
import { callSlack, clientOptions } from './call-slack.ts'

/** Instructions for the operator, by the error code of `apps.connections.open`. */
const remedies: Record<string, string> = {
  invalid_auth:
    'Slack does not know SLACK_APP_TOKEN. Copy it again: Basic Information, App-Level Tokens.',
  not_authed:
    'Slack does not know SLACK_APP_TOKEN. Copy it again: Basic Information, App-Level Tokens.',
  token_revoked:
    'SLACK_APP_TOKEN was revoked. Create a new one: Basic Information, App-Level Tokens.',
  account_inactive: 'The Slack app of SLACK_APP_TOKEN is switched off or deleted.',
  missing_scope:
    'SLACK_APP_TOKEN lacks the scope connections:write. Make one that has it: Basic Information, App-Level Tokens.',
  no_permission:
    'SLACK_APP_TOKEN lacks the scope connections:write. Make one that has it: Basic Information, App-Level Tokens.',
  not_allowed_token_type:
    'SLACK_APP_TOKEN is not an app-level token (xapp-…). Make one: Basic Information, App-Level Tokens.',
  socket_mode_not_enabled:
    'Socket Mode is off in the Slack app. Switch it on (Settings, Socket Mode), or create the app again from `npm run manifest -- --socket`.',
}

const answerOf = ({ cause }: ProviderError): string =>
  cause instanceof Error && 'data' in cause
    ? String((cause.data as { error?: string }).error ?? '')
    : ''

/**
 * Checks once whether Socket Mode works. Bolt's client would retry silently and endlessly if the token lacks
 * the scope or the app lacks Socket Mode. Throws an Error with instructions; if Slack cannot be reached, does
 * nothing.
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
