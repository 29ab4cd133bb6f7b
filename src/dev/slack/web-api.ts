import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { Router as makeRouter, type Request, type Response, type Router } from 'express'
import { ownEntry } from '../../text/own-entry.ts'
import type { DeskBlock, DeskPerson } from '../../web/slack-desk.ts'
import type { DeskState } from './desk-state.ts'
import type { EmulatedTeam } from './emulated-team.ts'
import { changesOf, readView } from './read-view.ts'

interface ApiParts {
  team: EmulatedTeam
  state: DeskState
}

type Answer = Record<string, unknown> & { ok: boolean }
/** Nested objects are JSON text, as Slack's client sends them. */
type Fields = Readonly<Record<string, string>>
type Afterwards = (parts: ApiParts, answer: Answer, fields: Fields) => void

const parsed = (text: string | undefined): unknown => JSON.parse(text ?? 'null')

const withProfile = (people: readonly DeskPerson[], user: Record<string, unknown>) => {
  const person = people.find(({ id }) => id === user.id)
  return person ? { ...user, tz: person.timeZone, locale: person.locale } : user
}

const addProfile: Afterwards = ({ team }, answer) => {
  answer.user = withProfile(team.people, answer.user as Record<string, unknown>)
}

const addProfiles: Afterwards = ({ team }, answer) => {
  const members = answer.members as Record<string, unknown>[]
  answer.members = members.map(member => withProfile(team.people, member))
}

/** The first modal replaces an open one. A pushed modal is shown above it. */
const keepModal =
  (how: 'first' | 'on-top'): Afterwards =>
  ({ state }, answer, { trigger_id: triggerId = '' }) => {
    const view = readView(answer.view, state.triggers.get(triggerId) ?? '')
    const stack = state.stackOf(view.personId)
    if (how === 'first') stack.length = 0
    stack.push(view)
  }

const keepHome: Afterwards = ({ state }, answer, { user_id: personId = '' }) => {
  state.homes.set(personId, readView(answer.view, personId))
}

const changeView: Afterwards = ({ state }, _answer, fields) =>
  state.replaceView(fields.view_id ?? '', changesOf(parsed(fields.view)))

const keepUnfurls: Afterwards = ({ state }, _answer, { channel, ts, unfurls }) => {
  const byUrl = parsed(unfurls) as Record<string, { blocks?: DeskBlock[] }>
  const shown = Object.values(byUrl).map(({ blocks = [] }) => blocks)
  state.unfurls.set(`${channel} ${ts}`, shown)
}

/** The stand-in stores an ephemeral message but shows it to nobody. */
const keepEphemeral: Afterwards = ({ state }, answer, fields) => {
  const ts = String(answer.message_ts)
  state.ephemerals.push({
    id: `e-${ts}`,
    personId: fields.user ?? '',
    conversationId: fields.channel ?? '',
    threadTs: fields.thread_ts,
    text: fields.text ?? '',
    blocks: (parsed(fields.blocks) ?? []) as DeskBlock[],
    after: ts,
  })
}

/** Completes the stand-in's responses and keeps what it does not store. */
const afterwards: Readonly<Record<string, Afterwards>> = {
  'users.info': addProfile,
  'users.lookupByEmail': addProfile,
  'users.list': addProfiles,
  'views.open': keepModal('first'),
  'views.push': keepModal('on-top'),
  'views.update': changeView,
  'views.publish': keepHome,
  'chat.postEphemeral': keepEphemeral,
  'chat.unfurl': keepUnfurls,
}

/** Methods that the stand-in lacks and that return no data. */
const oursAlone = new Set(['chat.unfurl'])

async function forward({ team }: ApiParts, method: string, req: Request): Promise<Answer> {
  if (oursAlone.has(method)) return { ok: true }
  const answer = await fetch(`${team.url}/api/${method}`, {
    method: 'POST',
    headers: {
      authorization: req.get('authorization') ?? '',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(req.body as Record<string, string>),
  })
  return (await answer.json()) as Answer
}

async function take(parts: ApiParts, req: Request, res: Response): Promise<void> {
  const method = String(req.params.method)
  const answer = await forward(parts, method, req)
  if (answer.ok) {
    ownEntry(afterwards, method)?.(parts, answer, req.body as Fields)
    parts.state.changed()
  }
  res.json(answer)
}

/** The Web API that the bot calls: the stand-in's, with the differences from Slack filled in. */
export function webApiRouter(parts: ApiParts): Router {
  const router = makeRouter()
  router.use('/api', express.urlencoded({ extended: false, limit: '1mb' }))
  router.post('/api/:method', (req, res) => take(parts, req, res))
  return router
}

/** Listens on loopback, at any free port. */
export async function listenOnLoopback(
  router: Router,
): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer(express().use(router))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
