/**
 * Requests of Pipedrive's panel and modal. A JSON Web Token (HS256 with the app's client secret, valid for five
 * minutes) identifies the user by id, and the address names the record. The token does not cover the record, so
 * a user may open any record of the company. Written from the guides on JSON panels and custom modals
 * (pipedrive.readme.io) and the README of `@pipedrive/app-extensions-sdk`.
 */
import { jwtVerify } from 'jose'
import { z } from 'zod'
import { ownEntry } from '../../../src/text/own-entry.ts'
import type { CrmWebhookRequest } from '../../contract/crm-changes.ts'
import type { CrmEmbedding, CrmEmbeddingFacts } from '../../contract/crm-embedding.ts'
import type { CrmRecordType } from '../../contract/crm-objects.ts'
import { toPanel, toPanelError } from '../records/panel.ts'

const typeOfResource: Record<string, CrmRecordType> = {
  person: 'contacts',
  organization: 'companies',
  deal: 'deals',
  lead: 'leads',
}

const id = z.union([z.number().int().positive(), z.string().regex(/^\d{1,15}$/)]).transform(String)
const claims = z.object({ userId: id, companyId: id })

/** In a list several records may be selected, but a meeting is about one. */
const asked = z.object({
  token: z.string().min(1).max(4_000),
  resource: z.string(),
  selectedIds: z.string().regex(/^(\d{1,15}|[0-9a-f-]{36})$/i),
  id: z.string().max(200).optional(),
})

/** Undefined if the token is forged, expired or signed with another algorithm. */
async function verify(token: string, secret: string, now: number) {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    })
    return claims.safeParse(payload).data
  } catch {
    // Whatever the error is, the token does not prove that Pipedrive sent the request.
    return undefined
  }
}

/** Of a repeated parameter the first counts. That is safe, since only the token identifies the user. */
const readAddress = (url: string) =>
  asked.safeParse(Object.fromEntries([...new URL(url).searchParams].reverse())).data

async function read(
  { url, now }: CrmWebhookRequest,
  { clientSecret }: { clientSecret: string },
): Promise<CrmEmbedding | undefined> {
  const address = readAddress(url)
  const type = address && ownEntry(typeOfResource, address.resource)
  if (!type) return undefined
  const who = await verify(address.token, clientSecret, now)
  if (!who) return undefined
  return {
    accountId: who.companyId,
    user: { id: who.userId },
    record: { type, id: address.selectedIds },
    frameId: address.id,
  }
}

export const embedding: CrmEmbeddingFacts = {
  cardName: 'panel',
  // Each company has a subdomain of its own.
  frameAncestors: apiUrl =>
    apiUrl === 'https://api.pipedrive.com' ? ['https://*.pipedrive.com'] : [new URL(apiUrl).origin],
  read,
  toAnswer: toPanel,
  toRefusal: toPanelError,
}
