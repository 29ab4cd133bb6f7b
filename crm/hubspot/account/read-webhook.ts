import { z } from 'zod'
import { isInstant } from '../../../src/scheduling/instant.ts'
import { ownEntry } from '../../../src/text/own-entry.ts'
import type { CrmNotice } from '../../contract/crm-changes.ts'
import type { CrmDescriptor } from '../../contract/crm-provider.ts'
import { isHubspotSigned } from './request-signature.ts'

const meetingTypeId = '0-47'

const id = z.union([z.string().min(1), z.number().int()]).transform(String)

/**
 * Fields common to both kinds of subscription: the legacy `meeting.creation`, and `object.creation` with a type
 * id.
 */
const event = z.object({
  eventId: id,
  portalId: id,
  occurredAt: z.number().refine(isInstant),
  subscriptionType: z.string(),
  objectTypeId: z.string().optional(),
  objectId: id.optional(),
})
const events = z.array(z.unknown())

type Event = z.infer<typeof event>

const kinds: Record<string, CrmNotice['kind']> = {
  creation: 'changed',
  propertyChange: 'changed',
  restore: 'changed',
  merge: 'changed',
  deletion: 'gone',
  privacyDeletion: 'gone',
}

/** The uninstall event has different names in HubSpot's generations of apps. */
const isUninstall = (type: string) => /^app.*uninstall/i.test(type)

function kindOf({ subscriptionType, objectTypeId }: Event): CrmNotice['kind'] | undefined {
  if (isUninstall(subscriptionType)) return 'lost'
  const [subject = '', what = ''] = subscriptionType.split('.', 2)
  const isMeeting =
    subject === 'meeting' || (subject === 'object' && objectTypeId === meetingTypeId)
  return isMeeting ? ownEntry(kinds, what) : undefined
}

/** HubSpot repeats an event that got no response, and does not guarantee that its id is unique. */
const eventIdOf = ({ eventId, portalId, subscriptionType, objectId, occurredAt }: Event) =>
  [portalId, eventId, subscriptionType, objectId ?? '', occurredAt].join(':')

function noticesOf(value: unknown): CrmNotice[] {
  const read = event.safeParse(value)
  if (!read.success) return []
  const { portalId: accountId, occurredAt, objectId } = read.data
  const kind = kindOf(read.data)
  const common = { accountId, occurredAt, eventId: eventIdOf(read.data) }
  if (kind === 'lost') return [{ ...common, kind }]
  return kind && objectId ? [{ ...common, kind, engagementId: objectId }] : []
}

const parse = (rawBody: Buffer): unknown => {
  try {
    return JSON.parse(rawBody.toString('utf8'))
  } catch {
    // A signed body that is not JSON holds no events.
    return undefined
  }
}

/** A request has up to a hundred events in no order. Malformed and irrelevant ones are skipped. */
export const readWebhook: NonNullable<CrmDescriptor['readWebhook']> = (
  request,
  { clientSecret },
) => {
  if (!clientSecret || !isHubspotSigned(request, clientSecret)) return undefined
  const read = events.safeParse(parse(request.rawBody))
  return read.success ? read.data.flatMap(noticesOf) : []
}
