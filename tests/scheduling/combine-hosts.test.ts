import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkStart } from '../../src/scheduling/check-start.ts'
import { listGroupStarts, listPoolStarts } from '../../src/scheduling/combine-hosts.ts'
import { listStarts } from '../../src/scheduling/list-starts.ts'
import { hostAround, instantAround, rulesAround } from './support/arbitraries.ts'
import { dayIn, halfHours, newYork, officeHost, timesIn } from './support/office-host.ts'

const date = '2026-11-01'
const range = { start: Date.parse('2026-10-31'), end: Date.parse('2026-11-03') }
const hosts = fc.array(
  fc
    .constantFrom('America/New_York', 'Europe/Warsaw', 'Asia/Kolkata')
    .chain(zone => hostAround(zone, date)),
  { maxLength: 4 },
)
const several = fc.record({
  hosts,
  rules: rulesAround(date),
  now: instantAround(date).map(at => at - 12 * 3_600_000),
})

test('F18 a pool offers what any host could take, each start once and in order', () => {
  fc.assert(
    fc.property(several, ({ hosts, rules, now }) => {
      const all = hosts.flatMap(host => listStarts({ host, rules, range, now }))
      const expected = [...new Set(all)].sort((a, b) => a - b)
      expect(listPoolStarts({ hosts, rules, range, now })).toEqual(expected)
    }),
  )
})

test('F18 a group meets only where every host is free', () => {
  fc.assert(
    fc.property(several, ({ hosts, rules, now }) => {
      const [first, ...others] = hosts
      const ofFirst = first === undefined ? [] : listStarts({ host: first, rules, range, now })
      const expected = ofFirst.filter(start =>
        others.every(host => checkStart({ host, rules, start, now }).offered),
      )
      expect(listGroupStarts({ hosts, rules, range, now })).toEqual(expected)
    }),
  )
})

test('hosts that share a schedule keep their own calendars', () => {
  const day = '2026-11-24'
  const busyFrom = (start: string, end: string) => [
    { start: newYork(day, start), end: newYork(day, end) },
  ]
  const pair = [
    officeHost({ hostId: 'ana', busy: busyFrom('09:00', '16:00') }),
    officeHost({ hostId: 'ben', busy: busyFrom('09:30', '17:00') }),
  ]
  const asked = { hosts: pair, rules: halfHours(), range: dayIn(day), now: newYork(day, '00:00') }
  expect(timesIn(listPoolStarts(asked))).toEqual(['09:00', '16:00', '16:30'])
  expect(listGroupStarts(asked)).toEqual([])
})
