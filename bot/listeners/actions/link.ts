import { messagesIn } from '../../../src/i18n/messages.ts'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import { pageUrl } from '../../../src/services/links.ts'
import { getPage } from '../../../src/services/pages/pages.ts'
import { formExpired } from '../../../src/services/problems.ts'
import { linkMailMessage } from '../../blocks/answers/link.ts'
import { decodeLink, linkUrl, type SharedLink } from '../../blocks/answers/shared-link.ts'
import { copyView } from '../../blocks/app-home/link-views.ts'
import { linkTo, quiet, sentence } from '../../blocks/text.ts'
import { openModal } from '../../modals/open-modal.ts'
import { audienceOf } from '../../proposals/audience-of.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

interface Pressed {
  request: RequestContext
  press: Press
  link: SharedLink
  page: SchedulingPage
}

async function copy({ request, press, link, page }: Pressed): Promise<void> {
  const { copy, reader, parts } = request
  const title = messagesIn(reader.locale, 'slack/home').linkTitle
  const url = linkUrl(parts.context, { page, link })
  await openModal(request, { triggerId: press.triggerId, title }, async () =>
    copyView({ copy, locale: reader.locale, page, url }),
  )
}

/** Visible to everybody in the conversation, so it does not contain the guest's address. */
async function post({ request, press, page }: Pressed): Promise<void> {
  const { copy, user, parts } = request
  const audience = await audienceOf(request, press.channelId)
  if (audience === 'nobody') return void (await press.reply(sentence(copy.onlyYou)))
  const link = linkTo(pageUrl(parts.context, page.slug), page.title)
  await press.post(sentence(copy.linkPosted({ host: quiet(user.name), link })))
}

async function email({ request, press, link, page }: Pressed): Promise<void> {
  const { user, parts } = request
  const { locale } = user
  const title = messagesIn(locale, 'slack/verbs').emailLink
  const guest = link.email ? { email: link.email, name: link.name ?? '' } : undefined
  const url = linkUrl(parts.context, { page, link })
  const message = linkMailMessage({ locale, title: page.title, url, host: user.name, guest })
  await openModal(request, { triggerId: press.triggerId, title }, async () => ({ title, message }))
}

const works: Readonly<Record<string, (pressed: Pressed) => Promise<void>>> = { copy, post, email }

/** Copy, Post here and Email of a meeting link. */
export const onLink = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const [, name = ''] = press.actionId.split(':')
    const work = Object.hasOwn(works, name) ? works[name] : undefined
    if (!work) throw formExpired()
    const link = decodeLink(press.value)
    const { workspaceId } = request
    const page = await getPage(parts.context, { workspaceId, pageId: link.pageId })
    await work({ request, press, link, page })
  })
