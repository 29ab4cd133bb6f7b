import { randomUUID } from 'node:crypto'
import { newChat } from '../../chat/start-chat.ts'
import type { ChatSite, ChatVisitor } from '../../model/chat.ts'
import type { Locale } from '../../model/entities.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { hashToken, makeToken } from '../../secrets/token-cipher.ts'
import {
  deleteSession,
  findSession,
  insertSession,
  touchSession,
} from '../../store/chat/chat-sessions.ts'
import {
  deleteVisitor,
  findVisitor,
  putVisitor,
  saveConsent,
  type VisitorWithBlock,
} from '../../store/chat/chat-visitors.ts'
import {
  type ConversationWithState,
  findLatestConversation,
  insertConversation,
  updateConversation,
} from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'
import { forbidden, isProblem, unauthorized } from '../problems.ts'
import { applyInput } from './apply-input.ts'
import { findSiteByKey } from './sites.ts'
import { verifyIdentity } from './verify-identity.ts'

const hourMs = 60 * 60_000
const sessionIdleMs = 24 * hourMs
const sessionMaxMs = 30 * 24 * hourMs
/** Saving every use would write at every request. */
const touchMs = 5 * 60_000

export interface OpenSession {
  key: string
  /** The token of an earlier visit. */
  resume?: string | undefined
  /** A JSON Web Token of the site. */
  identity?: string | undefined
  page: { url?: string | undefined; title?: string | undefined }
  locale: Locale
  timeZone: string
  consent?: 'granted' | 'denied' | undefined
  tracking: Readonly<Record<string, string>>
  network: string | undefined
}

interface ChatSession {
  token: string
  expiresAt: number
  site: ChatSite
  visitor: VisitorWithBlock
  conversation: ConversationWithState
}

const sessionEnded = 'The chat was open for too long. Open it again.'

/** The visitor of a token. Throws `unauthorized` if it is unknown or has expired. */
export async function readSession(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  token: string,
): Promise<{ visitorId: string; expiresAt: number }> {
  const tokenHash = hashToken(token)
  const now = context.clock()
  const session = await findSession(context.db, tokenHash)
  if (!session) throw unauthorized(sessionEnded)
  const expiresAt = Math.min(session.usedAt + sessionIdleMs, session.createdAt + sessionMaxMs)
  if (expiresAt <= now) throw unauthorized(sessionEnded)
  if (session.usedAt + touchMs < now) await touchSession(context.db, tokenHash, now)
  return { visitorId: session.visitorId, expiresAt }
}

async function resumed(
  context: ServiceContext,
  site: ChatSite,
  token: string | undefined,
): Promise<VisitorWithBlock | undefined> {
  if (!token) return undefined
  const session = await readSession(context, token).catch((error: unknown) => {
    if (isProblem(error, 'unauthorized')) return undefined
    throw error
  })
  const visitor = session && (await findVisitor(context.db, session.visitorId))
  return visitor?.siteId === site.id ? visitor : undefined
}

/** Throws `unauthorized` if the site wants a proven identity and there is none. */
async function identityOf(context: ServiceContext, site: ChatSite, token: string | undefined) {
  const verified = token ? await verifyIdentity(context, { site, token }) : undefined
  if (verified && !verified.isValid)
    context.log.warn({ siteId: site.id, fault: verified.fault }, 'A signed identity was refused')
  const identity = verified?.isValid ? verified.identity : undefined
  if (!identity && site.identity === 'required')
    throw unauthorized('Sign in on the website to use its chat.')
  return identity
}

const anonymous = (siteId: string): ChatVisitor => ({
  id: randomUUID(),
  siteId,
  sub: undefined,
  name: undefined,
  email: undefined,
  isEmailVerified: false,
})

/**
 * Who opens the chat: whom the site has signed, whose token this is, or somebody new. On a shared computer another
 * signed person never gets the conversation of the one before.
 */
async function visitorOf(
  context: ServiceContext,
  { site, command }: { site: ChatSite; command: OpenSession },
): Promise<{ visitor: VisitorWithBlock; isResumed: boolean }> {
  const now = context.clock()
  const identity = await identityOf(context, site, command.identity)
  const known = await resumed(context, site, command.resume)
  if (!identity) {
    // A proven conversation opens only with a proof, not with a token that was left behind.
    if (known) return { visitor: known, isResumed: true }
    return {
      visitor: await putVisitor(context.db, { ...anonymous(site.id), now }),
      isResumed: false,
    }
  }
  const { sub, name, email, isEmailVerified } = identity
  const visitor = await putVisitor(context.db, {
    ...anonymous(site.id),
    sub,
    name,
    email,
    isEmailVerified,
    now,
  })
  const isResumed = known?.id === visitor.id
  if (known && !isResumed && command.resume)
    await deleteSession(context.db, hashToken(command.resume))
  return { visitor, isResumed }
}

/** The visitor's conversation; a new one starts with the greeting. */
export async function openConversation(
  context: ServiceContext,
  opening: {
    site: ChatSite
    visitor: ChatVisitor
    command: Omit<OpenSession, 'key'>
    isNew?: boolean
  },
): Promise<ConversationWithState> {
  const { site, visitor, command, isNew = false } = opening
  const latest = await findLatestConversation(context.db, visitor.id)
  if (latest && !(isNew && latest.status === 'closed')) return latest
  const timeZone = isTimeZone(command.timeZone) ? command.timeZone : site.hours.timeZone
  const { name, email } = visitor
  const state = {
    ...newChat(timeZone),
    details: { ...(name ? { name } : {}), ...(email ? { email } : {}) },
  }
  const id = randomUUID()
  const isKept = command.consent !== 'denied'
  const made = await insertConversation(context.db, {
    id,
    workspaceId: site.workspaceId,
    siteId: site.id,
    visitorId: visitor.id,
    state,
    locale: command.locale,
    timeZone,
    pageUrl: isKept ? command.page.url : undefined,
    pageTitle: isKept ? command.page.title : undefined,
    tracking: isKept ? command.tracking : {},
    now: context.clock(),
  })
  // Two tabs that open at once share a conversation.
  if (made)
    return (await applyInput(context, id, async () => ({ events: [], input: { kind: 'opened' } })))
      .conversation
  return openConversation(context, opening)
}

/**
 * Opens the chat, or opens it again. Nothing tells whether an address is known.
 * Throws `not-found`, `unauthorized`, `forbidden` for a visitor who is blocked.
 */
export async function openSession(
  context: ServiceContext,
  command: OpenSession,
): Promise<ChatSession> {
  const now = context.clock()
  const site = await findSiteByKey(context, command.key)
  const { visitor, isResumed } = await visitorOf(context, { site, command })
  if (visitor.isBlocked)
    throw forbidden('This chat is closed. You can still book a meeting on the booking page.')
  if (command.consent)
    await saveConsent(context.db, {
      visitorId: visitor.id,
      consent: command.consent,
      text: site.consentText,
      now,
    })
  const conversation = await openConversation(context, { site, visitor, command })
  if (isResumed && command.resume && command.consent !== 'denied')
    await updateConversation(context.db, conversation.id, {
      ...(command.page.url ? { pageUrl: command.page.url } : {}),
      ...(command.page.title ? { pageTitle: command.page.title } : {}),
    })
  if (isResumed && command.resume) {
    const { expiresAt } = await readSession(context, command.resume)
    return { token: command.resume, expiresAt, site, visitor, conversation }
  }
  const { token, tokenHash } = makeToken()
  await insertSession(context.db, {
    tokenHash,
    visitorId: visitor.id,
    now,
    network: command.network,
  })
  return { token, expiresAt: now + sessionIdleMs, site, visitor, conversation }
}

/** Log-out: the token opens nothing any more. */
export const endSession = ({ db }: Pick<ServiceContext, 'db'>, token: string): Promise<void> =>
  deleteSession(db, hashToken(token))

/** Erases the visitor with everything that they wrote. Their meetings stay with the host. */
export async function forgetVisitor(context: ServiceContext, token: string): Promise<void> {
  const { visitorId } = await readSession(context, token)
  await deleteVisitor(context.db, visitorId)
}
