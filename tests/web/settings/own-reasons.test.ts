import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { healthCard } from '../../../bot/blocks/answers/health-card.ts'
import { reasonText } from '../../../src/i18n/reason-text.ts'
import { settingsMessages } from '../../../src/i18n/settings-messages.ts'
import { outageEmail } from '../../../src/mail/templates/health-emails.ts'
import { locales } from '../../../src/model/entities.ts'
import { type OwnReason, ownReasons } from '../../../src/providers/own-reasons.ts'
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
/** Decides nothing: the code alone says which reason it is. */
const text = 'Whatever stands here'

test.each(locales)('every reason of ours has words of its own in %s', locale => {
  const { ours } = settingsMessages(locale).deliveries
  expect(Object.keys(ours).sort()).toEqual([...reasons].sort())
  expect(new Set(Object.values(ours)).size).toBe(reasons.length)
  for (const code of reasons) expect(reasonText(locale, { text, code })).toBe(ours[code])
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
      .update({ state: 'failed', last_error: text, last_error_code: reason })
    await speak('pl')
    const { body } = await fixture.admin.get(`/settings/meetings/${meetingId}`)
    const panel = getElement(body, '[aria-labelledby="invitation-title"]')
    expect(textOf(panel)).toContain(settingsMessages('pl').deliveries.ours[reason])
    expect(body).not.toContain(text)
    const activity = await fixture.admin.get('/settings/deliveries')
    expect(activity.body).toContain(settingsMessages('pl').deliveries.ours[reason])
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
      reasonCode: code,
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
    const words = settingsMessages('pl').deliveries.ours[code]
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
