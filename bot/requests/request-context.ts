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
import type { HomeTeam } from '../installation/home-team.ts'
import { findPerson, type Person } from '../people/person.ts'
import { replyInPerson } from './reply-in-person.ts'

export interface BotParts {
  context: ServiceContext
  /** With its slash. */
  command: string
  /** Work that goes on after its acknowledgement. */
  underway: Set<Promise<void>>
}

/** Where a request came from, as Bolt authorised it. */
export interface Source {
  client: webApi.WebClient
  workspaceId: WorkspaceId
  home: HomeTeam | undefined
  slackUserId: string
}

/** What a rep asked for, with who they are and how they read. */
export interface RequestContext {
  parts: BotParts
  client: webApi.WebClient
  workspaceId: WorkspaceId
  /** Whose people are no outsiders. */
  home: HomeTeam | undefined
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

/** The request of a rep, or the answer for a person who is not a user. */
export async function resolveRequest(
  parts: BotParts,
  source: Source,
): Promise<RequestContext | SlackMessage> {
  const person = await findPerson(parts.context, source)
  const { user } = person
  if (!user) return strangerMessage(person)
  const { client, workspaceId, home } = source
  const timeZone = firstZone(person.timeZone, user.timeZone)
  const reader = { timeZone, locale: user.locale }
  return {
    parts,
    client,
    workspaceId,
    home,
    person,
    user,
    copy: messagesIn(user.locale, 'slack/general'),
    reader,
  }
}

export const isResolved = (taken: RequestContext | SlackMessage): taken is RequestContext =>
  'parts' in taken

/** Slack gives every press and command a trigger of its own; a replay carries the same one. */
const requestId = (body: object): string =>
  'trigger_id' in body && typeof body.trigger_id === 'string'
    ? `trigger:${body.trigger_id}`
    : `body:${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}`

export interface Acknowledged {
  ack(): Promise<void>
  source: Source
  body: object
  /** Tells the person what went wrong. */
  reply(message: SlackMessage): Promise<unknown>
}

/** Of whoever asked; English where Slack does not say who that is. */
async function findLocale({ context }: BotParts, source: Source): Promise<Locale> {
  try {
    const { user, slackLocale } = await findPerson(context, source)
    return user?.locale ?? localeOf(slackLocale)
  } catch (cause) {
    context.log.warn({ err: cause }, 'The language for a failure is unknown')
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
      // A modal was closed meanwhile, or an address for answers has ended.
      log.warn(
        { err: cause },
        'A failure cannot be shown where it was asked: it goes to the person',
      )
      return replyInPerson(source, message)
    })
  } catch (cause) {
    log.warn({ err: cause }, 'A failure could not be shown in Slack')
  }
}

/** Acknowledges first; then works, once per request however often it is sent. */
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
