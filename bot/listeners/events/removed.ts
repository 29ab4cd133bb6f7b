import type { Installations } from '../../installations.ts'
import { once } from '../../seen-events.ts'
import type { BotParts } from '../../turn.ts'

export interface Removal {
  eventId: string
  teamId: string | undefined
  enterpriseId: string | undefined
  isEnterpriseInstall: boolean
}

/** The team removed the app or took its token back: what we kept of it goes. */
export async function onRemoved(
  { context }: BotParts,
  installations: Installations,
  { eventId, ...team }: Removal,
): Promise<void> {
  await once(context, `event:${eventId}`, () => installations.remove(team))
}
