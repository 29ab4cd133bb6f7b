import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  findNoticeChannels,
  listWantedNotices,
} from '../../../src/services/people/notification-settings.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const page = '/settings/notifications'
const channels = `${page}/channels`

test('F46: a person switches off what they do not want to be notified of, for themselves', async () => {
  const fields: [string, string][] = [
    ['booked', 'on'],
    ['digest', 'on'],
  ]
  const saved = await fixture.asRep.submit(page, page, fields)
  expect(saved.status).toBe(303)
  expect(await listWantedNotices(fixture.app.context, fixture.rep)).toEqual(['booked', 'digest'])
  expect(await listWantedNotices(fixture.app.context, fixture.app.ana)).toContain('moved')
})

test('F46: an admin names channels; what is none stands there marked, with nothing changed', async () => {
  const { id: workspaceId } = fixture.app.workspace
  const link = 'https://acme.slack.com/archives/C0123ABCD'
  const saved = await fixture.admin.submit(page, channels, [['booked', link]])
  expect(saved.status).toBe(303)
  const refused = await fixture.admin.submit(page, channels, [['moved', '#deals']])
  expect(refused.status).toBe(422)
  const text = refused.body
  expect(text).toContain('fault-moved')
  expect(text).toContain('#deals')
  expect(await findNoticeChannels(fixture.app.context, workspaceId)).toEqual({
    booked: 'C0123ABCD',
  })
})

test('a rep sees no channels and may name none', async () => {
  const shown = await fixture.asRep.get(page)
  expect(shown.body).not.toContain('channel-booked')
  const refused = await fixture.asRep.submit(page, channels, [['booked', 'C0123ABCE']])
  expect(refused.status).toBe(403)
})
