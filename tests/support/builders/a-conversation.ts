import { randomUUID } from 'node:crypto'
import {
  findOwnConversation,
  readShownEvents,
} from '../../../src/services/chat/find-conversation.ts'
import { type OpenSession, openSession } from '../../../src/services/chat/open-session.ts'
import { takeInput, type VisitorInput } from '../../../src/services/chat/take-input.ts'
import type { ServiceContext } from '../../../src/services/context.ts'

/** A visitor in Berlin who opens the chat of a site and is driven press by press. */
export async function aConversation(
  context: ServiceContext,
  { key, ...overrides }: Partial<OpenSession> & { key: string },
) {
  const command: OpenSession = {
    key,
    page: { url: 'https://www.acme.test/pricing', title: 'Pricing' },
    locale: 'en',
    timeZone: 'Europe/Berlin',
    tracking: {},
    network: '192.0.2.1',
    ...overrides,
  }
  const opened = await openSession(context, command)
  const conversationId = opened.conversation.id
  const give = async (input: VisitorInput, clientId: string = randomUUID()) => {
    const { seq, work } = await takeInput(context, { conversationId, clientId, input })
    await work
    return seq
  }
  return {
    ...opened,
    conversationId,
    command,
    give,
    press: (action: Extract<VisitorInput, { kind: 'choice' }>['action'], value?: string | number) =>
      give({ kind: 'choice', action, value }),
    type: (text: string) => give({ kind: 'text', text }),
    details: (details: Extract<VisitorInput, { kind: 'details' }>['details']) =>
      give({ kind: 'details', details }),
    read: () => findOwnConversation(context, opened.visitor.id),
    shown: async () => (await readShownEvents(context, { conversationId, after: 0 })).events,
  }
}
