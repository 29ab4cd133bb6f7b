import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { BrowserSession } from '../../tests/support/browser-session.ts'
import { type ParleyProcess, spawnParley } from '../../tests/support/parley-process.ts'
import { benchSettings } from '../bench-settings.ts'

const port = 4_820
const origin = `http://localhost:${port}`
const adminToken = 'admin-token-for-the-benchmark'
const uploads = 8
const quietMs = 10_000
const pauseMs = 20
const probed = ['/healthz', '/meetings/demo'] as const

const sleep = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

async function signIn({ announcement }: ParleyProcess): Promise<BrowserSession> {
  const link = /Sign in once\s+(\S+)/.exec(announcement)?.[1]
  if (!link) throw new Error('Parley printed no link to sign in')
  const session = new BrowserSession(origin)
  await session.post(new URL(link).pathname, {})
  return session
}

async function api(path: string, body?: object) {
  const answer = await fetch(`${origin}/api/v1/pages/demo/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminToken}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

async function bookMeetings(): Promise<string[]> {
  const { slots } = await api('slots')
  const ids: string[] = []
  for (let at = 0; ids.length < uploads; at += 2) {
    const { startsAt } = slots[at]
    const invitee = { email: `guest${at}@example.com`, name: 'Guest' }
    ids.push((await api('meetings', { startsAt, timeZone: 'UTC', invitee })).id)
  }
  return ids
}

/** Requests each path repeatedly until `during` settles. @returns ms, ascending, by path */
async function probe(during: Promise<unknown>): Promise<Map<string, number[]>> {
  let isOver = false
  const over = during.finally(() => {
    isOver = true
  })
  const times = new Map<string, number[]>(probed.map(path => [path, []]))
  const ask = async ([path, taken]: [string, number[]]) => {
    while (!isOver) {
      const before = performance.now()
      const answer = await fetch(origin + path)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
      taken.push(performance.now() - before)
      await sleep(pauseMs)
    }
    taken.sort((a, b) => a - b)
  }
  await Promise.all([over, ...[...times].map(ask)])
  return times
}

async function sendFiles(args: readonly string[]): Promise<void> {
  const script = resolve(import.meta.dirname, 'send-files.ts')
  const sender = spawn(process.execPath, [script, ...args], { stdio: 'inherit' })
  const [status] = await once(sender, 'exit')
  if (status !== 0) throw new Error('Not every upload was taken')
}

const at = (times: readonly number[], share: number) =>
  Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)

const row = (times: readonly number[] = [], quiet: readonly number[] = []) => ({
  'p50 ms': at(times, 0.5),
  'p99 ms': at(times, 0.99),
  'worst ms': at(times, 1),
  'worst over the quiet worst, ms': at(times, 1) - at(quiet, 1),
})

async function measure(parley: ParleyProcess): Promise<void> {
  const session = await signIn(parley)
  const meetingIds = await bookMeetings()
  const { body } = await session.get('/settings/hours')
  const secret = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
  await probe(sleep(quietMs / 3))
  const quiet = await probe(sleep(quietMs))
  const before = performance.now()
  const beside = await probe(sendFiles([origin, session.cookie, secret, ...meetingIds]))
  const seconds = (performance.now() - before) / 1_000
  const rows = probed.flatMap(path => [
    [`${path}, quiet`, row(quiet.get(path), quiet.get(path))] as const,
    [`${path}, beside the uploads`, row(beside.get(path), quiet.get(path))] as const,
  ])
  console.table(Object.fromEntries(rows))
  console.log(`${uploads} uploads of 50 MB at once, in ${seconds.toFixed(1)} s.`)
}

/** Measures how long other requests take during eight concurrent uploads of 50 MB. */
export async function benchUploads(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const parley = await spawnParley({
    ...benchSettings({ port, folder, adminToken }),
  })
  try {
    await measure(parley)
  } finally {
    await parley.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchUploads()
