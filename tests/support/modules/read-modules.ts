import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import type { Module } from './module.ts'
import {
  countNames,
  dynamicUses,
  exportedBy,
  nodesOf,
  type UseWithin,
  usesOfStatement,
} from './read-statements.ts'

const isOurs = ({ specifier }: UseWithin) => specifier.startsWith('.')

function readModule(root: string, file: string): Module {
  const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'))
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const statements = nodesOf(program.body)
  const uses = [...statements.flatMap(usesOfStatement), ...dynamicUses(statements)].filter(isOurs)
  const exported = statements.flatMap(exportedBy)
  const counts = countNames({ statements })
  return {
    file,
    exported,
    // The first occurrence is the declaration.
    usedInside: new Set(exported.filter(name => (counts.get(name) ?? 0) > 1)),
    uses: uses.map(({ specifier, ...use }) => ({
      ...use,
      from: relative(root, resolve(root, dirname(file), specifier)),
    })),
  }
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return listFiles(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })

/** All modules in these folders, by path from `root`. */
export function readModules(root: string, folders: readonly string[]): Map<string, Module> {
  const files = folders.flatMap(folder => listFiles(join(root, folder)))
  return new Map(
    files.map(path => {
      const file = relative(root, path)
      return [file, readModule(root, file)]
    }),
  )
}
