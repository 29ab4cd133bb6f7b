import { randomBytes } from 'node:crypto'
import type { WorkspaceId } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import * as store from '../../store/chat/chat-site-secrets.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'

interface SiteOf {
  workspaceId: WorkspaceId
  siteId: string
}

/** Two, so that a website can be given the new one while identities signed with the old one still arrive. */
const maxSecrets = 2

/** The secret itself is shown once and cannot be read again. */
export interface NewSiteSecret {
  /** The `kid` of its signatures. */
  id: string
  secret: string
}

/**
 * Adds a secret; the oldest of more than two stops working at once. It signs as the UTF-8 bytes of its text, as
 * libraries for JSON Web Tokens take it. Throws `not-found`.
 */
export async function addSiteSecret(
  { db, cipher, clock }: Pick<ServiceContext, 'db' | 'cipher' | 'clock'>,
  site: SiteOf,
): Promise<NewSiteSecret> {
  if (!isEntityId(site.siteId)) throw notFound()
  const id = `cs_${randomBytes(9).toString('base64url')}`
  const secret = randomBytes(32).toString('base64url')
  const sealed = { id, sealed: cipher.seal(secret, id), createdAt: clock() }
  const isAdded = await db.transaction(trx =>
    store.insertChatSiteSecret(trx, { ...site, secret: sealed, maxCount: maxSecrets }),
  )
  if (!isAdded) throw notFound()
  return { id, secret }
}

/** Ids and times, the newest first. */
export async function listSiteSecrets(
  { db }: Pick<ServiceContext, 'db'>,
  siteId: string,
): Promise<{ id: string; createdAt: number }[]> {
  const secrets = await store.listChatSiteSecrets(db, siteId)
  return secrets.map(({ id, createdAt }) => ({ id, createdAt }))
}

/** Identities that it signed are refused from now on. Answers the same if it was deleted already. */
export async function deleteSiteSecret(
  { db }: Pick<ServiceContext, 'db'>,
  { id, ...site }: SiteOf & { id: string },
): Promise<void> {
  if (!isEntityId(site.siteId)) throw notFound()
  await store.deleteChatSiteSecret(db, { ...site, id })
}
