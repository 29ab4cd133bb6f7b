import { randomBytes, randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { ChatSite } from '../../model/chat.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import { maxChatSites } from '../../model/maximums.ts'
import { readChannel } from '../../model/notices.ts'
import * as store from '../../store/chat/chat-sites.ts'
import { listPages } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { tooMany } from '../maximum-faults.ts'
import { invalidInput, notFound } from '../problems.ts'
import { readOrigin } from './read-origin.ts'
import { readColor } from './site-color.ts'
import { siteFaults } from './site-faults.ts'

type Reading = Pick<ServiceContext, 'db'>

/** A site as its form gives it. */
export type ChatSiteContent = Omit<ChatSite, 'id' | 'workspaceId' | 'key'>

interface SiteOf {
  workspaceId: WorkspaceId
  siteId: string
}

const makeKey = () => `pk_${randomBytes(15).toString('base64url')}`
const keyShape = /^pk_[\w-]{20}$/

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** The site as it is stored. Only for a site without faults. */
const inStoredForm = (site: ChatSite): ChatSite => ({
  ...site,
  name: site.name.trim(),
  origins: once(site.origins.map(origin => readOrigin(origin) ?? origin)),
  pageIds: once(site.pageIds),
  slackChannel: site.slackChannel && readChannel(site.slackChannel),
  color: readColor(site.color) ?? site.color,
})

async function validSite(db: Knex, site: ChatSite): Promise<ChatSite> {
  const pages = await listPages(db, { workspaceId: site.workspaceId })
  const errors = siteFaults(
    site,
    pages.map(({ page }) => page.id),
  )
  if (errors.length > 0) throw invalidInput(errors)
  return inStoredForm(site)
}

/** Throws `invalid-input`. */
export async function createSite(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { workspaceId, content }: { workspaceId: WorkspaceId; content: ChatSiteContent },
): Promise<ChatSite> {
  const others = await store.listChatSites(context.db, workspaceId)
  const surplus = tooMany('sites', others.length + 1, maxChatSites)
  if (surplus.length > 0) throw invalidInput(surplus)
  const made = { ...content, id: randomUUID(), workspaceId, key: makeKey() }
  const site = await validSite(context.db, made)
  await context.db.transaction(trx => store.insertChatSite(trx, { site, now: context.clock() }))
  return site
}

/** Throws `invalid-input`, `not-found`. The key stays, so that the snippet on the website still works. */
export async function updateSite(
  context: Reading,
  { workspaceId, siteId, content }: SiteOf & { content: Partial<ChatSiteContent> },
): Promise<ChatSite> {
  const earlier = await getSite(context, { workspaceId, siteId })
  const site = await validSite(context.db, { ...earlier, ...content })
  const isUpdated = await context.db.transaction(trx => store.updateChatSite(trx, site))
  if (!isUpdated) throw notFound()
  return site
}

/** Throws `not-found`. */
export async function getSite({ db }: Reading, site: SiteOf): Promise<ChatSite> {
  const found = isEntityId(site.siteId) ? await store.findChatSite(db, site) : undefined
  if (!found) throw notFound()
  return found
}

/** By name. */
export const listSites = ({ db }: Reading, workspaceId: WorkspaceId): Promise<ChatSite[]> =>
  store.listChatSites(db, workspaceId)

/**
 * The site that this public key names. Throws `not-found`, also if the site is switched off or has no page left to
 * book.
 */
export async function findSiteByKey({ db }: Reading, key: string): Promise<ChatSite> {
  const site = keyShape.test(key) ? await store.findChatSiteByKey(db, key) : undefined
  if (!site?.isActive || site.pageIds.length === 0) throw notFound()
  return site
}

/** Throws `not-found`, also if it was deleted before. Its conversations stay until their retention ends. */
export async function deleteSite(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  site: SiteOf,
): Promise<void> {
  if (!isEntityId(site.siteId)) throw notFound()
  const isDeleted = await context.db.transaction(trx =>
    store.markChatSiteDeleted(trx, { ...site, now: context.clock() }),
  )
  if (!isDeleted) throw notFound()
}
