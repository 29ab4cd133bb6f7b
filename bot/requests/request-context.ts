import { createHash } from 'node:crypto'
import type { webApi } from '@slack/bolt'
import { type Messages, messagesIn } from '../../src/i18n/messages.ts'
import { slackProblem } from '../../src/i18n/slack-problem.ts'
import type { Actor, Locale, User, WorkspaceId } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { isProblem } from '../../src/services/problems.ts'
import { once } from '../../src/services/slack/run-once.ts'
import { localeOf, strangerMessage } from '../blocks/answers/stranger.ts'
import { escapeText, type SlackMessage, sentence } from '../blocks/text.ts'
import { firstZone, type Reader } from '../blocks/times.ts'
import type { OwnTeam } from '../installation/own-team.ts'
import { findPerson, type Person } from '../people/person.ts'
import { replyInPerson } from './reply-in-person.ts'

export interface BotParts {
  context: ServiceContext
  /** With its slash. */
  command: string
  /** Work that continues after the acknowledgment. */
  underway: Set<Promise<void>>
}

/** Origin of a request, as Bolt authorized it. */
export interface Source {
  client: webApi.WebClient
  workspaceId: WorkspaceId
  ownTeam: OwnTeam | undefined
  slackUserId: string
}

/** A rep's request, with their user, language and permissions. */
export interface RequestContext {
  parts: BotParts
  client: webApi.WebClient
  workspaceId: WorkspaceId
  /** The team or organization whose people are not outsiders. */
  ownTeam: OwnTeam | undefined
  person: Person
  user: User
  copy: Messages<'slack/general'>
  reader: Reader
}

export const actorOf = ({ user }: RequestContext): Actor => ({
  kind: 'user',
  userId: user.id,
  name: user.name,
})

/** Resolves a rep's request, or returns the reply for a person who is not a user. */
export async function resolveRequest(
  parts: BotParts,
  source: Source,
): Promise<RequestContext | SlackMessage> {
  const person = await findPerson(parts.context, source)
  const { user } = person
  if (!user) return strangerMessage(person)
  const { client, workspaceId, ownTeam } = source
  const timeZone = firstZone(person.timeZone, user.timeZone)
  const reader = { timeZone, locale: user.locale }
  return {
    parts,
    client,
    workspaceId,
    ownTeam,
    person,
    user,
    copy: messagesIn(user.locale, 'slack/general'),
    reader,
  }
}

export const isResolved = (taken: RequestContext | SlackMessage): taken is RequestContext =>
  'parts' in taken

/** Slack gives every press and command its own trigger id. A repeat has the same one. */
const requestId = (body: object): string =>
  'trigger_id' in body && typeof body.trigger_id === 'string'
    ? `trigger:${body.trigger_id}`
    : `body:${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}`

export interface Acknowledged {
  ack(): Promise<void>
  source: Source
  body: object
  /** Shows the error to the person. */
  reply(message: SlackMessage): Promise<unknown>
}

/** Language of the person; English if Slack does not identify them. */
async function findLocale({ context }: BotParts, source: Source): Promise<Locale> {
  try {
    const { user, slackLocale } = await findPerson(context, source)
    return user?.locale ?? localeOf(slackLocale)
  } catch (cause) {
    context.log.warn({ err: cause }, 'Could not determine the language of an error message')
    return 'en'
  }
}

async function replyFailure(parts: BotParts, { reply, source }: Acknowledged, error: unknown) {
  if (!isProblem(error)) parts.context.log.error({ err: error }, 'A Slack request failed')
  const locale = await findLocale(parts, source)
  const text = isProblem(error)
    ? escapeText(slackProblem(locale, error.facts))
    : messagesIn(locale, 'slack/general').failed
  const message = sentence(text)
  const { log } = parts.context
  try {
    await reply(message).catch((cause: unknown) => {
      // The modal was closed meanwhile, or the response URL has expired.
      log.warn({ err: cause }, 'Could not show an error in place; it is sent to the person')
      return replyInPerson(source, message)
    })
  } catch (cause) {
    log.warn({ err: cause }, 'Could not show an error in Slack')
  }
}

/** Acknowledges first, then works. A repeated request is handled once. */
export async function afterAck(
  parts: BotParts,
  request: Acknowledged,
  work: () => Promise<void>,
): Promise<void> {
  await request.ack()
  const running = once(parts.context, requestId(request.body), work).then(
    () => undefined,
    error => replyFailure(parts, request, error),
  )
  parts.underway.add(running)
  await running
  parts.underway.delete(running)
}
