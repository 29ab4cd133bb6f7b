import { z } from 'zod'
import { isSameSecret } from '../../../src/providers/is-same-secret.ts'
import { isInstant, readInstant } from '../../../src/scheduling/instant.ts'
import type { CrmNotice, CrmWebhookRequest } from '../../contract/crm-changes.ts'
import type { CrmWebhookConfig } from '../../contract/crm-provider.ts'

/*
 * Pipedrive signs nothing: its posts carry the user and password that we gave it, and its word that the app was
 * removed carries the app's own secret. Both only lead us to look.
 */

const id = z.union([z.number().int(), z.string().regex(/^\d{1,15}$/)]).transform(String)

/** Seconds in the guide's words, an ISO time in its example. */
const instant = z
  .union([z.number(), z.string()])
  .transform(value => {
    const count = Number(value)
    if (Number.isNaN(count)) return readInstant(value) ?? Number.NaN
    return count < 1e11 ? count * 1_000 : count
  })
  .refine(isInstant)

const post = z.object({
  meta: z.object({
    action: z.enum(['create', 'change', 'delete']),
    entity: z.string(),
    id: z.union([z.string(), z.number()]),
    company_id: id,
    entity_id: id,
    timestamp: instant,
  }),
})
const removal = z.object({
  company_id: id,
  user_id: id,
  timestamp: z.union([z.string(), z.number()]).optional(),
})

/** What stands in a Basic header (RFC 7617); undefined where there is none. */
function credentialsOf({ headers }: CrmWebhookRequest): string | undefined {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(headers.authorization ?? '')?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8')
}

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The same when it is posted again. One event may tell of two changes of one second: read once is enough. */
function noticeOf(body: unknown): CrmNotice[] {
  const parsed = post.safeParse(body)
  if (!parsed.success) return []
  const { meta } = parsed.data
  if (meta.entity !== 'activity') return []
  return [
    {
      accountId: meta.company_id,
      eventId: [meta.id, meta.timestamp, meta.action, meta.entity_id].join(':'),
      occurredAt: meta.timestamp,
      kind: meta.action === 'delete' ? 'gone' : 'changed',
      engagementId: meta.entity_id,
    },
  ]
}

function removalOf(body: unknown, now: number): CrmNotice[] {
  const parsed = removal.safeParse(body)
  if (!parsed.success) return []
  const { company_id: accountId, user_id: userId, timestamp = '' } = parsed.data
  const eventId = ['removed', accountId, userId, timestamp].join(':')
  return [{ accountId, eventId, occurredAt: now, kind: 'lost' }]
}

/** [] for what is Pipedrive's word and not about meetings, or not readable. */
export function readWebhook(
  request: CrmWebhookRequest,
  { clientSecret, credentials: expected }: CrmWebhookConfig,
): readonly CrmNotice[] | undefined {
  const credentials = credentialsOf(request)
  if (credentials === undefined) return undefined
  const body = parseJson(request.rawBody)
  if (request.method === 'DELETE') {
    const secret = credentials.slice(credentials.indexOf(':') + 1)
    return clientSecret && isSameSecret(secret, clientSecret)
      ? removalOf(body, request.now)
      : undefined
  }
  const isOurs = expected.some(
    ({ user, password }) => password !== '' && isSameSecret(credentials, `${user}:${password}`),
  )
  return isOurs ? noticeOf(body) : undefined
}
