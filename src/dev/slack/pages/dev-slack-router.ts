import { type Request, type Response, Router, urlencoded } from 'express'
import { atThisMachine } from '../../../web/middleware/at-this-machine.ts'
import type { DeskPlace } from '../../../web/slack-desk.ts'
import type { WebContext } from '../../../web/web-context.ts'
import type { Block } from './blocks/block-kit.ts'
import { pathOf } from './desk-props.ts'
import { type DeskForm, readAct, readState, separator } from './read-act.ts'
import { type DeskContext, homePath, type Look, lookAt, showDesk } from './show-desk.tsx'

type Deed = (web: DeskContext, look: Look, form: DeskForm) => Promise<unknown>

const field = (form: DeskForm, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const type: Deed = async ({ slackDesk: { desk } }, { person, conversation }, form) => {
  const text = field(form, 'text').trim()
  if (!conversation || text === '') return
  const threadTs = field(form, 'thread')
  await desk.type(person.id, {
    conversationId: conversation.id,
    text,
    ...(threadTs ? { threadTs } : {}),
  })
}

/** The blocks of a form and their context. */
async function standingIn(
  { slackDesk: { desk } }: DeskContext,
  { person, conversation }: Look,
  form: DeskForm,
): Promise<{ place: DeskPlace; blocks: readonly Block[] } | undefined> {
  const viewId = field(form, 'view')
  if (viewId) {
    const shown = [desk.findModal(person.id), desk.findHome(person.id)]
    const view = shown.find(one => one?.id === viewId)
    return view && { place: { kind: 'view', viewId }, blocks: view.blocks as unknown as Block[] }
  }
  if (!conversation) return undefined
  const ts = field(form, 'ts')
  const messages = await desk.listMessages(person.id, conversation.id)
  const all = messages.flatMap(message => [message, ...message.replies])
  const message = all.find(one => one.ts === ts)
  const place = { kind: 'message', conversationId: conversation.id, ts } as const
  return message && { place, blocks: message.blocks as unknown as Block[] }
}

const act: Deed = async (web, look, form) => {
  const { desk } = web.slackDesk
  const { person } = look
  const standing = await standingIn(web, look, form)
  if (!standing) return
  const { place, blocks } = standing
  const sent = { form, timeZone: person.timeZone }
  if (place.kind === 'view' && form.close !== undefined) return desk.close(person.id, place.viewId)
  const state = readState(blocks, sent)
  const action = readAct(blocks, sent)
  if (action) return desk.act(person.id, { place, action, state })
  if (place.kind === 'view' && form.submit !== undefined)
    return desk.submit(person.id, { viewId: place.viewId, state })
}

const shortcut: Deed = ({ slackDesk: { desk } }, { person, conversation }, form) => {
  const ts = field(form, 'ts')
  return desk.shortcut(person.id, {
    callbackId: field(form, 'callback'),
    ...(ts && conversation ? { message: { conversationId: conversation.id, ts } } : {}),
  })
}

const deeds: ReadonlyMap<string, Deed> = new Map(Object.entries({ type, act, shortcut }))

async function start({ slackDesk: { desk } }: DeskContext, req: Request, res: Response) {
  const people = await desk.listPeople()
  const wanted = people.find(({ id }) => id === req.query.person) ?? people[0]
  if (!wanted) return void res.redirect(303, '/settings')
  const [direct] = await desk.listConversations(wanted.id)
  res.redirect(303, `/dev/slack/${wanted.id}/${direct?.id ?? homePath}`)
}

const lookOf = (web: DeskContext, { params }: Request) =>
  lookAt(web, { personId: String(params.person), conversationId: String(params.conversation) })

/** The island fetches this to update the page. */
const isForNews = (req: Request) => req.query.news !== undefined

async function open(web: DeskContext, req: Request, res: Response) {
  const look = await lookOf(web, req)
  const { desk } = web.slackDesk
  // An update of the page does not count as opening App Home again.
  if (!look.conversation && !isForNews(req)) {
    await desk.openHome(look.person.id)
    await desk.settled(() => desk.findHome(look.person.id) !== undefined)
  }
  await showDesk(web, res, look)
}

/** The bot reacts a moment later. Waiting for it shows the result without JavaScript too. */
async function doIt(web: DeskContext, req: Request, res: Response) {
  const look = await lookOf(web, req)
  await deeds.get(String(req.params.deed))?.(web, look, req.body as DeskForm)
  await web.slackDesk.desk.settled()
  res.redirect(303, `${pathOf(look)}${isForNews(req) ? '?news' : ''}`)
}

async function suggest(web: DeskContext, req: Request, res: Response) {
  const { person, conversation } = await lookOf(web, req)
  const { view = '', ts = '', menu = '', text = '' } = req.query as Record<string, string>
  const [blockId = '', actionId = ''] = String(menu).split(separator)
  const place: DeskPlace =
    ts && conversation
      ? { kind: 'message', conversationId: conversation.id, ts: String(ts) }
      : { kind: 'view', viewId: String(view) }
  const asked = { place, blockId, actionId, text: String(text) }
  res.json(await web.slackDesk.desk.suggest(person.id, asked))
}

/** /dev/slack, for trying Parley without a Slack team. */
export function devSlackRouter(web: WebContext): Router {
  const router = Router()
  const { slackDesk } = web
  if (web.isProduction || !slackDesk) return router
  const context = { ...web, slackDesk }
  const room = '/dev/slack/:person/:conversation'
  router.use('/dev/slack', atThisMachine(web), urlencoded({ extended: false, limit: '256kb' }))
  router.get('/dev/slack', (req, res) => start(context, req, res))
  router.get('/dev/slack/version', (_req, res) => {
    res.json({ version: slackDesk.desk.version })
  })
  router.get(room, (req, res) => open(context, req, res))
  router.get(`${room}/suggest`, (req, res) => suggest(context, req, res))
  router.post(`${room}/:deed`, (req, res) => doIt(context, req, res))
  return router
}
