import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeFolder, removeFolder } from '../support/embedded-folder.ts'
import { findFreePort } from '../support/free-port.ts'
import { launchParley, spawnParley } from '../support/parley-process.ts'

/** More by hand: `FIRST_STARTS=50 npx vitest run tests/journeys/killed-first-start.test.ts`. */
const rounds = Number(process.env.FIRST_STARTS ?? 2)

const settingsIn = async (folder: string) => ({
  PORT: String(await findFreePort()),
  DATA_DIR: folder,
})

/** How long a first start takes on this machine now: kills are spread over it. */
async function measureFirstStart(): Promise<number> {
  const folder = await makeFolder()
  const parley = await spawnParley(await settingsIn(folder))
  await parley.kill('SIGTERM')
  await removeFolder(folder)
  return parley.readyMs
}

async function startKillAndStartAgain(killAfterMs: number): Promise<number> {
  const folder = await makeFolder()
  const settings = await settingsIn(folder)
  const child = launchParley(settings)
  const ended = once(child, 'exit')
  await wait(killAfterMs)
  child.kill('SIGKILL')
  await ended
  const again = await spawnParley(settings)
  const page = await fetch(`http://localhost:${settings.PORT}/meetings/demo`)
  await again.kill('SIGTERM')
  await removeFolder(folder)
  return page.status
}

test(
  'a first start that is killed at any moment starts again, with the demo page',
  async () => {
    const readyMs = await measureFirstStart()
    for (let round = 0; round < rounds; round++) {
      const killAfterMs = (readyMs * (round + Math.random())) / rounds
      const status = await startKillAndStartAgain(killAfterMs)
      expect(status, `killed after ${killAfterMs.toFixed(0)} of ${readyMs.toFixed(0)} ms`).toBe(200)
    }
  },
  60_000 + rounds * 30_000,
)
