import { once } from '../../../src/services/slack/run-once.ts'
import { showHome, showStranger } from '../../home/show-home.ts'
import { type BotParts, isResolved, resolveRequest } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'

/** Updates App Home each time it is opened. From then on it also follows changes. */
export async function onHomeOpened(parts: BotParts, team: TeamEvent): Promise<void> {
  const { tab, user } = team.event as { tab?: string; user?: string }
  if (tab !== 'home' || !user) return
  await once(parts.context, `event:${team.eventId}`, async () => {
    const source = team.sourceFor(user)
    const request = await resolveRequest(parts, source)
    await (isResolved(request) ? showHome(request) : showStranger(source, request))
  })
}
