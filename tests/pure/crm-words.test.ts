import { expect, test } from 'vitest'
import type { Meeting } from '../../src/model/entities.ts'
import { changesFrom } from '../../src/services/crm/map-crm-meeting.ts'
import { sharedOf } from '../../src/services/crm/to-crm-meeting.ts'

const meeting = {
  id: 'm',
  title: 'Demo',
  startsAt: 0,
  endsAt: 1,
  outcome: 'scheduled',
  description: 'Bring *numbers*',
  location: { kind: 'custom', text: '' },
  internalNote: '',
  answers: [
    { questionId: '1', label: 'Topic (short)', value: 'Prices  and\nterms' },
    { questionId: '2', label: 'Team', value: '5' },
  ],
  ...{ invitee: {}, guests: [], attachments: [], tracking: {} },
} as unknown as Meeting

const words = (changed: Partial<Meeting> = {}) =>
  sharedOf({ ...meeting, ...changed }, 'https://parley.test').description
const follow = (description: string) => {
  const theirs = { ...sharedOf(meeting, ''), description }
  return changesFrom(meeting, theirs, ['description']).description
}

test.each([
  ['as they stand there', (text: string) => text],
  ['with blanks folded', (text: string) => text.replaceAll(/[ \t]+/g, ' ')],
  ['on one line', (text: string) => text.replace('and\nterms', 'and terms')],
])('F60 answers below a description are no part of it, %s', (_how, asKept) => {
  expect(follow(asKept(words()))).toBe('Bring numbers')
})

test('F60 what a colleague writes below the answers does not double them, however often', () => {
  const once = follow(`${words()}\n\nSee you there`)
  expect(once).toBe('Bring numbers\n\nSee you there')
  const again = follow(`${words({ description: once ?? '' })}\n\nAnd bring Bob`)
  expect(again).toBe('Bring numbers\n\nSee you there\n\nAnd bring Bob')
})
