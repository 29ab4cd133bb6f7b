import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import hubspot from '../../crm/hubspot/index.ts'
import { readShared } from '../../crm/hubspot/meetings/shared-fields.ts'
import { readWebhook as readPipedrive } from '../../crm/pipedrive/account/read-webhook.ts'
import { dueInstant, spanOf } from '../../crm/pipedrive/activities/activity-times.ts'
import { isInstant } from '../../src/scheduling/instant.ts'
import { hostileInstants } from '../support/hostile-instants.ts'

const now = Date.UTC(2026, 10, 2, 12)
const secret = 'client secret'
const config = {
  clientSecret: secret,
  credentials: [{ user: 'parley', password: 'long:password' }],
}

const hubspotNotices = (occurredAt: unknown) => {
  const url = 'https://parley.example/webhooks/hubspot'
  const body = JSON.stringify([
    { eventId: 1, portalId: 2, occurredAt, subscriptionType: 'app.uninstall' },
  ])
  const signature = createHmac('sha256', secret).update(`POST${url}${body}${now}`).digest('base64')
  const headers = {
    'x-hubspot-signature-v3': signature,
    'x-hubspot-request-timestamp': String(now),
  }
  return hubspot.readWebhook?.(
    { url, method: 'POST', headers, rawBody: Buffer.from(body), now },
    config,
  )
}

const pipedriveNotices = (timestamp: unknown) =>
  readPipedrive(
    {
      url: 'https://parley.example/webhooks/pipedrive',
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('parley:long:password').toString('base64')}`,
      },
      rawBody: Buffer.from(
        JSON.stringify({
          meta: {
            action: 'change',
            entity: 'activity',
            company_id: '4711',
            entity_id: '42',
            id: 'one',
            timestamp,
          },
        }),
      ),
      now,
    },
    config,
  )

/** Numbers as JSON may carry them, beside the texts. */
const numbers = [1e99, -1, 253_402_300_799_999, 8_640_000_000_000_001, 1.5, Number.MAX_SAFE_INTEGER]

test.each([...hostileInstants, ...numbers])(
  'a notice dated %j is kept at a time, or not at all',
  at => {
    for (const notices of [hubspotNotices(at), pipedriveNotices(at)])
      expect(notices?.every(({ occurredAt }) => isInstant(occurredAt))).toBe(true)
  },
)

test('a notice with a good time is read', () => {
  expect([hubspotNotices(now)?.length, pipedriveNotices(now / 1_000)?.length]).toEqual([1, 1])
  expect(pipedriveNotices('2026-11-02T12:00:00Z')).toMatchObject([{ occurredAt: now }])
})

test.each(hostileInstants)('a record of a CRM with the time %j has none', text => {
  const read = readShared({
    id: '1',
    properties: { hs_meeting_start_time: text, hs_meeting_end_time: text, hs_timestamp: text },
  })
  expect([read.startsAt, read.endsAt]).toEqual([0, 0])
  const due = dueInstant({ due_date: text, due_time: '10:00' }, 'Europe/Berlin')
  expect(due === undefined || isInstant(due)).toBe(true)
  const span = spanOf({ due_date: '2026-11-05', due_time: '10:00', duration: `${text}9999999:00` })
  expect(isInstant(span?.endsAt)).toBe(true)
})
