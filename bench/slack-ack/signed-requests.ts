import { randomUUID } from 'node:crypto'
import { signedHeaders } from '../../src/dev/slack/sign-request.ts'

export const signingSecret = 'the secret of a benchmark'
export const teamId = 'T1'

const formType = 'application/x-www-form-urlencoded'

const signed = (now: number, body: string, contentType = formType): RequestInit => ({
  method: 'POST',
  body,
  headers: signedHeaders({ secret: signingSecret, body, at: now, contentType }),
})

const responseUrl = 'http://127.0.0.1:9/none'
const common = () => ({ trigger_id: randomUUID(), response_url: responseUrl })

export const signedCommand = (now: number, text: string): RequestInit => {
  const who = { team_id: teamId, user_id: 'U1', channel_id: 'C1' }
  const fields = { command: '/meet', text, ...who, ...common() }
  return signed(now, new URLSearchParams(fields).toString())
}

const signedPayload = (now: number, payload: object): RequestInit => {
  const whole = { team: { id: teamId }, ...common(), ...payload }
  return signed(now, new URLSearchParams({ payload: JSON.stringify(whole) }).toString())
}

/** A button press by `userId` in a message. */
export const signedPress = (
  now: number,
  { userId, actionId, value }: { userId: string; actionId: string; value: string },
): RequestInit =>
  signedPayload(now, {
    type: 'block_actions',
    user: { id: userId, team_id: teamId },
    channel: { id: 'C1', name: 'general' },
    container: { type: 'message' },
    message: { type: 'message', ts: '1.1' },
    actions: [{ type: 'button', block_id: 'b', action_ts: '1', action_id: actionId, value }],
  })

/** Submission of the Edit form with another command. */
export const signedSubmission = (now: number, text: string): RequestInit =>
  signedPayload(now, {
    type: 'view_submission',
    user: { id: 'U1', team_id: teamId },
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'edit',
      private_metadata: JSON.stringify({ responseUrl }),
      blocks: [],
      state: { values: { text: { value: { type: 'plain_text_input', value: text } } } },
    },
  })

export const signedEvent = (now: number): RequestInit =>
  signed(
    now,
    JSON.stringify({
      type: 'event_callback',
      event_id: randomUUID(),
      team_id: teamId,
      event: { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' },
    }),
    'application/json',
  )
