import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { User, WorkspaceId } from '../scheduling/entities.ts'
import * as links from '../store/sign-in-links.ts'
import { hashToken, makeToken } from '../store/token-cipher.ts'
import { findUserById } from '../store/users.ts'
import type { ServiceContext } from './context.ts'
import { signInUrl } from './links.ts'
import { unauthorized } from './problems.ts'
import { findUserByEmail } from './users.ts'

const mailedLifeMs = 20 * 60_000
const printedLifeMs = 24 * 60 * 60_000

async function insertLink(
  context: ServiceContext,
  trx: Knex,
  { userId, lifeMs }: { userId: string; lifeMs: number },
): Promise<{ id: string; token: string }> {
  const id = randomUUID()
  const { token, tokenHash } = makeToken()
  await links.insertSignInLink(trx, {
    id,
    userId,
    tokenHash,
    tokenSealed: context.cipher.seal(token, id),
    expiresAt: context.clock() + lifeMs,
  })
  return { id, token }
}

/** Mails a link to the user with this e-mail. The caller learns nothing of whether there is one. */
export async function requestSignInLink(
  context: ServiceContext,
  request: { workspaceId: WorkspaceId; email: string },
): Promise<void> {
  const user = await findUserByEmail(context, request)
  if (!user) return
  await context.db.transaction(async trx => {
    const { id } = await insertLink(context, trx, { userId: user.id, lifeMs: mailedLifeMs })
    await context.jobs.enqueue(trx, 'send-sign-in-link', [{ payload: { signInLinkId: id } }])
  })
}

/** A link for the terminal of whoever starts Parley, good for one day. */
export async function makeSignInLink(
  context: ServiceContext,
  { userId }: { userId: string },
): Promise<string> {
  const { token } = await insertLink(context, context.db, { userId, lifeMs: printedLifeMs })
  return signInUrl(context, token)
}

/** Uses a link up. Throws `unauthorized` where it is unknown, used or too old. */
export async function redeemSignInLink(context: ServiceContext, token: string): Promise<User> {
  const used = await links.useSignInLink(context.db, {
    tokenHash: hashToken(token),
    now: context.clock(),
  })
  const user = used && (await findUserById(context.db, used.userId))
  if (!user) throw unauthorized('This sign-in link was used or has expired. Ask for a new one.')
  return user
}
