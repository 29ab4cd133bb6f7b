import { expect, test } from 'vitest'
import { placeOf } from '../../../bot/listeners/views/book-values.ts'
import { callerOf } from '../../../src/model/caller-of.ts'
import type { Location, SchedulingPage, Workspace } from '../../../src/model/entities.ts'
import { plainPage } from '../../support/builders/a-page.ts'

const own = '+1 555 0100'
const theirs = '+48 600 100 200'
const hostId = 'ana'
const invitee = { kind: 'invitee', email: 'lena@acme.test', name: 'Lena Vogt' } as const

const page = (location: Location): SchedulingPage => ({
  ...plainPage({ id: 'workspace' } as Workspace, [hostId]),
  id: 'page',
  location,
})
const phonePage = page({ kind: 'phone', number: own })

test.each([
  ["the page's number is kept", phonePage, own, 'invitee'],
  ['another number is typed', phonePage, theirs, 'host'],
  ['the number is removed', phonePage, '', 'host'],
  ['a number is typed where the page has a video call', page({ kind: 'video' }), theirs, 'host'],
  ['a number is typed without a page', undefined, theirs, 'host'],
] as const)('%s in the form of Slack: who calls', (_what, chosen, placeText, caller) => {
  const location = placeOf({ hostId, place: 'phone', placeText }, chosen)
  expect(callerOf({ location, invitee, pageId: chosen?.id })).toBe(caller)
})
