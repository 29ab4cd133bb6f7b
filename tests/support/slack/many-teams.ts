import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createSlackApp } from '../../../bot/app.ts'
import type { SlackConfig } from '../../../bot/config.ts'
import type { InstallGuard } from '../../../bot/installation/install-router.ts'
import { signedHeaders } from '../../../src/dev/slack/sign-request.ts'
import type { TestContext } from '../make-context.ts'

const signingSecret = 'a signing secret for tests'

/** A member in the format of `users.info`. */
export interface Member {
  id: string
  email: string
  team_id: string
  is_stranger?: boolean
  enterprise_user?: { enterprise_id: string; teams?: string[] }
}

export interface ApiCall {
  method: string
  /** Bot token of the member's team. */
  token: string
  fields: Record<string, string>
}

/** The Web API's answer to a method; `ok` by default. */
function answerOf({ method, token, fields }: ApiCall, members: readonly Member[]): object {
  const shown = (member: Member | undefined) => ({
    user: member && { ...member, name: member.id, profile: { email: member.email } },
  })
  const answers: Record<string, () => object> = {
    'users.info': () => shown(members.find(({ id }) => id === fields.user)),
    'users.lookupByEmail': () =>
      shown(
        members.find(({ email, team_id }) => email === fields.email && `xoxb-${team_id}` === token),
      ),
    'conversations.open': () => ({ channel: { id: `D-${fields.users}` } }),
    'conversations.history': () => ({ messages: [] }),
    'chat.postMessage': () => ({ ts: '1.1', channel: fields.channel }),
    'views.open': () => ({ view: { id: 'V1' } }),
    // The code of the callback identifies the team that approved the app.
    'oauth.v2.access': () => JSON.parse(fields.code ?? '{}'),
    'auth.test': () => ({ bot_id: 'B1', url: 'https://org.test/' }),
  }
  return answers[method]?.() ?? {}
}

/** Slack with several teams, whose bot tokens are `xoxb-<team>`, and our app. */
export async function openManyTeams(
  context: TestContext,
  { members = [], installGuard }: { members?: readonly Member[]; installGuard?: InstallGuard } = {},
) {
  const calls: ApiCall[] = []
  const answers: { text: string; blocks: object[]; team: string; response_type?: string }[] = []
  const web = express()
  const server = createServer(web)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(context, { publicUrl: url })
  const config: SlackConfig = {
    signingSecret,
    clientId: 'id',
    clientSecret: 'secret',
    appToken: undefined,
    botToken: undefined,
    apiUrl: url,
  }
  web.post('/api/:method', express.urlencoded({ limit: '1mb' }), (req, res) => {
    const token = (req.get('authorization') ?? '').replace('Bearer ', '')
    const call = { method: req.params.method ?? '', token, fields: req.body }
    calls.push(call)
    res.json({ ok: true, ...answerOf(call, members) })
  })
  web.post('/answers/:team', express.json(), (req, res) => {
    answers.push({ ...req.body, team: req.params.team })
    res.json({ ok: true })
  })
  const app = createSlackApp({ context, config, ...(installGuard ? { installGuard } : {}) })
  web.use(app.router)

  const workOffEvents = async () => {
    const isEvent = ({ name }: { name: string }) => name === 'slack-event'
    for (let at = context.recordedJobs.findIndex(isEvent); at >= 0; )
      for (const { payload } of context.recordedJobs.splice(at, 1)) {
        await app.jobs['slack-event'](payload as { eventId: string })
        at = context.recordedJobs.findIndex(isEvent)
      }
  }
  const send = async (body: string, contentType: string) => {
    const headers = signedHeaders({ secret: signingSecret, body, at: context.clock(), contentType })
    const response = await fetch(`${url}/slack/events`, { method: 'POST', body, headers })
    await workOffEvents()
    await app.stop()
    return response.status
  }
  const form = (fields: Record<string, string>) =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
  const interact = (payload: object) => form({ payload: JSON.stringify(payload) })

  return {
    url,
    app,
    config,
    calls,
    answers,
    interact,
    callsOf: (method: string) => calls.filter(call => call.method === method),
    command: (team: string, user: string, text: string, more: Record<string, string> = {}) =>
      form({
        command: '/meet',
        text,
        team_id: team,
        user_id: user,
        channel_id: 'C1',
        trigger_id: randomUUID(),
        response_url: `${url}/answers/${team}`,
        ...more,
      }),
    press: (team: string, user: string, button: { action_id: string; value: string }) =>
      interact({
        type: 'block_actions',
        team: { id: team },
        user: { id: user, team_id: team },
        channel: { id: 'C1' },
        container: { type: 'message' },
        actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...button }],
        trigger_id: randomUUID(),
        response_url: `${url}/answers/${team}`,
      }),
    event: (team: string, event: object, more: object = {}) =>
      send(
        JSON.stringify({
          type: 'event_callback',
          event_id: randomUUID(),
          team_id: team,
          event,
          ...more,
        }),
        'application/json',
      ),
    close: async () => {
      await app.stop()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

export type ManyTeams = Awaited<ReturnType<typeof openManyTeams>>
