import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  findNoticeChannels,
  listWantedNotices,
} from '../../../src/services/people/notification-settings.ts'
import { type SettingsHouse, startSettingsHouse } from '../../support/settings-house.ts'

let house: SettingsHouse

beforeAll(async () => {
  house = await startSettingsHouse()
})
afterAll(() => house?.app.close())

const page = '/settings/notifications'
const channels = `${page}/channels`

test('F46: a person switches off what they do not want to be told of, for themselves', async () => {
  const fields: [string, string][] = [
    ['booked', 'on'],
    ['digest', 'on'],
  ]
  const saved = await house.asRep.submit(page, page, fields)
  expect(saved.status).toBe(303)
  expect(await listWantedNotices(house.app.context, house.rep)).toEqual(['booked', 'digest'])
  expect(await listWantedNotices(house.app.context, house.app.ana)).toContain('moved')
})

test('F46: an admin names channels; what is none stands there marked, with nothing changed', async () => {
  const { id: workspaceId } = house.app.workspace
  const link = 'https://acme.slack.com/archives/C0123ABCD'
  const saved = await house.admin.submit(page, channels, [['booked', link]])
  expect(saved.status).toBe(303)
  const refused = await house.admin.submit(page, channels, [['moved', '#deals']])
  expect(refused.status).toBe(422)
  const text = refused.body
  expect(text).toContain('fault-moved')
  expect(text).toContain('#deals')
  expect(await findNoticeChannels(house.app.context, workspaceId)).toEqual({ booked: 'C0123ABCD' })
})

test('a rep sees no channels and may name none', async () => {
  const shown = await house.asRep.get(page)
  expect(shown.body).not.toContain('channel-booked')
  const refused = await house.asRep.submit(page, channels, [['booked', 'C0123ABCE']])
  expect(refused.status).toBe(403)
})
