/** `npm run dev`: builds and restarts after each change. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], {
  cwd: root,
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(built.status ?? 1)

const run = (command: string, args: string[]): ChildProcess =>
  spawn(command, args, { cwd: root, stdio: 'inherit' })

const children = [
  ...['vite.server.config.ts', 'vite.config.ts'].map(config =>
    run(bin('vite'), ['build', '--config', config, '--watch', '--logLevel', 'warn']),
  ),
  run(process.execPath, ['--watch', 'dist/src/main.js']),
]

const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
