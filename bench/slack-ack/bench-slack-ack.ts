import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { spawnParley } from '../../tests/support/parley-process.ts'
import { type AckTimes, signingSecret, timesOf } from './measure-ack.ts'

const port = 4_818
const count = 500
const atOnce = 50
/** Not counted: connections and plans are made by the first requests of a process. */
const warmUp = 200

/** The least anybody could do: Express reads the body and answers. */
async function bareAcknowledgements(): Promise<AckTimes> {
  const app = express().post('/slack/events', express.text({ type: '*/*' }), (_req, res) => {
    res.end()
  })
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await timesOf({ url, clock: Date.now, count: warmUp, atOnce })
  const times = await timesOf({ url, clock: Date.now, count, atOnce })
  server.closeAllConnections()
  server.close()
  return times
}

/** Takes every request and never answers. */
async function startHangingSlack() {
  const server = createServer(() => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** How long Slack waits for `/meet` to be acknowledged, beside an Express handler that does nothing. */
export async function benchSlackAck(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  await chmod(folder, 0o755)
  const slack = await startHangingSlack()
  const parley = await spawnParley({
    PORT: String(port),
    DATA_DIR: folder,
    RATE_LIMIT_PER_MINUTE: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: slack.url,
  })
  try {
    const url = `http://localhost:${port}`
    await timesOf({ url, clock: Date.now, count: warmUp, atOnce })
    const ours = await timesOf({ url, clock: Date.now, count, atOnce })
    const bare = await bareAcknowledgements()
    const row = ({ p50Ms, p99Ms, maxMs }: AckTimes) => ({
      'p50 ms': p50Ms.toFixed(1),
      'p99 ms': p99Ms.toFixed(1),
      'max ms': maxMs.toFixed(1),
    })
    console.table({
      '/meet, every call to Slack hanging': row(ours),
      'a handler that does nothing': row(bare),
    })
    console.log(
      `${count} commands, ${atOnce} at once: p99 is ${(ours.p99Ms / bare.p99Ms).toFixed(1)} times the bare handler's, and ${((100 * ours.p99Ms) / 3_000).toFixed(1)} % of the three seconds Slack waits.`,
    )
  } finally {
    slack.close()
    await parley.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchSlackAck()
