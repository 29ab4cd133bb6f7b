import { messagesIn } from '../../../src/i18n/messages.ts'
import { pageUrl } from '../../../src/services/links.ts'
import { getPage } from '../../../src/services/pages/pages.ts'
import { hasLiveChat, setTakingChats } from '../../../src/services/people/chat-availability.ts'
import { formExpired, pageNotFound } from '../../../src/services/problems.ts'
import { showAppHome } from '../../app-home/show-app-home.ts'
import { copyView, shareView } from '../../blocks/app-home/link-views.ts'
import { isOwnId } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { openModal } from '../../modals/open-modal.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

async function flipChats(request: RequestContext, { value }: Press): Promise<void> {
  const { parts, workspaceId, user } = request
  if (await hasLiveChat(parts.context, workspaceId))
    await setTakingChats(parts.context, { workspaceId, userId: user.id, isTaking: value === 'on' })
  await showAppHome(request)
}

async function openLink(
  request: RequestContext,
  { actionId, triggerId, value }: Press,
): Promise<void> {
  const { parts, copy, workspaceId, reader } = request
  const { context } = parts
  if (!isOwnId(value)) throw pageNotFound()
  const title = messagesIn(reader.locale, 'slack/home').linkTitle
  await openModal(request, { triggerId, title }, async () => {
    const page = await getPage(context, { workspaceId, pageId: value })
    const link = { copy, locale: reader.locale, page, url: pageUrl(context, page.slug) }
    return actionId.startsWith('home:copy:') ? copyView(link) : shareView(link)
  })
}

async function openHelp(request: RequestContext, { triggerId }: Press): Promise<void> {
  const { parts, copy, workspaceId } = request
  const title = messagesIn(request.reader.locale, 'slack/home').help
  const { command, context } = parts
  await openModal(request, { triggerId, title }, async () => {
    const hasChat = await hasLiveChat(context, workspaceId)
    return { title, message: sentence(copy.help({ command, hasLiveChat: hasChat })) }
  })
}

const works: Readonly<Record<string, (request: RequestContext, press: Press) => Promise<void>>> = {
  chats: flipChats,
  copy: openLink,
  share: openLink,
  help: openHelp,
}

/** Buttons that only App Home has. */
export const onAppHome = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const [, name = ''] = press.actionId.split(':')
    const work = Object.hasOwn(works, name) ? works[name] : undefined
    if (!work) throw formExpired()
    await work(request, press)
  })
