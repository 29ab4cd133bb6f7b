import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { settingsMessages } from '../../../src/i18n/settings-messages.ts'
import { ownReasonOf, ownReasons } from '../../../src/providers/own-reasons.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meetingId: string
beforeAll(async () => {
  fixture = await startSettingsFixture()
  meetingId = (await fixture.book(9)).id
})
afterAll(() => fixture?.app.close())
const speak = (locale: 'en' | 'pl') =>
  fixture.app.db('users').where({ id: fixture.app.ana.id }).update({ locale })
afterEach(() => speak('en'))

const reasons = Object.keys(ownReasons) as (keyof typeof ownReasons)[]

test('a reason that a provider gave is none of ours', () => {
  expect(ownReasonOf('HubSpot requires a value for "Region".')).toBeUndefined()
})

test.each(reasons)(
  'why an email failed (%s) stands in the language of the reader',
  async reason => {
    expect(ownReasonOf(ownReasons[reason])).toBe(reason)
    await fixture.app
      .db('deliveries')
      .where({ meeting_id: meetingId, target: 'mail:invitee' })
      .update({ state: 'failed', last_error: ownReasons[reason] })
    await speak('pl')
    const { body } = await fixture.admin.get(`/settings/meetings/${meetingId}`)
    const panel = /<section[^>]*invitation-title.*?<\/section>/s.exec(body)?.[0]
    expect(panel).toContain(settingsMessages('pl').deliveries.ours[reason])
    expect(body).not.toContain(ownReasons[reason])
  },
)
