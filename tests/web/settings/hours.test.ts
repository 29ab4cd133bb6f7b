import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSchedules } from '../../../src/services/people/schedules.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const week = {
  'weekly.mon': '9-12, 13:00–17:30',
  'weekly.tue': '',
  'weekly.wed': '22:00-02:00',
  'weekly.thu': '',
  'weekly.fri': '',
  'weekly.sat': '',
  'weekly.sun': '',
}

test('hours are written as people write them, single dates beside them', async () => {
  const fields: [string, string][] = [
    ['name', 'Mine'],
    ['timeZone', 'Asia/Kathmandu'],
    ...Object.entries(week),
    ['date', '2026-12-24'],
    ['periods', ''],
    ['date', '2026-12-28'],
    ['periods', '10-12'],
    ['date', ''],
    ['periods', ''],
  ]
  const saved = await fixture.asRep.submit('/settings/hours', '/settings/hours', fields)
  expect(saved.status).toBe(303)
  const [schedule] = await listSchedules(fixture.app.context, {
    workspaceId: fixture.app.workspace.id,
    userId: fixture.rep.id,
  })
  expect(schedule).toMatchObject({
    name: 'Mine',
    timeZone: 'Asia/Kathmandu',
    weekly: {
      mon: [
        ['09:00', '12:00'],
        ['13:00', '17:30'],
      ],
      wed: [['22:00', '02:00']],
    },
    overrides: [
      { date: '2026-12-24', periods: [] },
      { date: '2026-12-28', periods: [['10:00', '12:00']] },
    ],
  })
  const again = await fixture.asRep.get(saved.location ?? '')
  expect(again.body).toContain('Saved.')
  expect(again.body).toContain('09:00-12:00, 13:00-17:30')
})

test('hours that cannot be are marked where they stand, and nothing typed is lost', async () => {
  const reply = await fixture.asRep.submit('/settings/hours', '/settings/hours', {
    ...week,
    'weekly.mon': '9-12, 11-13',
    'weekly.tue': 'mornings',
    'weekly.fri': '25:00-26:00',
    name: 'Wrong',
    timeZone: 'Europe/Atlantis',
  })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('These hours overlap')
  expect(reply.body).toContain('Write hours like 09:00-12:00')
  expect(reply.body).toContain('Write times as 09:00')
  expect(reply.body).toContain('Use a name such as Europe/Warsaw')
  expect(reply.body).toContain('value="mornings"')
})

test("another's hours cannot be changed by their id", async () => {
  const [others] = await listSchedules(fixture.app.context, {
    workspaceId: fixture.app.workspace.id,
    userId: fixture.app.ana.id,
  })
  const reply = await fixture.asRep.submit('/settings/hours', '/settings/hours', {
    ...week,
    id: others?.id ?? '',
    name: 'Taken over',
    timeZone: 'UTC',
  })
  expect(reply.status).toBe(404)
})
