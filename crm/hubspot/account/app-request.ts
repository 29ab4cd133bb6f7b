/**
 * What HubSpot's app card asks of us by `hubspot.fetch`: signed like webhooks (X-HubSpot-Signature-v3), with
 * who asks (`portalId`, `userEmail`) added to the address by HubSpot itself. Our card adds the record. Written
 * from the guides on validating requests and on fetching data for UI extensions (developers.hubspot.com).
 */
import { z } from 'zod'
import { ownEntry } from '../../../src/text/own-entry.ts'
import type { CrmWebhookRequest } from '../../contract/crm-changes.ts'
import type { CrmEmbedding, CrmEmbeddingFacts } from '../../contract/crm-embedding.ts'
import type { CrmRecordType } from '../../contract/crm-objects.ts'
import { isHubspotSigned } from './request-signature.ts'

const typeOfObject: Record<string, CrmRecordType> = {
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-5': 'tickets',
}

const asked = z.object({
  portalId: z.string().regex(/^\d{1,15}$/),
  userEmail: z.string().min(3).max(320),
  objectId: z.string().regex(/^\d{1,20}$/),
  objectTypeId: z.string(),
})

/** A name that stands there twice was added by somebody who wants to be another. */
function readAddress(url: string): z.infer<typeof asked> | undefined {
  const { searchParams } = new URL(url)
  const names = [...searchParams.keys()]
  if (new Set(names).size < names.length) return undefined
  return asked.safeParse(Object.fromEntries(searchParams)).data
}

async function read(
  request: CrmWebhookRequest,
  { clientSecret }: { clientSecret: string },
): Promise<CrmEmbedding | undefined> {
  if (!isHubspotSigned(request, clientSecret)) return undefined
  const facts = readAddress(request.url)
  const type = facts && ownEntry(typeOfObject, facts.objectTypeId)
  if (!type) return undefined
  return {
    accountId: facts.portalId,
    user: { email: facts.userEmail },
    record: { type, id: facts.objectId },
    frameId: undefined,
  }
}

export const embedding: CrmEmbeddingFacts = {
  cardName: 'card',
  // Every region has an app of its own: app.hubspot.com, app-eu1.hubspot.com and so on.
  frameAncestors: apiUrl =>
    apiUrl === 'https://api.hubapi.com' ? ['https://*.hubspot.com'] : [new URL(apiUrl).origin],
  read,
  toAnswer: card => card,
  toRefusal: refusal => ({ refusal }),
}
