import { randomUUID } from 'node:crypto'
import type { DeskState, ResponseTarget } from './desk-state.ts'
import { type EmulatedTeam, teamId } from './emulated-team.ts'
import { signedHeaders } from './sign-request.ts'

export interface AppParts {
  team: EmulatedTeam
  state: DeskState
  /** The bot's URL for commands, interactivity and events. */
  eventsUrl: string
  /** URL of this stand-in, which receives requests to response URLs. */
  ownUrl: string
  signingSecret: string
  /** Epoch ms. */
  clock(): number
}

const maxResponses = 5
const responseMs = 30 * 60_000

/** A response URL that stays valid after the request. */
export function responseUrlOf({ ownUrl, state, clock }: AppParts, target: ResponseTarget): string {
  const id = randomUUID()
  const until = clock() + responseMs
  state.responses.set(id, { ...target, usesLeft: maxResponses, until })
  return `${ownUrl}/respond/${id}`
}

/** A trigger opens one modal within three seconds, for the person it was made for. */
export async function makeTrigger(
  { team, state }: AppParts,
  { personId, viewId }: { personId: string; viewId?: string | undefined },
): Promise<string> {
  const asked = { user_id: personId, ...(viewId ? { view_id: viewId } : {}) }
  const answer = await team.call('views.generateTriggerId', asked)
  const triggerId = String(answer.trigger_id)
  state.triggers.set(triggerId, personId)
  return triggerId
}

async function post(
  { eventsUrl, signingSecret, clock }: AppParts,
  { body, contentType }: { body: string; contentType: string },
): Promise<unknown> {
  const headers = signedHeaders({ secret: signingSecret, body, at: clock(), contentType })
  const answer = await fetch(eventsUrl, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`The bot answered ${answer.status}`)
  const text = await answer.text()
  return text === '' ? {} : JSON.parse(text)
}

const formType = 'application/x-www-form-urlencoded'

export const postCommand = (parts: AppParts, fields: Record<string, string>): Promise<unknown> =>
  post(parts, { body: new URLSearchParams(fields).toString(), contentType: formType })

/** Sends presses, forms, shortcuts and menu queries. Returns the body of the bot's acknowledgment. */
export const postInteraction = (parts: AppParts, payload: object): Promise<unknown> =>
  post(parts, {
    body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    contentType: formType,
  })

export const postEvent = (parts: AppParts, event: object): Promise<unknown> =>
  post(parts, {
    body: JSON.stringify({
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(parts.clock() / 1000),
      team_id: teamId,
      api_app_id: 'A000000001',
      event,
    }),
    contentType: 'application/json',
  })

/** Fields that every interaction payload has. */
export const commonFields = (personId: string) => ({
  team: { id: teamId, domain: 'parley-desk' },
  user: { id: personId, team_id: teamId },
  api_app_id: 'A000000001',
})
