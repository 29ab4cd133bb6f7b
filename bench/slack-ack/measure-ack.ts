import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createSlackApp } from '../../bot/app.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { signedHeaders } from '../../tests/support/slack/sign-request.ts'

export const signingSecret = 'the secret of a benchmark'

const listen = (server: Server) =>
  new Promise<string>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })

const end = (server: Server) => {
  server.closeAllConnections()
  return new Promise(resolve => server.close(resolve))
}

function signedCommand(now: number) {
  const body = new URLSearchParams({
    command: '/meet',
    text: 'maya@example.com 30 thu pm x3',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: randomUUID(),
    response_url: 'http://127.0.0.1:9/none',
  }).toString()
  return { method: 'POST', body, headers: signedHeaders({ secret: signingSecret, body, at: now }) }
}

async function timeOne(url: string, clock: () => number): Promise<number> {
  const request = signedCommand(clock())
  const started = performance.now()
  const response = await fetch(`${url}/slack/events`, request)
  await response.text()
  if (response.status !== 200) throw new Error(`A command was answered with ${response.status}`)
  return performance.now() - started
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export interface AckTimes {
  p50Ms: number
  p99Ms: number
  maxMs: number
}

/** Times of `count` signed commands, `atOnce` under way together. */
export async function timesOf({
  url,
  clock,
  count,
  atOnce,
}: {
  url: string
  clock(): number
  count: number
  atOnce: number
}): Promise<AckTimes> {
  const times: number[] = []
  let next = 0
  const lane = async () => {
    while (next++ < count) times.push(await timeOne(url, clock))
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  times.sort((a, b) => a - b)
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), maxMs: times.at(-1) ?? 0 }
}

/**
 * How long Slack waits for the acknowledgement of a command while every call to Slack hangs.
 * @param context over a database with at least one workspace
 */
export async function measureAck({
  context,
  count,
  atOnce,
}: {
  context: ServiceContext
  count: number
  atOnce: number
}): Promise<AckTimes> {
  // Takes every request and never answers.
  const hanging = createServer(() => undefined)
  const apiUrl = await listen(hanging)
  const unset = { clientId: undefined, clientSecret: undefined, appToken: undefined }
  const config = { ...unset, signingSecret, botToken: 'xoxb-bench', apiUrl }
  const app = createSlackApp({ context, config })
  const server = createServer(express().use(app.router))
  const url = await listen(server)
  const times = await timesOf({ url, clock: context.clock, count, atOnce })
  await end(hanging)
  await app.stop()
  await end(server)
  return times
}
