import { messagesIn } from '../../../src/i18n/messages.ts'
import { readIntegrationStatus } from '../../../src/services/overview/integration-status.ts'
import { connectMessage, statusMessage } from '../../blocks/answers/status.ts'
import type { StatusParts } from '../../blocks/answers/status-lines.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import type { RequestContext } from '../../requests/request-context.ts'

async function partsOf({ parts, user }: RequestContext): Promise<StatusParts> {
  const { context } = parts
  const status = await readIntegrationStatus(context, user)
  const verbs = messagesIn(user.locale, 'slack/verbs')
  return { verbs, status, reader: user, now: context.clock(), publicUrl: context.publicUrl }
}

/** The state of each integration, and how to solve its problems. */
export const showStatus = async (request: RequestContext): Promise<SlackMessage> =>
  statusMessage(await partsOf(request))

/** Connected accounts, and links to connect more. */
export const showConnections = async (request: RequestContext): Promise<SlackMessage> =>
  connectMessage(await partsOf(request))
