import { expect, test } from 'vitest'
import type { Location } from '../../src/model/entities.ts'
import { locationFrom } from '../../src/services/crm/map-crm-meeting.ts'
import { editFaults } from '../../src/services/meetings/validate-edit.ts'
import { pageFaults } from '../../src/services/pages/validate-page.ts'
import { scheduleFaults } from '../../src/services/records/validate-schedule-from-record.ts'

const long = (length: number) => '6'.repeat(length)

/** With the path of the fault. */
const bad: [path: string, location: Location][] = [
  ['location.number', { kind: 'phone', number: 'abc' }],
  ['location.number', { kind: 'phone', number: '1234' }],
  ['location.number', { kind: 'phone', number: 'call 600 100 200' }],
  ['location.number', { kind: 'phone', number: long(51) }],
  ['location.url', { kind: 'video', url: 'http://rooms.test/ana' }],
  ['location.url', { kind: 'video', url: 'https://a:b@rooms.test' }],
  ['location.url', { kind: 'video', url: `https://rooms.test/${long(2_000)}` }],
  ['location.address', { kind: 'address', address: ' ' }],
  ['location.address', { kind: 'address', address: long(2_001) }],
  ['location.text', { kind: 'custom', text: '' }],
  ['location.text', { kind: 'custom', text: long(2_001) }],
]

const good: Location[] = [
  { kind: 'phone' },
  { kind: 'phone', number: '' },
  { kind: 'phone', number: '+48 600 100 200' },
  { kind: 'video' },
  { kind: 'video', isRoom: true },
  { kind: 'video', url: 'https://rooms.test/ana' },
  { kind: 'address', address: 'Long Street 1' },
  { kind: 'custom', text: 'At the fair' },
]

type Page = Parameters<typeof pageFaults>[0]
type Schedule = Parameters<typeof scheduleFaults>[0]

const page = {
  kind: 'personal',
  slug: 'demo',
  title: 'Demo',
  description: '',
  hostIds: ['ana'],
  durationsMinutes: [30],
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
  horizon: { kind: 'rolling', days: 60 },
  limits: {},
  questions: [],
  reminders: [],
} as unknown as Page

const schedule = {
  title: 'Demo',
  startsAt: 2,
  durationMinutes: 30,
  invitee: { email: 'maya@acme.test', name: 'Maya' },
  guests: [],
  description: '',
  internalNote: '',
  reminders: [],
} as unknown as Schedule

const checks: Record<string, (location: Location) => { path: string }[]> = {
  'a page': location => pageFaults({ ...page, location }),
  'an edited meeting': location => editFaults({ location }),
  'a meeting from a record': location => scheduleFaults({ ...schedule, location }, 1),
}
const pathsOf = (check: string, location: Location) =>
  checks[check]?.(location).map(({ path }) => path)

test.each(Object.keys(checks))('%s names the part of a location that is wrong', check => {
  for (const [path, location] of bad)
    expect(pathsOf(check, location), JSON.stringify(location).slice(0, 80)).toEqual([path])
})

test.each(Object.keys(checks))('%s takes a location that works', check => {
  for (const location of good) expect(pathsOf(check, location)).toEqual([])
})

test.each<[text: string, location: Location]>([
  ['', { kind: 'phone' }],
  ['+48 600 100 200', { kind: 'phone', number: '+48 600 100 200' }],
  ['Room 3', { kind: 'custom', text: 'Room 3' }],
  ['https://rooms.test/ana', { kind: 'video', url: 'https://rooms.test/ana' }],
])('a phone meeting whose CRM record says “%s” is at %j', (text, location) =>
  expect(locationFrom(text, 'phone')).toEqual(location),
)
