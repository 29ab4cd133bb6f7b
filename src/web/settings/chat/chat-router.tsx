import { type Request, type Response, Router } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import type { ChatSite } from '../../../model/chat.ts'
import { addSiteSecret, deleteSiteSecret } from '../../../services/chat/site-secrets.ts'
import {
  createSite,
  deleteSite,
  getSite,
  listSites,
  updateSite,
} from '../../../services/chat/sites.ts'
import { isAnybodyTakingChats } from '../../../services/people/chat-availability.ts'
import { isProblem } from '../../../services/problems.ts'
import { mustBeAdmin } from '../../middleware/must-be-admin.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { DeleteSitePage, SitesPage } from './chat-pages.tsx'
import { NewSecretPage } from './secrets-panel.tsx'
import { showSite } from './show-site.tsx'
import { type FormContent, readSiteForm, siteOfForm } from './site-form.ts'

const address = '/settings/chat'

const siteOf = (web: WebContext, req: Request, res: Response): Promise<ChatSite> =>
  getSite(web, {
    workspaceId: visitOf(web, req, res).user.workspaceId,
    siteId: String(req.params.id),
  })

async function showSites(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { workspaceId } = visit.user
  const [sites, hasTaker] = await Promise.all([
    listSites(web, workspaceId),
    isAnybodyTakingChats(web, workspaceId),
  ])
  const { removed } = messagesIn(visit.locale, 'settings/chat')
  const notice: Notice | undefined =
    req.query.done === 'removed' ? { kind: 'good', text: removed } : undefined
  renderPage(res, <SitesPage {...{ visit, sites, hasTaker, notice }} />)
}

/** Saves the form with `save`, or shows it again with its faults and everything that was typed. */
async function saveForm(
  web: WebContext,
  { req, res, site }: { req: Request; res: Response; site?: ChatSite },
  save: (content: FormContent) => Promise<string>,
) {
  const form = readSiteForm(req.body)
  const { content, hoursFaults } = siteOfForm(form)
  try {
    res.redirect(303, await save(content))
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    const written = { form, errors: error.facts.errors ?? [], hoursFaults }
    await showSite(web, { req, res }, { site, written })
  }
}

async function create(web: WebContext, req: Request, res: Response) {
  const { workspaceId } = visitOf(web, req, res).user
  await saveForm(web, { req, res }, async content => {
    const { id } = await createSite(web, {
      workspaceId,
      content: { ...content, slackChannel: undefined },
    })
    return `${address}/${id}?done=created`
  })
}

async function update(web: WebContext, req: Request, res: Response) {
  const site = await siteOf(web, req, res)
  const { workspaceId, id: siteId } = site
  await saveForm(web, { req, res, site }, async content => {
    await updateSite(web, { workspaceId, siteId, content })
    return `${address}/${siteId}?done=saved`
  })
}

async function askToDelete(web: WebContext, req: Request, res: Response) {
  const site = await siteOf(web, req, res)
  renderPage(res, <DeleteSitePage visit={visitOf(web, req, res)} site={site} />)
}

async function confirmDelete(web: WebContext, req: Request, res: Response) {
  const { workspaceId, id: siteId } = await siteOf(web, req, res)
  await deleteSite(web, { workspaceId, siteId })
  res.redirect(303, `${address}?done=removed`)
}

async function addSecret(web: WebContext, req: Request, res: Response) {
  const site = await siteOf(web, req, res)
  const made = await addSiteSecret(web, { workspaceId: site.workspaceId, siteId: site.id })
  renderPage(res, <NewSecretPage visit={visitOf(web, req, res)} site={site} made={made} />)
}

async function removeSecret(web: WebContext, req: Request, res: Response) {
  const { workspaceId, id: siteId } = await siteOf(web, req, res)
  await deleteSiteSecret(web, { workspaceId, siteId, id: String(req.params.secret) })
  res.redirect(303, `${address}/${siteId}?done=saved#secrets`)
}

/** /settings/chat: websites with a chat, for admins. */
export function chatRouter(web: WebContext): Router {
  const router = Router()
  router.use(address, mustBeAdmin)
  router.get(address, (req, res) => showSites(web, req, res))
  router.post(address, (req, res) => create(web, req, res))
  router.get(`${address}/new`, (req, res) => showSite(web, { req, res }, {}))
  router.get(`${address}/:id`, async (req, res) =>
    showSite(web, { req, res }, { site: await siteOf(web, req, res) }),
  )
  router.post(`${address}/:id`, (req, res) => update(web, req, res))
  router.get(`${address}/:id/delete`, (req, res) => askToDelete(web, req, res))
  router.post(`${address}/:id/delete`, (req, res) => confirmDelete(web, req, res))
  router.post(`${address}/:id/secrets`, (req, res) => addSecret(web, req, res))
  router.post(`${address}/:id/secrets/:secret/delete`, (req, res) => removeSecret(web, req, res))
  return router
}
