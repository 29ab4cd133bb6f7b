import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { JobPayloads } from '../../jobs/definitions.ts'
import type { User, WorkspaceId } from '../../model/entities.ts'
import { hashToken, makeToken, UnopenableText } from '../../secrets/token-cipher.ts'
import { isUnstorableText } from '../../store/database/unstorable-text.ts'
import * as links from '../../store/people/sign-in-links.ts'
import type { ServiceContext } from '../context.ts'
import { signInUrl } from '../links.ts'
import { unauthorized } from '../problems.ts'
import { findUserByEmail, findUserById } from './users.ts'

const mailedLifeMs = 20 * 60_000
/** An invitation may wait for a weekend and a holiday. */
const invitedLifeMs = 7 * 24 * 60 * 60_000
const printedLifeMs = 24 * 60 * 60_000
/** How many emailed links of one user may be unused and valid at a time. */
export const maxOpenLinks = 5

async function insertLink(
  context: Pick<ServiceContext, 'cipher' | 'clock'>,
  trx: Knex,
  {
    lifeMs,
    ...link
  }: { id: string; userId: string; invitedById?: string | undefined; lifeMs: number },
): Promise<string> {
  const { id } = link
  const { token, tokenHash } = makeToken()
  await links.insertSignInLink(trx, {
    ...link,
    tokenHash,
    tokenSealed: context.cipher.seal(token, id),
    expiresAt: context.clock() + lifeMs,
  })
  return token
}

/**
 * Requests an email with a sign-in link for the user with this address. Whether there is one is only checked in
 * the job, so that neither the answer nor its time reveals it.
 */
export async function requestSignInLink(
  context: Pick<ServiceContext, 'db' | 'cipher' | 'jobs'>,
  { workspaceId, email }: { workspaceId: WorkspaceId; email: string },
): Promise<void> {
  const signInLinkId = randomUUID()
  const emailSealed = context.cipher.seal(email, signInLinkId)
  await context.jobs.enqueue(context.db, 'answer-sign-in-request', [
    { payload: { signInLinkId, workspaceId, emailSealed } },
  ])
}

/** An address that cannot be stored has no user. */
async function findRequestedUser(
  context: ServiceContext,
  request: { workspaceId: WorkspaceId; email: string },
): Promise<User | undefined> {
  try {
    return await findUserByEmail(context, request)
  } catch (error) {
    if (isUnstorableText(error)) return undefined
    throw error
  }
}

/** Undefined if the key was replaced meanwhile and the earlier one is not set: the person has to ask again. */
function openEmail(
  { cipher, log }: ServiceContext,
  { signInLinkId, emailSealed }: JobPayloads['answer-sign-in-request'],
): string | undefined {
  try {
    return cipher.open(emailSealed, signInLinkId)
  } catch (error) {
    if (!(error instanceof UnopenableText)) throw error
    log.warn(
      { job: 'answer-sign-in-request' },
      'A sign-in request cannot be read: its key is missing',
    )
    return undefined
  }
}

/**
 * Handles the job `answer-sign-in-request`. A user with enough valid links gets no other; they are counted in
 * the database, since several processes answer.
 */
export async function answerSignInRequest(
  context: ServiceContext,
  request: JobPayloads['answer-sign-in-request'],
): Promise<void> {
  const { signInLinkId: id, workspaceId } = request
  const email = openEmail(context, request)
  if (email === undefined) return
  const user = await findRequestedUser(context, { workspaceId, email })
  if (!user) return
  await context.db.transaction(async trx => {
    await links.lockSignInLinks(trx, user.id)
    // Read after the lock: a link that another process made meanwhile ends before `until`, and counts.
    const now = context.clock()
    const open = await links.listOpenSignInLinks(trx, {
      userId: user.id,
      now,
      until: now + mailedLifeMs,
    })
    // If the job runs again, its link exists already.
    if (open.length >= maxOpenLinks || open.includes(id)) return
    await insertLink(context, trx, { id, userId: user.id, lifeMs: mailedLifeMs })
    await context.jobs.enqueue(trx, 'send-sign-in-link', [{ payload: { signInLinkId: id } }])
  })
}

/**
 * Enqueues an invitation email to a colleague who has not signed in, in the caller's transaction. Its link is valid
 * for a week and can be used once; links of earlier invitations are invalid.
 */
export async function sendInvitationLink(
  context: Pick<ServiceContext, 'cipher' | 'clock' | 'jobs'>,
  trx: Knex,
  { userId, invitedById }: { userId: string; invitedById: string },
): Promise<void> {
  const id = randomUUID()
  await links.startInvitation(trx, { userId, now: context.clock() })
  await insertLink(context, trx, { id, userId, invitedById, lifeMs: invitedLifeMs })
  await context.jobs.enqueue(trx, 'send-sign-in-link', [{ payload: { signInLinkId: id } }])
}

/** The state of an invitation that was not used yet; undefined if there is none. */
export function invitationOf(
  { invitedAt }: Pick<User, 'invitedAt'>,
  now: number,
): 'open' | 'expired' | undefined {
  if (invitedAt === undefined) return undefined
  return now < invitedAt + invitedLifeMs ? 'open' : 'expired'
}

/** Called at every sign-in: the invitation is no longer needed, and nobody else may use it. */
export const endInvitations = (
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  userId: string,
): Promise<void> => links.endInvitations(db, { userId, now: clock() })

/** A link for the terminal where Parley was started, valid for one day. */
export async function makeSignInLink(
  context: ServiceContext,
  { userId }: { userId: string },
): Promise<string> {
  const token = await insertLink(context, context.db, {
    id: randomUUID(),
    userId,
    lifeMs: printedLifeMs,
  })
  return signInUrl(context, token)
}

/** Uses up a link. Throws `unauthorized` if it is unknown, used or expired. */
export async function redeemSignInLink(context: ServiceContext, token: string): Promise<User> {
  const used = await links.useSignInLink(context.db, {
    tokenHash: hashToken(token),
    now: context.clock(),
  })
  const user = used && (await findUserById(context, used.userId))
  if (!user) throw unauthorized('This sign-in link was used or has expired. Ask for a new one.')
  return user
}
