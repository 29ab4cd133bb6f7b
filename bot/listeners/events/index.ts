import type { Installations } from '../../installation/installations.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import { onDirectReply } from './direct-reply.ts'
import { onAppHomeOpened } from './home-opened.ts'
import { onLinkShared } from './link-shared.ts'
import { onRemoved } from './removed.ts'
import { onTokensRevoked } from './tokens-revoked.ts'

type EventListener = (
  parts: BotParts,
  team: TeamEvent,
  installations: Installations,
) => Promise<void>

/** By event type, as in the manifest. */
export const eventListeners: Readonly<Record<string, EventListener>> = {
  app_home_opened: onAppHomeOpened,
  app_uninstalled: onRemoved,
  link_shared: onLinkShared,
  message: onDirectReply,
  tokens_revoked: onTokensRevoked,
}
