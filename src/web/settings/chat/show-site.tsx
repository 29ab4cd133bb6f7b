import type { Request, Response } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import type { ChatSite } from '../../../model/chat.ts'
import type { FieldError } from '../../../model/field-error.ts'
import { maxChatSites } from '../../../model/maximums.ts'
import { listSiteSecrets } from '../../../services/chat/site-secrets.ts'
import { pageUrl } from '../../../services/links.ts'
import { listPages } from '../../../services/pages/pages.ts'
import { getWorkspace } from '../../../services/workspace/workspaces.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import type { HoursFaults } from '../hours/hours-form.ts'
import { SitePage } from './chat-pages.tsx'
import { SecretsPanel } from './secrets-panel.tsx'
import { siteFaultTexts } from './site-fault-texts.ts'
import { formOfSite, newSiteForm, type SiteForm } from './site-form.ts'
import { SnippetPanel } from './snippet-panel.tsx'

/** A refused form as it was typed. */
interface Written {
  form: SiteForm
  errors: readonly FieldError[]
  hoursFaults: HoursFaults
}

function noticeOf(req: Request, { copy, locale }: Visit, written?: Written): Notice | undefined {
  const own = messagesIn(locale, 'settings/chat')
  if (written?.errors.some(({ path }) => path === 'sites'))
    return { kind: 'bad', text: own.full({ max: maxChatSites }) }
  if (written) return { kind: 'bad', text: copy.frame.check }
  const { done } = req.query
  if (done === 'created') return { kind: 'good', text: own.created }
  return done === 'saved' ? { kind: 'good', text: copy.frame.saved } : undefined
}

async function panelsOf(web: WebContext, visit: Visit, site: ChatSite) {
  const [workspace, secrets, pages] = await Promise.all([
    getWorkspace(web, site.workspaceId),
    listSiteSecrets(web, site.id),
    listPages(web, { workspaceId: site.workspaceId }),
  ])
  const page = pages.find(({ id }) => id === site.pageIds[0])
  const { publicUrl } = web
  const { key } = site
  return (
    <>
      {page && (
        <SnippetPanel
          visit={visit}
          facts={{ publicUrl, key, pageUrl: pageUrl(web, page.slug), locale: workspace.locale }}
        />
      )}
      {site.identity !== 'off' && <SecretsPanel visit={visit} site={site} secrets={secrets} />}
    </>
  )
}

/** The editor of a site, or of a new one. With `written`, a refused form with its faults. */
export async function showSite(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  { site, written }: { site?: ChatSite | undefined; written?: Written | undefined },
): Promise<void> {
  const visit = visitOf(web, req, res)
  const { workspaceId } = visit.user
  const [workspace, pages] = await Promise.all([
    getWorkspace(web, workspaceId),
    listPages(web, { workspaceId }),
  ])
  const { name, timeZone } = workspace
  const blank = newSiteForm({ name, timeZone, pageId: pages[0]?.id })
  const form = written?.form ?? (site ? formOfSite(site) : blank)
  renderPage(
    res,
    <SitePage
      visit={visit}
      site={site}
      form={form}
      faults={siteFaultTexts(written?.errors ?? [], { form, locale: visit.locale })}
      hoursFaults={written?.hoursFaults ?? {}}
      pages={pages}
      notice={noticeOf(req, visit, written)}
    >
      {site && (await panelsOf(web, visit, site))}
    </SitePage>,
    { status: written ? 422 : 200 },
  )
}
