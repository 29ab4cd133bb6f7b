import type { JobPayloads } from '../jobs/definitions.ts'
import { findChatMessage } from '../services/chat/find-chat-message.ts'
import type { ServiceContext } from '../services/context.ts'
import { retryNotification } from '../services/deliveries/retry-notification.ts'
import { conversationUrl } from '../services/links.ts'
import { findUserById } from '../store/people/users.ts'
import type { MailParts } from './mail-parts.ts'
import { chatMessageEmail } from './templates/chat-emails.ts'

type Left = JobPayloads['email-chat-message']

async function send({ mailer, context }: MailParts, left: Left): Promise<void> {
  const { conversationId, seq, userId } = left
  const message = await findChatMessage(context, { conversationId, seq })
  const reader = await findUserById(context.db, userId)
  if (!message || !reader) return
  const url = conversationUrl(context, conversationId)
  await mailer.send({
    key: `chat:${conversationId}:${seq}:${userId}`,
    to: reader,
    replyTo: { email: message.email, name: message.name ?? message.email },
    ...chatMessageEmail({ message, reader, url }),
  })
}

/** Handles the job `email-chat-message`: a visitor left a message while nobody was there. */
export const makeEmailChatMessage =
  (parts: MailParts & { context: ServiceContext }) =>
  (left: Left): Promise<void> =>
    retryNotification(parts.context, { name: 'email-chat-message', payload: left }, () =>
      send(parts, left),
    )
