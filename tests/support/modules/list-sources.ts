import { globSync } from 'node:fs'
import { join, relative } from 'node:path'

const others = ['node_modules', 'dist', 'data']

/** Paths from `root` of all modules in these folders. */
export const listSources = (root: string, folders: readonly string[]): string[] =>
  folders
    .flatMap(folder =>
      globSync('**/*.{ts,tsx}', {
        cwd: join(root, folder),
        exclude: name => others.includes(String(name)),
      }).map(file => relative(root, join(root, folder, String(file)))),
    )
    .sort()
