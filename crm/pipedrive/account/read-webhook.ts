import { z } from 'zod'
import { isSameSecret } from '../../../src/providers/is-same-secret.ts'
import { isInstant, readInstant } from '../../../src/scheduling/instant.ts'
import type { CrmNotice, CrmWebhookRequest } from '../../contract/crm-changes.ts'
import type { CrmWebhookConfig } from '../../contract/crm-provider.ts'

/*
 * Pipedrive does not sign its requests. A webhook carries the user and password that we gave it, and the notice
 * of an app's removal carries the app's own secret. Both only make us read the records.
 */

const id = z.union([z.number().int(), z.string().regex(/^\d{1,15}$/)]).transform(String)

/** The guide describes seconds, while its example has an ISO time. */
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

/** Decoded Basic header (RFC 7617); undefined if there is none. */
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

/**
 * A repeated request gives the same event id. Two changes within a second may share an id, but reading the
 * record once covers both.
 */
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

/** [] if a genuine request is not about meetings or cannot be parsed. */
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
