/** `node bench/slots/bench-slots.ts`: compares the time to find slots with plain luxon. */
import assert from 'node:assert/strict'
import { listPoolStarts } from '../../src/scheduling/combine-hosts.ts'
import { groupByDay } from '../../src/scheduling/group-by-day.ts'
import { listStarts } from '../../src/scheduling/list-starts.ts'
import { luxonSlots } from './luxon-slots.ts'
import { medianMs } from './measure.ts'
import { hostWith, now, range, rules, visitorZone } from './scenario.ts'

const blockCounts = [0, 400, 2_000, 10_000]

/** Prints the figures. Throws if the results of the two differ, but never because of a time. */
export function benchSlots(): void {
  console.log('Slots of one host: Mon-Fri 9-12 and 13-17 New York, 30 min every 15, buffers 10/10,')
  console.log(
    '4 h notice, 60 days, grouped by the days of a visitor in Warsaw; median of one listing',
  )
  console.table(blockCounts.map(benchHost))
  console.log('Round robin over 1,000 hosts in three zones, the same rules')
  console.table([40, 400].map(benchPool))
}

function benchHost(blocks: number): Record<string, number | string> {
  const host = hostWith(blocks)
  const ours = () => groupByDay(listStarts({ host, rules, range, now }), visitorZone)
  const plain = () => luxonSlots({ host, rules, range, now, visitorZone })
  const slots = ours()
  assert.deepEqual(slots, plain(), `The slots differ with ${blocks} blocks`)
  const oursMs = medianMs(ours, 2_000)
  const luxonMs = medianMs(plain, blocks > 2_000 ? 1 : 5)
  return {
    blocks,
    slots: slots.reduce((sum, { starts }) => sum + starts.length, 0),
    'ours ms': oursMs.toFixed(3),
    'luxon ms': luxonMs.toFixed(1),
    'times as fast': Math.round(luxonMs / oursMs),
  }
}

function benchPool(blocks: number): Record<string, number | string> {
  const zones = ['America/New_York', 'Europe/London', 'Asia/Kolkata']
  const hosts = Array.from({ length: 1_000 }, (_, i) => hostWith(blocks, i, zones[i % 3]))
  const list = () => listPoolStarts({ hosts, rules, range, now })
  const slots = list().length
  return { 'blocks per host': blocks, slots, ms: medianMs(list, 11).toFixed(1) }
}

if (import.meta.main) benchSlots()
