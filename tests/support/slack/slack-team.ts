import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { webApi } from '@slack/bolt'
import { createEmulator } from 'emulate'
import express from 'express'
import { createSlackApp, type SlackApp } from '../../../bot/app.ts'
import type { SlackConfig } from '../../../bot/config.ts'
import type { ServiceContext } from '../../../src/services/context.ts'
import { signedHeaders } from './sign-request.ts'

const signingSecret = 'a signing secret for tests'

export interface Answer {
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked at freely by tests
  blocks: any[]
  response_type?: string
  replace_original?: boolean
}

const listenOn = (server: Server) =>
  new Promise<string>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })

/** A Slack team in a stand-in, our app mounted beside it, and hands to press its buttons. */
export async function createSlackTeam(context: ServiceContext, changes: Partial<SlackConfig> = {}) {
  const slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Demo', domain: 'demo' },
        users: [
          { name: 'ana', real_name: 'Ana Ruiz', email: 'ana@parley.test' },
          { name: 'maya', real_name: 'Maya Lindt', email: 'maya@acme.test' },
          { name: 'zoe', real_name: 'Zoe Stranger', email: 'zoe@else.test' },
        ],
      },
    },
  })
  const config: SlackConfig = {
    signingSecret,
    clientId: undefined,
    clientSecret: undefined,
    appToken: undefined,
    botToken: 'xoxb-tests',
    apiUrl: slack.url,
    ...changes,
  }
  const client = new webApi.WebClient('xoxb-tests', { slackApiUrl: `${slack.url}/api/` })
  const { members = [] } = await client.users.list({})
  const slackIdOf = (name: string) => members.find(member => member.name === name)?.id ?? ''
  const answers: Answer[] = []
  const app: SlackApp = createSlackApp({ context, config })
  const web = express()
  web.post('/answers', express.json(), (req, res) => {
    answers.push(req.body)
    res.json({ ok: true })
  })
  web.use(app.router)
  const server = createServer(web)
  const url = await listenOn(server)

  const send = async (
    body: string,
    contentType: string,
    options: { at?: number; secret?: string } = {},
  ) => {
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      body,
      headers: signedHeaders({
        secret: options.secret ?? signingSecret,
        body,
        at: options.at ?? context.clock(),
        contentType,
      }),
    })
    return { status: response.status, text: await response.text() }
  }
  const form = (fields: Record<string, string>, options?: { at?: number; secret?: string }) =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', options)

  const team = { id: 'T000000001', domain: 'demo' }
  const common = () => ({ trigger_id: randomUUID(), response_url: `${url}/answers` })

  return {
    slack,
    client,
    config,
    app,
    url,
    answers,
    slackIdOf,
    form,
    send,
    /** Waits until what was acknowledged is worked off. */
    settle: () => app.stop(),
    lastAnswer: (): Answer => {
      const answer = answers.at(-1)
      if (!answer) throw new Error('Slack was told nothing')
      return answer
    },
    command: async (name: string, text: string, options?: { at?: number; secret?: string }) => {
      const fields = {
        command: '/meet',
        text,
        team_id: team.id,
        user_id: slackIdOf(name),
        channel_id: 'C000000001',
        ...common(),
      }
      const answer = await form(fields, options)
      await app.stop()
      return { ...answer, fields }
    },
    press: async (name: string, button: { action_id: string; value: string }) => {
      const { trigger_id } = (await client.apiCall('views.generateTriggerId', {
        user_id: slackIdOf(name),
      })) as { trigger_id?: string }
      const payload = {
        type: 'block_actions',
        team,
        user: { id: slackIdOf(name), team_id: team.id },
        channel: { id: 'C000000001', name: 'general' },
        container: { type: 'message' },
        actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...button }],
        ...common(),
        trigger_id,
      }
      const answer = await form({ payload: JSON.stringify(payload) })
      await app.stop()
      return answer
    },
    submit: async (
      name: string,
      view: {
        id: string
        callback_id: string
        private_metadata: string
        values: Record<string, string>
      },
    ) => {
      const { values, ...rest } = view
      const state = {
        values: Object.fromEntries(
          Object.entries(values).map(([block, value]) => [block, { value: { value } }]),
        ),
      }
      const payload = {
        type: 'view_submission',
        team,
        user: { id: slackIdOf(name), team_id: team.id },
        view: { type: 'modal', blocks: [], ...rest, state },
        trigger_id: randomUUID(),
      }
      const answer = await form({ payload: JSON.stringify(payload) })
      await app.stop()
      return answer
    },
    close: async () => {
      await app.stop()
      await new Promise(resolve => server.close(resolve))
      await slack.close()
    },
  }
}

export type SlackTeam = Awaited<ReturnType<typeof createSlackTeam>>

/** A button of an answer, by the beginning of its action id. */
export function findButton(answer: Answer, actionId: string): { action_id: string; value: string } {
  const elements = answer.blocks.flatMap(block => [...(block.elements ?? []), block.accessory])
  const found = elements.find(element => element?.action_id?.startsWith(actionId))
  if (!found) throw new Error(`No button ${actionId} in ${JSON.stringify(answer.blocks)}`)
  return { action_id: found.action_id, value: found.value }
}
