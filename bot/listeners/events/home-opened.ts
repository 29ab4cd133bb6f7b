import { once } from '../../../src/services/slack/run-once.ts'
import { showAppHome, showStranger } from '../../app-home/show-app-home.ts'
import { type BotParts, isResolved, resolveRequest } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'

/** Updates App Home each time it is opened. From then on it also follows changes. */
export async function onAppHomeOpened(parts: BotParts, team: TeamEvent): Promise<void> {
  const { tab, user } = team.event as { tab?: string; user?: string }
  if (tab !== 'home' || !user) return
  await once(parts.context, `event:${team.eventId}`, async () => {
    const source = team.sourceFor(user)
    const request = await resolveRequest(parts, source)
    await (isResolved(request) ? showAppHome(request) : showStranger(source, request))
  })
}
