import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  counterOf,
  type DeliveryTarget,
  distinctTargets,
  formatTarget,
  isSameTarget,
  parseTarget,
  targetKinds,
} from '../../src/model/delivery-target.ts'
import { storedTargets, targetUserId } from '../support/stored-targets.ts'

/** What no version wrote: parameters that are none, other letter cases, more or less than a target. */
const strange = [
  '',
  'CRM',
  'crm:second',
  'mail',
  'mail:',
  'mail:everybody',
  'mail:guest ',
  'calendar:',
  'calendar:nobody',
  `calendar:${targetUserId}:more`,
  'reminder:',
  'reminder:060',
  'reminder:-5',
  'reminder:1e3',
  'reminder:soon',
  'slack',
  'slack:channel:',
  'teams:slack',
]

test.each(storedTargets)('%s is a target of the kind %s', (text, kind) => {
  const target = parseTarget(text)
  expect(target.kind).toBe(kind)
  expect(formatTarget(target)).toBe(text)
})

test.each(strange)('"%s" is no target, and is kept as it is', text => {
  const target = parseTarget(text)
  expect(target).toEqual({ kind: 'unknown', text })
  expect(formatTarget(target)).toBe(text)
})

const anyTarget: fc.Arbitrary<DeliveryTarget> = fc.oneof(
  ...targetKinds.map((kind): fc.Arbitrary<DeliveryTarget> => {
    if (kind === 'meeting-mail')
      return fc.record({
        kind: fc.constant(kind),
        audience: fc.constantFrom('invitee', 'host', 'guest'),
      })
    if (kind === 'late-mail')
      return fc.record({ kind: fc.constant(kind), audience: fc.constantFrom('host', 'guest') })
    if (kind === 'reminder')
      return fc.record({ kind: fc.constant(kind), minutesBefore: fc.maxSafeNat() })
    if (kind === 'calendar') return fc.record({ kind: fc.constant(kind), userId: fc.uuid() })
    if (kind === 'slack-channel')
      return fc.record({ kind: fc.constant(kind), channelId: fc.string({ minLength: 1 }) })
    return fc.constant({ kind })
  }),
)

test('a target is read back from its text, whatever its kind and parameter', () => {
  fc.assert(
    fc.property(anyTarget, target => {
      expect(parseTarget(formatTarget(target))).toEqual(target)
    }),
    { numRuns: 1_000 },
  )
})

test('any text is given back as it was, and no two targets share one', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      expect(formatTarget(parseTarget(text))).toBe(text)
    }),
  )
  fc.assert(
    fc.property(anyTarget, anyTarget, (a, b) => {
      expect(isSameTarget(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
  )
})

test('of the same target twice, one is left', () => {
  const guest = { kind: 'meeting-mail', audience: 'guest' } as const
  expect(distinctTargets([guest, { kind: 'crm' }, { ...guest }])).toEqual([guest, { kind: 'crm' }])
})

test('only emails about the meeting and calendars follow its sequence', () => {
  const followers = targetKinds.filter(kind => counterOf({ kind }) === 'sequence')
  expect(followers.toSorted()).toEqual(['calendar', 'meeting-mail'])
})
