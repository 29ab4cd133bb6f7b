import type { ChatState, ChatTask } from '../../chat/types.ts'
import type { ChatSite } from '../../model/chat.ts'
import type { SchedulingPage } from '../../model/entities.ts'
import type { ConversationWithState } from '../../store/chat/conversations.ts'
import type { BookMeeting } from '../booking/booking-command.ts'
import type { ServiceContext } from '../context.ts'
import { listSitePages } from './chat-facts.ts'

/** A task of a conversation, with what doing it needs. */
export interface ChatTaskOf {
  task: ChatTask & { id: number }
  state: ChatState
  site: ChatSite
  conversation: ConversationWithState
  page: SchedulingPage
  durationMinutes: number
  /** Network of the visitor, as `countMails` counts it. */
  client: string
}

/** Undefined if there is no task, or no page of the site accepts bookings any more. */
export async function loadTask(
  context: Pick<ServiceContext, 'db'>,
  { site, conversation }: { site: ChatSite; conversation: ConversationWithState },
): Promise<ChatTaskOf | undefined> {
  const { state } = conversation
  const pages = await listSitePages(context, site)
  const { page } = pages.find(one => one.page.id === state.pageId) ?? pages[0] ?? {}
  if (!state.task || !page) return undefined
  const durationMinutes = page.durationsMinutes[0] ?? 30
  const client = `chat:${conversation.visitorId}`
  return { task: state.task, state, site, conversation, page, durationMinutes, client }
}

/** Without other marks of a campaign: the chat, the site, and the page on which it was opened. */
function trackingOf({ site, conversation }: ChatTaskOf): NonNullable<BookMeeting['tracking']> {
  const { tracking, pageUrl } = conversation
  if (tracking.utm_source) return tracking
  const path = pageUrl && URL.canParse(pageUrl) ? new URL(pageUrl).pathname : undefined
  const marks = { utm_source: 'livechat', utm_campaign: site.name.slice(0, 200) }
  return { ...tracking, ...marks, ...(path ? { utm_medium: path.slice(0, 200) } : {}) }
}

/** The booking that the conversation has come to. Its key is the task's, so that a task done twice books once. */
export function bookingOf(task: ChatTaskOf): BookMeeting {
  const { state, conversation, page } = task
  const { name = '', email = '', phone, answers } = state.details
  return {
    workspaceId: conversation.workspaceId,
    pageId: page.id,
    page,
    startsAt: state.startsAt ?? 0,
    durationMinutes: task.durationMinutes,
    timeZone: state.timeZone,
    locale: conversation.locale,
    invitee: { name: name.trim(), email, ...(phone ? { phone } : {}) },
    answers: answers ?? {},
    moreAnswers: state.notes.map(({ label, value }, index) => ({
      questionId: `chat-${index + 1}`,
      label,
      value,
    })),
    tracking: trackingOf(task),
    source: 'chat',
    client: task.client,
    holdId: conversation.holdId,
    idempotencyKey: `${conversation.id}:${task.task.id}`,
    ...(task.task.kind === 'book' && task.task.code ? { emailCode: task.task.code } : {}),
  }
}
