import type { Response } from 'express'
import { notFound } from '../../../services/problems.ts'
import { renderPage } from '../../../web/render-page.ts'
import type { DeskConversation, DeskPerson, DeskView } from '../../../web/slack-desk.ts'
import type { WebContext } from '../../../web/web-context.ts'
import { type Block, elementsOf } from './blocks/block-kit.ts'
import type { Place } from './blocks/chosen.ts'
import { DeskPage } from './desk-page.tsx'

export type DeskContext = WebContext & { slackDesk: NonNullable<WebContext['slackDesk']> }

/** The person and the conversation of a page view. */
export interface Look {
  person: DeskPerson
  people: readonly DeskPerson[]
  conversations: readonly DeskConversation[]
  /** Undefined: App Home. */
  conversation: DeskConversation | undefined
}

export const homePath = 'home'

/** Throws `not-found` for unknown people and conversations. */
export async function lookAt(
  { slackDesk: { desk } }: DeskContext,
  { personId, conversationId }: { personId: string; conversationId: string },
): Promise<Look> {
  const people = await desk.listPeople()
  const person = people.find(({ id }) => id === personId)
  if (!person) throw notFound()
  const conversations = await desk.listConversations(person.id)
  const conversation = conversations.find(({ id }) => id === conversationId)
  if (!conversation && conversationId !== homePath) throw notFound()
  return { person, people, conversations, conversation }
}

/** Initial options of a modal's menus that the bot fills, before any input. */
async function offeredBy(
  { slackDesk: { desk } }: DeskContext,
  { person, view }: { person: DeskPerson; view: DeskView | undefined },
): Promise<Place['offered']> {
  const blocks = (view?.blocks ?? []) as unknown as readonly Block[]
  const menus = blocks.flatMap(block =>
    elementsOf(block)
      .filter(({ type, min_query_length: least }) => type.endsWith('external_select') && !least)
      .map(element => ({ blockId: block.block_id, actionId: element.action_id ?? '' })),
  )
  const place = { kind: 'view' as const, viewId: view?.id ?? '' }
  const offered = menus.map(async ({ blockId, actionId }) => {
    const options = await desk.suggest(person.id, { place, blockId, actionId, text: '' })
    return [`${blockId} ${actionId}`, options] as const
  })
  return Object.fromEntries(await Promise.all(offered))
}

const namesOf = ({ people, conversations }: Look): Record<string, string> =>
  Object.fromEntries([...people, ...conversations].map(({ id, name }) => [id, name]))

export async function showDesk(web: DeskContext, res: Response, look: Look): Promise<void> {
  const { desk, command, shortcuts } = web.slackDesk
  const { person, people, conversations, conversation } = look
  const { timeZone, locale } = person
  const modal = desk.findModal(person.id)
  const { version } = desk
  const place: Place = {
    key: '',
    viewer: { timeZone, locale, names: namesOf(look) },
    people,
    channels: conversations.filter(({ isDirect }) => !isDirect),
    filled: {},
    offered: await offeredBy(web, { person, view: modal }),
  }
  const page = (
    <DeskPage
      {...look}
      messages={conversation ? await desk.listMessages(person.id, conversation.id) : []}
      home={desk.findHome(person.id)}
      modal={modal}
      place={place}
      command={command}
      globalShortcuts={shortcuts.filter(({ type }) => type === 'global')}
      messageShortcuts={shortcuts.filter(({ type }) => type === 'message')}
      version={version}
      hasMails={web.showsMails}
    />
  )
  renderPage(res, page)
}
