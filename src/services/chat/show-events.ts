import type { ChatEvent } from '../../chat/chat-event.ts'
import type { ChatChoice, ChatForm, ChatSay } from '../../chat/types.ts'
import { type ChatReader, choiceText, sayText } from '../../i18n/chat-text.ts'
import { zoneLabel } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import type { ConversationWithState } from '../../store/chat/conversations.ts'
import { findPageById } from '../../store/pages/pages.ts'
import { listUserNames } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { manageUrl } from '../links.ts'
import { makeVisitorToken } from '../meetings/visitor-token.ts'
import { type ShownForm, showForm } from './show-form.ts'

interface ShownChoice {
  action: string
  value?: string | undefined
  label: string
  /** A link in place of a button. */
  href?: string | undefined
  isMain?: boolean | undefined
}

/** An event as the visitor sees it, in their language and zone. */
export interface ShownEvent {
  seq: number
  at: string
  kind: 'message' | 'edited' | 'deleted' | 'joined' | 'left' | 'closed'
  from?: 'visitor' | 'bot' | 'rep' | undefined
  name?: string | undefined
  text?: string | undefined
  clientId?: string | undefined
  of?: number | undefined
  choices?: readonly ShownChoice[] | undefined
  form?: ShownForm | undefined
  canShowMonth?: boolean | undefined
}

interface Showing {
  context: ServiceContext
  conversation: ConversationWithState
  reader: ChatReader
  /** Names of reps by id. */
  names: ReadonlyMap<string, string>
}

const instantText = (start: number) => new Date(start).toISOString()

const shownChoice = (choice: ChatChoice, say: ChatSay, reader: ChatReader): ShownChoice => ({
  action: choice.action,
  ...(choice.value === undefined
    ? {}
    : {
        value: choice.action === 'pick' ? instantText(Number(choice.value)) : String(choice.value),
      }),
  label: choiceText(choice, reader, { isMoving: say.code === 'confirmMove' }),
  ...(choice.isMain ? { isMain: true } : {}),
})

/** Links of a booked meeting: its calendar file. */
function bookedLinks({ context, reader }: Showing, { code, values }: ChatSay): ShownChoice[] {
  if (code !== 'booked' && code !== 'moved') return []
  const url = manageUrl(context, makeVisitorToken(context.cipher, String(values.meetingId)))
  const { calendar } = messagesIn(reader.locale, 'chat-bot').choices
  return [{ action: 'link', label: calendar, href: `${url}/invite.ics` }]
}

async function formOf({ context, conversation, reader }: Showing, say: ChatSay, form: ChatForm) {
  const { workspaceId, state } = conversation
  const pageId = form.kind === 'details' ? form.pageId : undefined
  const page = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  const wrong = say.code === 'detailsWrong' ? String(say.values.fields ?? '').split(',') : []
  return showForm(form, { locale: reader.locale, details: state.details, page: page?.page, wrong })
}

async function shownSay(showing: Showing, say: ChatSay): Promise<Partial<ShownEvent>> {
  const { reader } = showing
  const choices = [
    ...bookedLinks(showing, say),
    ...say.choices.map(choice => shownChoice(choice, say, reader)),
  ]
  return {
    from: 'bot',
    text: sayText(say, reader),
    ...(choices.length > 0 ? { choices } : {}),
    ...(say.form ? { form: await formOf(showing, say, say.form) } : {}),
    ...(say.canShowMonth ? { canShowMonth: true } : {}),
  }
}

const authorOf = ({ author }: ChatEvent, { names, reader }: Showing): Partial<ShownEvent> =>
  author.kind === 'rep'
    ? {
        from: 'rep',
        name: names.get(author.userId) ?? messagesIn(reader.locale, 'chat-bot').someone,
      }
    : { from: author.kind }

async function shownBody(event: ChatEvent, showing: Showing): Promise<Partial<ShownEvent>> {
  const { body } = event
  const { reader } = showing
  const copy = messagesIn(reader.locale, 'chat-bot')
  switch (body.kind) {
    case 'text':
    case 'note':
      return { text: body.text }
    case 'say':
      return shownSay(showing, body.say)
    case 'choice':
      return { text: choiceText(body.choice, reader) }
    case 'details': {
      const { name = '', email = '' } = body.details
      return { text: [name, email].filter(Boolean).join(', ') }
    }
    case 'zone':
      return {
        text: copy.zoneChosen({ zone: zoneLabel(reader.now, body.timeZone, reader.locale) }),
      }
    case 'joined':
    case 'left': {
      const { name = copy.someone } = authorOf(event, showing)
      return { kind: body.kind, text: copy[body.kind]({ name }) }
    }
    case 'edited':
      return { kind: 'edited', of: body.of, text: body.text }
    case 'deleted':
      return { kind: 'deleted', of: body.of }
    case 'message-left':
      return { text: body.text }
    case 'closed':
      return { kind: 'closed' }
  }
}

/** Events in the visitor's language and zone. Team events must not be among them. */
export async function showEvents(
  context: ServiceContext,
  conversation: ConversationWithState,
  events: readonly ChatEvent[],
): Promise<ShownEvent[]> {
  const { locale, state } = conversation
  const repIds = events.flatMap(({ author }) => (author.kind === 'rep' ? [author.userId] : []))
  const names = await listUserNames(context.db, [...new Set(repIds)])
  const reader = { locale, timeZone: state.timeZone, now: context.clock() }
  const showing = { context, conversation, reader, names }
  return Promise.all(
    events.map(async event => ({
      seq: event.seq,
      at: instantText(event.at),
      kind: 'message' as const,
      ...authorOf(event, showing),
      ...(event.clientId ? { clientId: event.clientId } : {}),
      ...(await shownBody(event, showing)),
    })),
  )
}
