import { linkMessage } from '../../blocks/answers/link.ts'
import { encodeLink, linkUrl } from '../../blocks/answers/shared-link.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { audienceOf } from '../../proposals/audience-of.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'
import { findGuest } from './guests/find-guest.ts'

/** The link of a page, personal if a guest is named. Buttons copy, post or email it. */
export async function shareLink(
  request: RequestContext,
  { reading, pages, origin }: Asked,
): Promise<SlackMessage> {
  const { copy, user, parts } = request
  const page = pages.find(({ id }) => id === reading.meetingTypeId) ?? pages[0]
  if (!page) return sentence(copy.noPage({ url: `${parts.context.publicUrl}/settings/pages` }))
  const guest = reading.who.length > 0 ? await findGuest(request, reading) : undefined
  if (guest && !('email' in guest)) return guest
  const link = { pageId: page.id, email: guest?.email, name: guest?.name }
  const url = linkUrl(parts.context, { page, link })
  const audience = await audienceOf(request, origin.channelId)
  const value = encodeLink(link)
  return linkMessage({ locale: user.locale, title: page.title, url, value, audience })
}
