import type { types } from '@slack/bolt'
import { messagesIn } from '../../src/i18n/messages.ts'
import { takesBookings } from '../../src/model/takes-bookings.ts'
import { pageUrl } from '../../src/services/links.ts'
import { listPages } from '../../src/services/pages/pages.ts'
import { shareView } from '../blocks/app-home/link-views.ts'
import { selectField } from '../blocks/forms.ts'
import { sentence } from '../blocks/text.ts'
import type { RequestContext } from '../requests/request-context.ts'
import type { Shown } from './open-modal.ts'

/** One of the rep's links, and the conversation to post it to. */
export async function shareLinkModal(request: RequestContext): Promise<Shown> {
  const { copy, reader, user, workspaceId, parts } = request
  const { locale } = reader
  const own = messagesIn(locale, 'slack/proposals')
  const pages = (await listPages(parts.context, { workspaceId, hostId: user.id })).filter(page =>
    takesBookings(page, parts.context.clock()),
  )
  const [page] = pages
  if (!page) {
    const settings = `${parts.context.publicUrl}/settings`
    return { title: own.shareTitle, message: sentence(copy.noPage({ url: settings })) }
  }
  const view = shareView({ copy, locale, page, url: pageUrl(parts.context, page.slug) })
  const options = pages.map(({ id, title }) => ({ value: id, label: title }))
  const choice = selectField({ id: 'page', label: own.shareTitle, options, chosen: page.id })
  const blocks: types.KnownBlock[] =
    pages.length > 1
      ? [choice, ...(view.blocks.slice(1) as types.KnownBlock[])]
      : (view.blocks as types.KnownBlock[])
  return { ...view, blocks }
}
