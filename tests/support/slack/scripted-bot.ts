import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { webApi } from '@slack/bolt'
import express from 'express'
import { isSignedBySlack } from '../../../bot/slack-api/verify-request.ts'
import { type DevSlack, startDevSlack } from '../../../src/dev/slack/start-dev-slack.ts'

/** A request, not parsed: the fields of a command, the payload of an interaction, or the envelope of an event. */
// biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked at freely by tests
export type Heard = any

const read = (body: string, contentType: string): Heard => {
  if (contentType.includes('json')) return JSON.parse(body)
  const fields = Object.fromEntries(new URLSearchParams(body))
  return fields.payload ? JSON.parse(fields.payload) : fields
}

/** A bot with scripted answers in the simulated Slack, with Ana and Maya. */
export async function startScriptedBot(clock: () => number = Date.now) {
  const slack: DevSlack = await startDevSlack({
    members: [
      { name: 'Ana Ruiz', email: 'ana@parley.test', timeZone: 'Europe/Berlin', locale: 'en-GB' },
      { name: 'Maya Li', email: 'maya@acme.test', timeZone: 'America/New_York', locale: 'en-US' },
    ],
    clock,
  })
  const { signingSecret = '', botToken, apiUrl } = slack.config
  const heard: Heard[] = []
  let answer: (request: Heard) => object | undefined = () => undefined
  const web = express().post('/', express.text({ type: '*/*' }), (req, res) => {
    const signed = {
      signature: req.get('x-slack-signature'),
      timestamp: req.get('x-slack-request-timestamp'),
      body: Buffer.from(req.body),
    }
    if (!isSignedBySlack(signed, { signingSecret, now: clock() })) return void res.status(401).end()
    const request = read(req.body, req.get('content-type') ?? '')
    heard.push(request)
    const said = answer(request)
    return void (said ? res.json(said) : res.end())
  })
  const server = createServer(web)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  slack.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const { desk } = slack
  const [ana, maya] = await desk.listPeople()
  if (!ana || !maya) throw new Error('Nobody is there')
  const [direct, deals] = await desk.listConversations(ana.id)
  if (!direct || !deals) throw new Error('There are no conversations')
  const client = new webApi.WebClient(botToken, { slackApiUrl: `${apiUrl}/api/` })
  return {
    desk,
    client,
    heard,
    ana,
    maya,
    direct,
    deals,
    /** The last request of this type. */
    last: (type: string): Heard => heard.findLast(one => (one.event?.type ?? one.type) === type),
    answerWith: (next: typeof answer) => {
      answer = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await slack.close()
    },
  }
}
