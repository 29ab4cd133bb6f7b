import { type Request, type Response, Router } from 'express'
import type { CrmRecord } from '../../../../crm/contract/crm-objects.ts'
import type { CrmProvider } from '../../../../crm/contract/crm-provider.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import { withinPatience } from '../../../services/with-timeout.ts'
import { emailKey, isEmail, parseEmail } from '../../../text/email-address.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import type { WebContext } from '../../web-context.ts'
import { GuestPage, type GuestPageProps } from './guest-page.tsx'
import { visitorOf } from './record-visit.ts'
import { whenCrmAway } from './when-crm-away.tsx'

const maxOfType = 8
const maxTextLength = 200

const toRecord = ({
  id,
  name,
  email,
  url,
}: Awaited<ReturnType<CrmProvider['searchContacts']>>[number]): CrmRecord => ({
  type: 'contacts',
  id,
  name: name || email,
  detail: email,
  url,
})

/** Contacts come first. A complete address is also looked up directly. */
async function search(crm: CrmProvider, text: string): Promise<CrmRecord[]> {
  const others = crm.recordTypes.filter(type => type !== 'contacts')
  const [exact, contacts, ...lists] = await Promise.all([
    isEmail(text) ? crm.findContactByEmail(text) : undefined,
    crm.searchContacts(text, maxOfType),
    ...others.map(type => crm.searchRecords(type, text, maxOfType)),
  ])
  const found = [...(exact ? [exact] : []), ...contacts.filter(({ id }) => id !== exact?.id)]
  return [...found.map(toRecord), ...lists.flat()]
}

async function findFor(
  web: WebContext,
  crm: CrmProvider,
  text: string,
): Promise<Pick<GuestPageProps, 'found' | 'isAway'>> {
  if (text === '') return { found: [], isAway: false }
  try {
    const found = await withinPatience(search(crm, text))
    return { found: found ?? [], isAway: found === undefined }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    web.log.warn({ provider: error.provider, code: error.code }, 'No records could be searched')
    return { found: [], isAway: true }
  }
}

async function show(web: WebContext, req: Request, res: Response) {
  const visitor = visitorOf(web, req, res)
  const crm = await web.crmFor(visitor.visit.user.workspaceId)
  const text = (textFields(req.query).q ?? '').trim().slice(0, maxTextLength)
  const { found, isAway } = await findFor(web, crm, text)
  const isKnown = found.some(({ detail }) => emailKey(detail ?? '') === emailKey(text))
  renderPage(
    res,
    <GuestPage
      {...visitor}
      provider={crm.id}
      text={text}
      found={found}
      isAway={isAway}
      newEmail={isKnown || isAway ? undefined : parseEmail(text)}
    />,
  )
}

/** /records/schedule: the choice of a contact or record for a new meeting. */
export const guestRouter = (web: WebContext): Router =>
  Router().get('/records/schedule', whenCrmAway(web, show))
