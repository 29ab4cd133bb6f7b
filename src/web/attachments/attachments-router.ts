import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express'
import {
  addAttachments,
  openAttachment,
  removeAttachment,
} from '../../services/attachments/attachments.ts'
import { isProblem } from '../../services/problems.ts'
import { ownForm } from '../middleware/form-token.ts'
import { signedIn, userOf } from '../middleware/signed-in.ts'
import { findOwnMeeting } from '../signed-in/meeting-access.ts'
import type { WebContext } from '../web-context.ts'
import { fileFaultOf, filesForm, filesOf } from './files-form.ts'

const backTo = (res: Response, meetingId: string, query: string) =>
  res.redirect(303, `/settings/meetings/${meetingId}?${query}#attachments`)

/** Checks access to the meeting before the body is read. */
const ownMeeting =
  (web: WebContext): RequestHandler =>
  async (req, res, next) => {
    await findOwnMeeting(web, userOf(res), String(req.params.meetingId))
    next()
  }

async function add(web: WebContext, req: Request, res: Response) {
  const meetingId = String(req.params.meetingId)
  const fault = fileFaultOf(res)
  if (fault) return backTo(res, meetingId, `fault=${fault}`)
  try {
    await addAttachments(web, { user: userOf(res), meetingId, files: filesOf(req) })
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    return backTo(res, meetingId, 'fault=too-many')
  }
  backTo(res, meetingId, 'done=saved')
}

async function remove(web: WebContext, req: Request, res: Response) {
  const { meetingId, id } = req.params
  const attachment = { meetingId: String(meetingId), attachmentId: String(id) }
  await removeAttachment(web, { user: userOf(res), ...attachment })
  backTo(res, attachment.meetingId, 'done=saved')
}

/** Whatever the file type, a browser saves the file and never runs it. */
async function download(web: WebContext, req: Request, res: Response) {
  const { name, size, sha256, content } = await openAttachment(web, {
    user: userOf(res),
    id: String(req.params.id),
  })
  res.attachment(name)
  res.set({
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'Repr-Digest': `sha-256=:${sha256.toString('base64')}:`,
    'Cache-Control': 'private, no-store',
  })
  await pipeline(Readable.from(content), res)
}

/** /attachments: files of meetings, for signed-in users only. */
export function attachmentsRouter(web: WebContext): Router {
  const router = Router()
  const form = urlencoded({ extended: false, limit: '16kb' })
  const own = '/attachments/meetings/:meetingId'
  router.use('/attachments', signedIn(web))
  router.get('/attachments/:id/:name', (req, res) => download(web, req, res))
  router.post(own, ownMeeting(web), filesForm(web), ownForm, (req, res) => add(web, req, res))
  router.post(`${own}/:id/remove`, ownMeeting(web), form, ownForm, (req, res) =>
    remove(web, req, res),
  )
  return router
}
