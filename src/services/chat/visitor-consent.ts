import { findChatSite } from '../../store/chat/chat-sites.ts'
import { saveConsent } from '../../store/chat/chat-visitors.ts'
import type { ServiceContext } from '../context.ts'
import { findOwnConversation } from './find-conversation.ts'

/** Saves what the visitor agreed to, with the text that they saw. */
export async function saveVisitorConsent(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { visitorId, consent }: { visitorId: string; consent: 'granted' | 'denied' },
): Promise<void> {
  const { workspaceId, siteId } = await findOwnConversation(context, visitorId)
  const site = await findChatSite(context.db, { workspaceId, siteId })
  const text = site?.consentText ?? ''
  await saveConsent(context.db, { visitorId, consent, text, now: context.clock() })
}
