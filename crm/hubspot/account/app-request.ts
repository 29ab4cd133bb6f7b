/**
 * Requests of HubSpot's app card by `hubspot.fetch`. They are signed like webhooks (X-HubSpot-Signature-v3),
 * and HubSpot adds the user to the address (`portalId`, `userEmail`). Our card adds the record. Written from
 * the guides on validating requests and on fetching data for UI extensions (developers.hubspot.com).
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

/** A duplicate parameter is an attempt to impersonate another user, so the request is rejected. */
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
  // Each region has an app domain of its own: app.hubspot.com, app-eu1.hubspot.com and so on.
  frameAncestors: apiUrl =>
    apiUrl === 'https://api.hubapi.com' ? ['https://*.hubspot.com'] : [new URL(apiUrl).origin],
  read,
  toAnswer: card => card,
  toRefusal: refusal => ({ refusal }),
}
