import type { Installations } from '../../installations.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import type { BotParts } from '../../turn.ts'
import { onRemoved } from './removed.ts'
import { onTokensRevoked } from './tokens-revoked.ts'

export type EventListener = (
  parts: BotParts,
  team: TeamEvent,
  installations: Installations,
) => Promise<void>

/** By the event's type, as in the manifest. */
export const eventListeners: Readonly<Record<string, EventListener>> = {
  app_uninstalled: onRemoved,
  tokens_revoked: onTokensRevoked,
}
