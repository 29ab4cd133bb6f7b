import { expect, test } from 'vitest'
import type { z } from 'zod'
import {
  askedRefs,
  channelRefs,
  loggedRefs,
  postedRefs,
  sentRefs,
} from '../../../bot/notifications/stored-refs.ts'
import { eventRefs } from '../../../src/services/calendars/event-refs.ts'
import { readCrmRefs } from '../../../src/services/crm/read-crm-refs.ts'
import { readRefs } from '../../../src/services/deliveries/read-refs.ts'

const recordLog = () => {
  const warned: object[] = []
  const silent = () => undefined
  return {
    warned,
    log: { info: silent, error: silent, warn: (facts: object) => warned.push(facts) },
  }
}

const place = { calendarId: 'c1', eventId: 'e1' }
const posted = { channel: 'D1', ts: '1.2' }

interface Case {
  kind: string
  schema: z.ZodType
  whole: object
  torn: object
  /** What is left of `torn`. */
  left: object | undefined
  faults: string[]
}

const cases: Case[] = [
  {
    kind: 'calendar',
    schema: eventRefs,
    whole: { ...place, provider: 'google', webUrl: 'https://c.test/1', left: [place] },
    torn: { ...place, webUrl: 7, left: 'c0' },
    left: place,
    faults: ['webUrl', 'left'],
  },
  {
    kind: 'slack-message',
    schema: sentRefs,
    whole: { posts: { u1: { ...posted, since: 2 } }, crm: '[]' },
    torn: { posts: { u1: { channel: 'D1' } }, crm: '[]' },
    left: { posts: {}, crm: '[]' },
    faults: ['posts'],
  },
  {
    kind: 'slack-channel',
    schema: channelRefs,
    whole: { posted },
    torn: { posted: 'D1' },
    left: {},
    faults: ['posted'],
  },
  {
    kind: 'slack-proposal',
    schema: postedRefs,
    whole: posted,
    torn: { channel: 'D1', ts: null },
    left: undefined,
    faults: ['ts'],
  },
  {
    kind: 'slack-outcome',
    schema: askedRefs,
    whole: { askedAt: 5 },
    torn: { askedAt: 'soon' },
    left: undefined,
    faults: ['askedAt'],
  },
  {
    kind: 'slack-logged',
    schema: loggedRefs,
    whole: { texts: { 'D1:1.2': 'It took place' } },
    torn: { texts: 'It took place' },
    left: undefined,
    faults: ['texts'],
  },
]

test.each(cases)('references of $kind are read whole, without a line in the log', one => {
  const { warned, log } = recordLog()
  expect(readRefs({ log }, one.schema, one.whole)).toEqual(one.whole)
  expect(warned).toEqual([])
})

test.each(cases)('of torn references of $kind, what does not parse counts as absent', one => {
  const { warned, log } = recordLog()
  expect(readRefs({ log }, one.schema, one.torn)).toEqual(one.left)
  expect(warned).toEqual([{ faults: one.faults }])
})

test.each(['text', 7, [posted], true])('%j is no references at all', stored => {
  const { warned, log } = recordLog()
  expect(readRefs({ log }, postedRefs, stored)).toBeUndefined()
  expect(warned).toHaveLength(1)
})

test.each([undefined, null])('%s is what a first delivery finds, and no fault', stored => {
  const { warned, log } = recordLog()
  expect(readRefs({ log }, postedRefs, stored)).toBeUndefined()
  expect(warned).toEqual([])
})

const sent = {
  title: 'Demo',
  startsAt: 1,
  endsAt: 2,
  outcome: 'scheduled',
  description: '',
  location: '',
}

test('what a CRM keeps for its own next call is handed back as it is', () => {
  const { warned, log } = recordLog()
  const refs = {
    engagementId: '7',
    sent,
    written: { note: 'n' },
    placed: [{ type: 'deals', id: '1' }],
  }
  expect(readCrmRefs({ log }, { refs })).toEqual(refs)
  expect(warned).toEqual([])
})

test('a record is known although other references of it are torn', () => {
  const { warned, log } = recordLog()
  const refs = {
    engagementId: '7',
    sent: { title: 'Demo' },
    deletedAt: 'yesterday',
    placed: 'deals',
  }
  expect(readCrmRefs({ log }, { refs })).toEqual({ engagementId: '7' })
  expect(warned).toEqual([{ faults: ['sent', 'placed', 'deletedAt'] }])
})
