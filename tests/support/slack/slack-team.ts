import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { webApi } from '@slack/bolt'
import { createEmulator } from 'emulate'
import express from 'express'
import { createSlackApp, type SlackApp } from '../../../bot/app.ts'
import type { SlackConfig } from '../../../bot/config.ts'
import { signedHeaders } from '../../../src/dev/slack/sign-request.ts'
import type { ServiceContext } from '../../../src/services/context.ts'
import { recordViews, type ShownView } from './recorded-views.ts'

export const signingSecret = 'a signing secret for tests'

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

/** A simulated Slack team with our app, and functions that press its buttons. */
export async function createSlackTeam(context: ServiceContext, changes: Partial<SlackConfig> = {}) {
  const slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Demo', domain: 'demo' },
        users: [
          { name: 'ana', real_name: 'Ana Ruiz', email: 'ana@parley.test' },
          { name: 'ben', real_name: 'Ben Ruiz', email: 'ben@parley.test' },
          { name: 'maya', real_name: 'Maya Lindt', email: 'maya@acme.test' },
          { name: 'zoe', real_name: 'Zoe Stranger', email: 'zoe@else.test' },
        ],
      },
    },
  })
  const web = express()
  const server = createServer(web)
  const url = await listenOn(server)
  const { router: slackApi, shown, homes, zones } = recordViews(slack.url)
  const config: SlackConfig = {
    signingSecret,
    clientId: undefined,
    clientSecret: undefined,
    appToken: undefined,
    botToken: 'xoxb-tests',
    apiUrl: url,
    ...changes,
  }
  const client = new webApi.WebClient('xoxb-tests', { slackApiUrl: `${slack.url}/api/` })
  const { members = [] } = await client.users.list({})
  const slackIdOf = (name: string) => members.find(member => member.name === name)?.id ?? ''
  const answers: Answer[] = []
  const app: SlackApp = createSlackApp({ context, config })
  web.post('/answers', express.json(), (req, res) => {
    answers.push(req.body)
    res.json({ ok: true })
  })
  web.use(slackApi)
  web.use(app.router)

  /** Events are stored first and handled by a job. */
  const workOffEvents = async () => {
    if (!('recordedJobs' in context)) return
    const jobs = context.recordedJobs as { name: string; payload: { eventId: string } }[]
    const next = () => jobs.findIndex(({ name }) => name === 'slack-event')
    for (let at = next(); at >= 0; at = next())
      for (const { payload } of jobs.splice(at, 1)) await app.jobs['slack-event'](payload)
  }

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
    const answer = { status: response.status, text: await response.text() }
    await workOffEvents()
    return answer
  }
  const form = (fields: Record<string, string>, options?: { at?: number; secret?: string }) =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', options)

  const team = { id: 'T000000001', domain: 'demo' }
  const makeTrigger = async (name: string, viewId?: string): Promise<string> => {
    const fields = { user_id: slackIdOf(name), ...(viewId ? { view_id: viewId } : {}) }
    const answer = await client.apiCall('views.generateTriggerId', fields)
    return String((answer as { trigger_id?: string }).trigger_id)
  }
  const common = async (name: string) => ({
    trigger_id: await makeTrigger(name),
    response_url: `${url}/answers`,
  })

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
    /** Waits for the work of acknowledged requests. */
    settle: () => app.stop(),
    lastAnswer: (): Answer => {
      const answer = answers.at(-1)
      if (!answer) throw new Error('Slack was told nothing')
      return answer
    },
    command: async (
      name: string,
      text: string,
      options: { at?: number; secret?: string; channel?: string } = {},
    ) => {
      const fields = {
        command: '/meet',
        text,
        team_id: team.id,
        user_id: slackIdOf(name),
        channel_id: options.channel ?? 'C000000001',
        ...(await common(name)),
      }
      const answer = await form(fields, options)
      await app.stop()
      return { ...answer, fields }
    },
    press: async (
      name: string,
      button: { action_id: string; value: string },
      { channel = 'C000000001' }: { channel?: string } = {},
    ) => {
      const payload = {
        type: 'block_actions',
        team,
        user: { id: slackIdOf(name), team_id: team.id },
        channel: { id: channel, name: 'general' },
        container: { type: 'message' },
        actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...button }],
        ...(await common(name)),
      }
      const answer = await form({ payload: JSON.stringify(payload) })
      await app.stop()
      return answer
    },
    /** Sends an event of the team, as Slack does. */
    event: async (event: object, eventId: string = randomUUID()) => {
      const body = { type: 'event_callback', event_id: eventId, team_id: team.id, event }
      const answer = await send(JSON.stringify(body), 'application/json')
      await app.stop()
      return answer
    },
    /** Sets a person's time zone in Slack. */
    setZone: (name: string, timeZone: string) => zones.set(slackIdOf(name), timeZone),
    /** All App Home views, the latest last. */
    homes,
    /** All modals, the latest last. */
    views: shown,
    /** Presses a button on App Home. */
    pressAtHome: async (name: string, button: { action_id: string; value: string }) => {
      const payload = {
        type: 'block_actions',
        team,
        user: { id: slackIdOf(name), team_id: team.id },
        container: { type: 'view', view_id: 'V' },
        view: { type: 'home', id: 'V', callback_id: '', private_metadata: '', blocks: [] },
        actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...button }],
        trigger_id: await makeTrigger(name),
      }
      const answer = await form({ payload: JSON.stringify(payload) })
      await app.stop()
      return answer
    },
    /** The latest modal. */
    lastView: (): ShownView => {
      const view = shown.at(-1)
      if (!view) throw new Error('No modal was shown')
      return view
    },
    /** Fills in the current modal by block id, and submits it. */
    fill: async (name: string, fields: Record<string, object>) => {
      const { id, callbackId, metadata, blocks } = shown.at(-1) ?? { id: '' }
      const values = Object.entries(fields).map(([block, field]) => [block, { value: field }])
      const payload = {
        type: 'view_submission',
        team,
        user: { id: slackIdOf(name), team_id: team.id },
        view: {
          type: 'modal',
          id,
          callback_id: callbackId,
          private_metadata: metadata,
          blocks,
          state: { values: Object.fromEntries(values) },
        },
        trigger_id: randomUUID(),
      }
      const answer = await form({ payload: JSON.stringify(payload) })
      await app.stop()
      return answer
    },
    /** Presses a button in the current modal. */
    pressInView: async (name: string, button: { action_id: string; value: string }) => {
      const view = shown.at(-1) ?? { id: '', title: '', metadata: '', callbackId: '', blocks: [] }
      const payload = {
        type: 'block_actions',
        team,
        user: { id: slackIdOf(name), team_id: team.id },
        container: { type: 'view', view_id: view.id },
        view: {
          type: 'modal',
          id: view.id,
          title: { type: 'plain_text', text: view.title },
          callback_id: view.callbackId,
          private_metadata: view.metadata,
          blocks: view.blocks,
        },
        actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...button }],
        trigger_id: await makeTrigger(name, view.id),
      }
      const answer = await form({ payload: JSON.stringify(payload) })
      await app.stop()
      return answer
    },
    /** The options of a menu for a typed text. */
    suggest: async (name: string, actionId: string, value: string) => {
      const payload = {
        type: 'block_suggestion',
        team,
        user: { id: slackIdOf(name), team_id: team.id },
        action_id: actionId,
        block_id: 'b',
        value,
        container: { type: 'view', view_id: 'V' },
      }
      const { text } = await form({ payload: JSON.stringify(payload) })
      return JSON.parse(text).options as { text: { text: string }; value: string }[]
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

/** Finds a button of an answer by the beginning of its action id. */
export function findButton(answer: Answer, actionId: string): { action_id: string; value: string } {
  const elements = answer.blocks.flatMap(block => [...(block.elements ?? []), block.accessory])
  const found = elements.find(element => element?.action_id?.startsWith(actionId))
  if (!found) throw new Error(`No button ${actionId} in ${JSON.stringify(answer.blocks)}`)
  return { action_id: found.action_id, value: found.value }
}
