import type { ChatFacts, ChatPage } from '../../chat/types.ts'
import { languageTag } from '../../i18n/language-name.ts'
import type { ChatSite, Conversation } from '../../model/chat.ts'
import type { SchedulingPage } from '../../model/entities.ts'
import type { PageWithHosts } from '../../store/pages/page-rows.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { isOnline, nextOpening } from './is-online.ts'

/** Pages of the site that accept bookings, in the site's order. */
export async function listSitePages(
  { db }: Pick<ServiceContext, 'db'>,
  { workspaceId, pageIds }: ChatSite,
): Promise<PageWithHosts[]> {
  const found = await Promise.all(pageIds.map(pageId => findPageById(db, { workspaceId, pageId })))
  return found.filter(
    one => one !== undefined && !one.isDeleted && one.page.isActive,
  ) as PageWithHosts[]
}

/** A pool's host is chosen when it is booked, so the site's name stands for all of its hosts. */
const hostNameOf = ({ kind }: SchedulingPage, hosts: PageWithHosts['hosts'], site: ChatSite) =>
  kind === 'round-robin' ? site.name : hosts.map(({ name }) => name).join(', ')

const toChatPage = ({ page, hosts }: PageWithHosts, site: ChatSite): ChatPage => ({
  id: page.id,
  title: page.title,
  durationMinutes: page.durationsMinutes[0] ?? 30,
  hostName: hostNameOf(page, hosts, site),
})

/** What the conversation's state machine may know at present. */
export async function loadChatFacts(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { site, locale }: { site: ChatSite; locale: Conversation['locale'] },
): Promise<ChatFacts> {
  const now = context.clock()
  const [pages, online] = await Promise.all([
    listSitePages(context, site),
    isOnline(context, site, now),
  ])
  const nextOpeningAt = online ? undefined : nextOpening(site, now)
  return {
    now,
    locale: languageTag(locale),
    isOnline: online,
    ...(nextOpeningAt === undefined ? {} : { nextOpeningAt }),
    siteName: site.name,
    pages: pages.map(one => toChatPage(one, site)),
    questions: site.questions,
  }
}
