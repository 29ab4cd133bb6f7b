import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createSlackApp } from '../../bot/app.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { signedCommand, signingSecret } from './signed-requests.ts'

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

async function timeOne(url: string, request: RequestInit): Promise<number> {
  const started = performance.now()
  const response = await fetch(`${url}/slack/events`, request)
  await response.text()
  if (response.status !== 200) throw new Error(`A request was answered with ${response.status}`)
  return performance.now() - started
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export interface AckTimes {
  p50Ms: number
  p99Ms: number
  maxMs: number
}

/** Times of `count` signed requests, `atOnce` of them concurrently. */
export async function timesOf({
  url,
  requestOf,
  count,
  atOnce,
}: {
  url: string
  requestOf(number: number): RequestInit
  count: number
  atOnce: number
}): Promise<AckTimes> {
  const times: number[] = []
  let next = 0
  const lane = async () => {
    while (next < count) times.push(await timeOne(url, requestOf(next++)))
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  times.sort((a, b) => a - b)
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), maxMs: times.at(-1) ?? 0 }
}

/**
 * Measures how long Slack waits for the acknowledgment of a command while every call to Slack hangs.
 *
 * @param context with a database that has at least one workspace
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
  // Accepts every request and never responds.
  const hanging = createServer(() => undefined)
  const apiUrl = await listen(hanging)
  const unset = { clientId: undefined, clientSecret: undefined, appToken: undefined }
  const config = { ...unset, signingSecret, botToken: 'xoxb-bench', apiUrl }
  const app = createSlackApp({ context, config })
  const server = createServer(express().use(app.router))
  const url = await listen(server)
  const requestOf = () => signedCommand(context.clock(), 'maya@example.com 30 thu pm x3')
  const times = await timesOf({ url, requestOf, count, atOnce })
  await end(hanging)
  await app.stop()
  await end(server)
  return times
}
