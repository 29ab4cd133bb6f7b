import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { healthCard } from '../../../bot/blocks/answers/health-card.ts'
import { reasonText } from '../../../src/i18n/reason-text.ts'
import { settingsMessages } from '../../../src/i18n/settings-messages.ts'
import { outageEmail } from '../../../src/mail/templates/health-emails.ts'
import { type Locale, locales } from '../../../src/model/entities.ts'
import {
  type OwnReason,
  ownReason,
  ownReasons,
  parseReasonCode,
} from '../../../src/providers/own-reasons.ts'
import { getElement, textOf } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meetingId: string
const waiting = { timeout: 10_000, interval: 50 }
beforeAll(async () => {
  fixture = await startSettingsFixture()
  meetingId = (await fixture.book(9)).id
  // Whatever is set later stays as it is set.
  await vi.waitFor(async () => {
    const pending = fixture.app.db('deliveries').whereNotIn('state', ['delivered', 'skipped'])
    expect(await pending).toEqual([])
  }, waiting)
})
afterAll(() => fixture?.app.close())
const speak = (locale: 'en' | 'pl') =>
  fixture.app.db('users').where({ id: fixture.app.ana.id }).update({ locale })
afterEach(() => speak('en'))

const reasons = Object.keys(ownReasons) as OwnReason[]
const values = {
  provider: 'HubSpot',
  status: '503',
  answer: 'invalid_grant',
  outcome: 'Gehalten {gut}?',
  scopes: 'crm.a, crm.b',
  properties: '“Region”, “Größe = 1”',
  fields: '“due_date”',
}
const stored = (code: OwnReason) =>
  ownReasons[code].includes('{') ? `${code}?${new URLSearchParams(values)}` : code
const textIn = (locale: Locale, code: OwnReason): string => {
  const message: string | ((values: never) => string) =
    settingsMessages(locale).deliveries.ours[code]
  return typeof message === 'string' ? message : message(values as never)
}
/** Decides nothing: the code alone says which reason it is. */
const text = 'Whatever stands here'

test.each(locales)('every reason of ours has words of its own in %s', locale => {
  const { ours } = settingsMessages(locale).deliveries
  expect(Object.keys(ours).sort()).toEqual([...reasons].sort())
  const texts = reasons.map(code => textIn(locale, code))
  expect(new Set(texts).size).toBe(reasons.length)
  for (const [index, code] of reasons.entries())
    expect(reasonText(locale, { text, code: stored(code) })).toBe(texts[index])
})

test('a reason keeps its values, whatever characters they have, and is English in logs', () => {
  const outcome = '“Held” & 50 % {done}?=+ é'
  const { reason, reasonCode } = ownReason('outcomeUnknown', { provider: 'HubSpot', outcome })
  expect(reason).toBe(reasonText('en', { text, code: reasonCode }))
  expect(parseReasonCode(reasonCode)).toEqual({
    code: 'outcomeUnknown',
    values: { provider: 'HubSpot', outcome },
  })
  expect(reasonText('pl', { text, code: reasonCode })).toContain(`„${outcome}”`)
  expect(ownReason('accessLost')).toEqual({
    reason: ownReasons.accessLost,
    reasonCode: 'accessLost',
  })
})

test.each(reasons)('the English text of %s is the same in code and catalog', code => {
  const make: (code: OwnReason, named: object) => { reason: string } = ownReason as never
  const named = make(code, values)
  expect(named.reason).toBe(textIn('en', code))
})

test('adapters give reasons by codes, never by sentences', () => {
  const root = resolve(import.meta.dirname, '../../..')
  const files = globSync('{src,crm,bot}/**/*.{ts,tsx}', { cwd: root })
  expect(files.length).toBeGreaterThan(1_000)
  const bySentence = files.filter(file =>
    /\breason: ?['"`][A-Z]|(?:fail|Error)\(\s*'(?:unauthorized|not-found|conflict|rate-limited|unavailable|rejected)',\s*['"`]/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  )
  // The reason of a cancellation, for the guest.
  expect(bySentence).toEqual(['src/services/crm/handle-deleted-record.ts'])
})

test.each([undefined, 'ofALaterVersion', 'constructor', '__proto__'])(
  'a reason with the code %s is reported as it stands, also where its text is one of ours',
  code => {
    expect(reasonText('pl', { text, code })).toBe(text)
    expect(reasonText('pl', { text: ownReasons.accessLost, code })).toBe(ownReasons.accessLost)
  },
)

test.each(reasons)(
  'why an email failed (%s) stands in the language of the reader',
  async reason => {
    await fixture.app
      .db('deliveries')
      .where({ meeting_id: meetingId, target: 'mail:invitee' })
      .update({ state: 'failed', last_error: text, last_error_code: stored(reason) })
    await speak('pl')
    const { body } = await fixture.admin.get(`/settings/meetings/${meetingId}`)
    const panel = getElement(body, '[aria-labelledby="invitation-title"]')
    expect(textOf(panel)).toContain(textIn('pl', reason))
    expect(body).not.toContain(text)
    const activity = await fixture.admin.get('/settings/deliveries')
    expect(textOf(getElement(activity.body, 'main'))).toContain(textIn('pl', reason))
    expect(activity.body).not.toContain(text)
  },
)

test.each(reasons)(
  'an outage by %s is explained in the reader’s language, in Slack and by email',
  code => {
    const outage = {
      id: 'o',
      workspaceId: fixture.app.workspace.id,
      subject: 'crm',
      provider: 'hubspot',
      ownerId: undefined,
      code: 'unavailable' as const,
      reason: text,
      reasonCode: stored(code),
      openedAt: fixture.now,
      since: fixture.now,
      failures: 1,
      probeAt: fixture.now,
      notifiedAt: undefined,
      endedAt: undefined,
    }
    const facts = {
      outage,
      waiting: 1,
      synced: 0,
      ownerName: undefined,
      canMend: true,
      reader: { locale: 'pl', timeZone: 'Europe/Warsaw' } as const,
      now: fixture.now,
    }
    const words = textIn('pl', code)
    // Without the signs that keep words from being read as Slack's markup.
    const card = JSON.stringify(healthCard(facts, 'https://parley.test')).replaceAll(
      /[\u2060\u2068\u2069]/g,
      '',
    )
    expect(card).toContain(words)
    expect(card).not.toContain(text)
    expect(outageEmail(facts, 'https://parley.test').text).toContain(words)
  },
)
