import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { type AckTimes, timesOf } from './measure-ack.ts'
import { signedCommand, signedEvent, signedPress, signedSubmission } from './signed-requests.ts'
import { startSlowParley } from './slow-parley.ts'

const count = 500
const atOnce = 50
/** Not measured: the first requests of a process create connections and query plans. */
const warmUp = 200
const promisedMs = 300

type Requests = (number: number) => RequestInit

/** Requests whose work may be slow. Each has to be acknowledged before its work. */
const requestsOf = (offers: readonly object[]): Record<string, Requests> => ({
  'a proposal for a name, looked up in the CRM': () =>
    signedCommand(Date.now(), '"Maya Lindt" demo 30 next week x3'),
  'a form sent off, answered from the CRM': () => signedSubmission(Date.now(), 'who maya'),
  'a time picked, checked with the calendar': number =>
    signedPress(Date.now(), {
      userId: 'U2',
      actionId: 'pick:1',
      value: JSON.stringify(offers[number % offers.length]),
    }),
  'App Home opened': () => signedEvent(Date.now()),
})

/** The minimum: an Express handler that reads the body and responds. */
async function bareAcknowledgements(requestOf: Requests): Promise<AckTimes> {
  const app = express().post('/slack/events', express.text({ type: '*/*' }), (_req, res) => {
    res.end()
  })
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await timesOf({ url, requestOf, count: warmUp, atOnce })
  const times = await timesOf({ url, requestOf, count, atOnce })
  server.closeAllConnections()
  server.close()
  return times
}

const row = ({ p50Ms, p99Ms, maxMs }: AckTimes) => ({
  'p50 ms': p50Ms.toFixed(1),
  'p99 ms': p99Ms.toFixed(1),
  'max ms': maxMs.toFixed(1),
})

/**
 * Measures how long Slack waits for an acknowledgment while CRM and calendar take two seconds per response,
 * compared with an Express handler that does nothing.
 */
export async function benchSlackAck(): Promise<void> {
  const parley = await startSlowParley({ offers: 40 })
  try {
    const kinds = Object.entries(requestsOf(parley.offers))
    const mixed: Requests = number => kinds[number % kinds.length]?.[1](number) ?? {}
    const { url } = parley
    await timesOf({ url, requestOf: mixed, count: warmUp, atOnce })
    const rows: [string, AckTimes][] = []
    for (const [kind, requestOf] of kinds)
      rows.push([kind, await timesOf({ url, requestOf, count: count / 5, atOnce })])
    const all = await timesOf({ url, requestOf: mixed, count, atOnce })
    const bare = await bareAcknowledgements(mixed)
    rows.push(['all of them, mixed', all], ['a handler that does nothing', bare])
    console.table(Object.fromEntries(rows.map(([kind, times]) => [kind, row(times)])))
    console.log(
      `${count} requests, ${atOnce} at once: p99 is ${(all.p99Ms / bare.p99Ms).toFixed(1)} times the bare handler's, and ${((100 * all.p99Ms) / promisedMs).toFixed(0)} % of the ${promisedMs} ms promised.`,
    )
  } finally {
    await parley.close()
  }
}

if (import.meta.main) await benchSlackAck()
