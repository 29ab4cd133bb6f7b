import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParleyProcess, spawnParley } from '../../tests/support/parley-process.ts'
import { benchSettings } from '../bench-settings.ts'
import { type Answer, fire, loadFormKeys, makePage, origin, port, submitForm } from './requests.ts'

const adminToken = 'admin-token-for-the-benchmark'
const people = 200
const hosts = 20
const dayMs = 24 * 60 * 60_000
const halfHourMs = 30 * 60_000

const slugOf = (host: number) => `storm-${host}`

async function untilReady(): Promise<void> {
  while (!(await fetch(`${origin}/readyz`)).ok)
    await new Promise(resolve => setTimeout(resolve, 10))
}

/**
 * Checks that the expected bookings succeeded and all other requests got alternatives. Otherwise the figures
 * would mean nothing.
 */
function assertStormHeld(answers: readonly Answer[], booked: number): void {
  const statuses = answers.map(({ status }) => status).sort()
  const expected = [booked, ...Array.from({ length: people - 1 }, () => 409)].sort()
  if (statuses.join() !== expected.join()) throw new Error(`A storm was answered ${statuses}`)
  const bare = answers.filter(({ status, alternatives }) => status === 409 && alternatives === 0)
  if (bare.length > 0) throw new Error(`${bare.length} refusals came without other times`)
}

const percentile = (answers: readonly Answer[], share: number) => {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

async function measure(firstStart: number) {
  const all = (work: (person: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: people }, (_, person) => work(person)))
  const cold = await all(person => fire({ slug: slugOf(0), startsAt: firstStart, person }))
  assertStormHeld(cold, 201)
  const warmStart = firstStart + dayMs
  const warm = await all(person => fire({ slug: slugOf(0), startsAt: warmStart, person }))
  assertStormHeld(warm, 201)
  const keys = await loadFormKeys(slugOf(0), { count: people, startsAt: firstStart + 2 * dayMs })
  const forms = await all(person =>
    submitForm(slugOf(0), { key: keys[person] ?? '', startsAt: firstStart + 2 * dayMs, person }),
  )
  assertStormHeld(forms, 303)
  const singles = await all(person =>
    fire({
      slug: slugOf(person % hosts),
      startsAt: firstStart + 3 * dayMs + Math.floor(person / hosts) * halfHourMs,
      person,
    }),
  )
  const failed = singles.filter(({ status }) => status !== 201)
  if (failed.length > 0) throw new Error(`A single booking was answered ${failed[0]?.status}`)
  return {
    'one slot, first after /readyz': cold,
    'one slot, warm': warm,
    'one slot, by the form of the page': forms,
    'a slot each': singles,
  }
}

const print = (measured: Awaited<ReturnType<typeof measure>>) => {
  const baseline = percentile(measured['a slot each'], 0.99)
  const rows = Object.entries(measured).map(([title, answers]) => {
    const p99 = percentile(answers, 0.99)
    const row = {
      'p50 ms': Math.round(percentile(answers, 0.5)),
      'p99 ms': Math.round(p99),
      'p99 beside a slot each': Number((p99 / baseline).toFixed(2)),
    }
    return [title, row] as const
  })
  console.table(Object.fromEntries(rows))
}

/** 200 people at once: for one slot right after the start, for one slot later, and for a slot each. */
export async function benchStorm(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const env = {
    ...benchSettings({ port, folder, adminToken }),
  }
  let parley: ParleyProcess | undefined = await spawnParley(env)
  try {
    const numbers = Array.from({ length: hosts }, (_, number) => number)
    await Promise.all(numbers.map(number => makePage(slugOf(number), adminToken)))
    await parley.kill('SIGTERM')
    parley = undefined
    parley = await spawnParley(env)
    await untilReady()
    print(await measure(Math.ceil(Date.now() / dayMs) * dayMs + dayMs))
    console.log(
      `${people} people at once; ready ${Math.round(parley.readyMs)} ms after the restart.`,
    )
  } finally {
    await parley?.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchStorm()
