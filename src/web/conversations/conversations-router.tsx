import { type Request, type Response, Router, urlencoded } from 'express'
import { messagesIn } from '../../i18n/messages.ts'
import { readInstant } from '../../scheduling/instant.ts'
import { listConversations } from '../../services/chat/list-conversations.ts'
import { offerableTimes } from '../../services/chat/offerable-times.ts'
import { readTranscript } from '../../services/chat/read-transcript.ts'
import * as rep from '../../services/chat/rep-actions.ts'
import { isProblem } from '../../services/problems.ts'
import { textFields } from '../form-fields.ts'
import { ownForm } from '../middleware/form-token.ts'
import { signedIn } from '../middleware/signed-in.ts'
import { renderPage } from '../render-page.ts'
import { visitOf } from '../signed-in/visit.ts'
import type { WebContext } from '../web-context.ts'
import { ConversationPage } from './conversation-page.tsx'
import { ConversationsPage } from './conversations-page.tsx'
import { waitForChange } from './wait-for-change.ts'

const address = '/conversations/:id'

async function showList(web: WebContext, req: Request, res: Response): Promise<void> {
  const visit = visitOf(web, req, res)
  const status = req.query.status === 'closed' ? 'closed' : 'open'
  const conversations = await listConversations(web, { user: visit.user, status })
  renderPage(res, <ConversationsPage {...{ visit, status, conversations, now: web.clock() }} />)
}

interface Refused {
  typed: { reply?: string; note?: string }
  text: string
}

async function show(
  web: WebContext,
  req: Request,
  res: Response,
  refused?: Refused,
): Promise<void> {
  const visit = visitOf(web, req, res)
  const { user } = visit
  const transcript = await readTranscript(web, { user, conversationId: String(req.params.id) })
  const isOwn = transcript.conversation.ownerId === user.id
  const pages = isOwn ? await offerableTimes(web, transcript) : []
  const editing = Number(req.query.edit) || undefined
  const notice = refused && ({ kind: 'bad', text: refused.text } as const)
  renderPage(
    res,
    <ConversationPage
      {...{ visit, transcript, pages, editing, notice, now: web.clock() }}
      typed={refused?.typed}
    />,
    { status: refused ? 422 : 200 },
  )
}

type Act = (web: WebContext, command: rep.RepCommand, req: Request) => Promise<unknown>

/** Does something in a conversation of the user's workspace and shows it again. */
const press =
  (web: WebContext, act: Act) =>
  async (req: Request, res: Response): Promise<void> => {
    const { user } = visitOf(web, req, res)
    const conversationId = String(req.params.id)
    await readTranscript(web, { user, conversationId })
    await act(web, { user, conversationId }, req)
    res.redirect(303, `/conversations/${conversationId}#answer`)
  }

/** The same with a text, which is shown again where it is refused. */
const write =
  (web: WebContext, field: 'reply' | 'note', act: (text: string) => Act) =>
  async (req: Request, res: Response): Promise<void> => {
    const { text = '' } = textFields(req.body)
    try {
      await press(web, act(text))(req, res)
    } catch (error) {
      if (!isProblem(error, 'invalid-input')) throw error
      const { locale } = visitOf(web, req, res)
      const { empty } = messagesIn(locale, 'conversations')
      await show(web, req, res, { typed: { [field]: text }, text: empty })
    }
  }

const startsOf = ({ body }: Request): number[] =>
  [body?.starts ?? []]
    .flat()
    .flatMap(text => (typeof text === 'string' ? (readInstant(text) ?? []) : []))

async function offer(web: WebContext, req: Request, res: Response): Promise<void> {
  const starts = startsOf(req)
  const { pageId = '' } = textFields(req.body)
  if (starts.length === 0) {
    const { noTimes } = messagesIn(visitOf(web, req, res).locale, 'conversations')
    return show(web, req, res, { typed: {}, text: noTimes })
  }
  await press(web, (_web, command) => rep.offerTimesAsRep(web, { ...command, pageId, starts }))(
    req,
    res,
  )
}

/** /conversations: the team's side of the chats on websites. */
export function conversationsRouter(web: WebContext): Router {
  const router = Router()
  const form = urlencoded({ extended: false, limit: '100kb' })
  router.use('/conversations', signedIn(web), form, ownForm)
  router.get('/conversations', (req, res) => showList(web, req, res))
  router.get(address, (req, res) => show(web, req, res))
  router.get(`${address}/changes`, (req, res) => waitForChange(web, req, res))
  router.post(`${address}/take`, press(web, rep.takeConversation))
  router.post(`${address}/leave`, press(web, rep.leaveConversation))
  router.post(`${address}/close`, press(web, rep.closeConversation))
  router.post(
    `${address}/reply`,
    write(
      web,
      'reply',
      text => (context, command) => rep.replyAsRep(context, { ...command, text }),
    ),
  )
  router.post(
    `${address}/note`,
    write(web, 'note', text => (context, command) => rep.noteAsRep(context, { ...command, text })),
  )
  router.post(`${address}/offer`, (req, res) => offer(web, req, res))
  router.post(
    `${address}/messages/:seq`,
    write(
      web,
      'reply',
      text => (context, command, req) =>
        rep.editMessage(context, { ...command, seq: Number(req.params.seq) || 0, text }),
    ),
  )
  router.post(
    `${address}/messages/:seq/delete`,
    press(web, (context, command, req) =>
      rep.deleteMessage(context, { ...command, seq: Number(req.params.seq) || 0 }),
    ),
  )
  return router
}
