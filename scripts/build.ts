/**
 * Bundles the server into dist/src/ and the browser code into dist/assets/. `npm run check` checks the types.
 * Does nothing if dist/ is newer than every source, except with `--force`.
 */
import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist', '.built')
const sources = [
  'src',
  'bot',
  'crm',
  'migrations',
  'scripts',
  'package-lock.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'tsconfig.json',
]
const bundler = join(root, 'node_modules', '.bin', 'vite')

const newestIn = (path: string): number => {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map(name => newestIn(join(path, name))))
}

const isFresh = () => {
  if (!existsSync(stamp)) return false
  const newest = Math.max(...sources.map(source => newestIn(join(root, source))))
  return newest <= statSync(stamp).mtimeMs
}

/** Runs before anything is removed, so that a build that cannot be replaced is kept. */
const assertWritable = () => {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true })
    accessSync(join(root, 'dist'), constants.W_OK)
  } catch {
    console.error(
      `The build in ${join(root, 'dist')} is older than the sources and cannot be written. Run \`npm run build\` as a user with write access.`,
    )
    process.exit(1)
  }
}

const run = (command: string, args: string[]) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(bundler)) {
  // Without development dependencies there is no bundler: dist/ has to be in place.
  if (!existsSync(stamp)) {
    console.error('There is nothing built yet. Run `npm ci` (with development dependencies) first.')
    process.exit(1)
  }
} else if (process.argv.includes('--force') || !isFresh()) {
  assertWritable()
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  for (const config of ['vite.server.config.ts', 'vite.config.ts'])
    run(bundler, ['build', '--config', config, '--logLevel', 'warn'])
  writeFileSync(stamp, '')
}
