import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { asset, assetsFolder } from '../../src/web/assets.ts'
import { spawnParley } from '../../tests/support/parley-process.ts'

const port = 4_819
const budgetBytes = 80_000
const gzipped = (content: string | Buffer) => gzipSync(content).length

const assetBytes = (name: 'booking' | 'style') =>
  gzipped(readFileSync(join(assetsFolder, asset(name).replace('/assets/', ''))))

/** The size of a common date library, for comparison. */
const luxonBytes = () =>
  gzipped(
    readFileSync(new URL('../../node_modules/luxon/build/global/luxon.min.js', import.meta.url)),
  )

/** Gzipped size of the booking page with all its resources, compared with one date library. */
export async function benchPageBytes(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const parley = await spawnParley({ PORT: String(port), DATA_DIR: folder })
  try {
    const html = await (await fetch(`http://localhost:${port}/meetings/demo`)).text()
    const parts = {
      'page (HTML)': gzipped(html),
      script: assetBytes('booking'),
      style: assetBytes('style'),
    }
    const whole = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0)
    const baseline = luxonBytes()
    const row = (bytes: number) => ({
      'gzip bytes': bytes,
      'of the 80 KB budget': `${((100 * bytes) / budgetBytes).toFixed(1)} %`,
      'of luxon alone': (bytes / baseline).toFixed(2),
    })
    console.table({
      ...Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, row(bytes)])),
      whole: row(whole),
      'luxon, for comparison': row(baseline),
    })
  } finally {
    await parley.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchPageBytes()
