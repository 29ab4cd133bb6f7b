import type { ChatSite } from '../../model/chat.ts'
import type { ServiceContext } from '../context.ts'
import { pageUrl } from '../links.ts'
import { listSitePages } from './chat-facts.ts'

/** The booking page that stands in wherever the chat cannot help. Undefined if the site has none at present. */
export async function siteBookingUrl(
  context: Pick<ServiceContext, 'db' | 'publicUrl'>,
  site: ChatSite,
): Promise<string | undefined> {
  const [first] = await listSitePages(context, site)
  return first && pageUrl(context, first.page.slug)
}
