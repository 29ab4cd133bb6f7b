import { type Request, type Response, Router } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import {
  deleteSnippet,
  listSnippets,
  type Snippet,
  saveSnippet,
} from '../../../services/pages/snippets.ts'
import { invalidInput, isProblem } from '../../../services/problems.ts'
import { unknownPlaceholders } from '../../../text/placeholders.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { type SnippetForm, SnippetsPage } from './snippets-page.tsx'

const emptyForm: SnippetForm = { id: '', name: '', text: '', isShared: false }

const formOf = (req: Request): SnippetForm => {
  const { name = '', text = '', isShared } = textFields(req.body)
  const id = req.params.id === undefined ? '' : String(req.params.id)
  return {
    id,
    name: name.trim(),
    text: text.replaceAll('\r\n', '\n').trim(),
    isShared: Boolean(isShared),
  }
}

/**
 * Unknown placeholders in the query that a stored snippet contains. A link cannot put other text into the notice.
 */
function unknownNames({ query }: Request, snippets: readonly Snippet[]): string {
  const unknown = new Set(snippets.flatMap(({ text }) => unknownPlaceholders(text)))
  const named = typeof query.unknown === 'string' ? query.unknown.split(', ') : []
  return named.filter(name => unknown.has(name)).join(', ')
}

/** The notice after saving. It names placeholders that will never be filled. */
function noticeOf(
  req: Request,
  { copy, locale }: Visit,
  snippets: readonly Snippet[],
): Notice | undefined {
  if (req.query.done !== 'saved') return undefined
  const names = unknownNames(req, snippets)
  if (names === '') return { kind: 'good', text: copy.frame.saved }
  return { kind: 'bad', text: messagesIn(locale, 'content').snippets.unknown({ names }) }
}

async function show(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const snippets = await listSnippets(web, visit.user)
  const edited = snippets.find(
    ({ id, userId }) => id === req.query.edit && userId === visit.user.id,
  )
  renderPage(
    res,
    <SnippetsPage
      visit={visit}
      snippets={snippets}
      form={edited ?? emptyForm}
      faults={new Set()}
      notice={noticeOf(req, visit, snippets)}
    />,
  )
}

async function showFaults(
  web: WebContext,
  res: Response,
  { visit, form, paths }: { visit: Visit; form: SnippetForm; paths: readonly string[] },
) {
  const copy = messagesIn(visit.locale, 'content')
  const text = paths.includes('snippets') ? copy.snippets.full : copy.check
  const snippets = await listSnippets(web, visit.user)
  const faults = new Set(paths)
  const page = (
    <SnippetsPage {...{ visit, snippets, form, faults }} notice={{ kind: 'bad', text }} />
  )
  renderPage(res, page, { status: invalidInput([]).facts.status })
}

async function save(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const form = formOf(req)
  try {
    await saveSnippet(web, { ...form, user: visit.user, id: form.id || undefined })
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    const paths = (error.facts.errors ?? []).map(({ path }) => path)
    return showFaults(web, res, { visit, form, paths })
  }
  const unknown = unknownPlaceholders(form.text)
  const facts = new URLSearchParams({ done: 'saved' })
  if (unknown.length > 0) facts.set('unknown', unknown.join(', '))
  res.redirect(303, `/settings/snippets?${facts}`)
}

/** /settings/snippets: texts for repeated use. */
export function snippetsRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/snippets', (req, res) => show(web, req, res))
  router.post('/settings/snippets', (req, res) => save(web, req, res))
  router.post('/settings/snippets/:id', (req, res) => save(web, req, res))
  router.post('/settings/snippets/:id/delete', async (req, res) => {
    const { user } = visitOf(web, req, res)
    await deleteSnippet(web, { user, id: String(req.params.id) })
    res.redirect(303, '/settings/snippets?done=saved')
  })
  return router
}
