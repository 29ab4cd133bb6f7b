import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Messages by key path, joined with slashes since some keys contain dots. */
export type Flat = ReadonlyMap<string, string>
/** The messages of one language by area, such as `slack/verbs`. */
export type Catalogs = ReadonlyMap<string, Flat>

interface Tree {
  [key: string]: string | Tree
}

const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])))

const flatten = (node: Tree, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'string' ? [[path + key, inner]] : flatten(inner, `${path}${key}/`),
  )

const readArea = (json: string): Flat => new Map(flatten(tree.parse(JSON.parse(json))))

/** Reads every `<area>.json` below a language's folder. */
export function readCatalogs(folder: string): Catalogs {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .sort()
  return new Map(
    files.map(name => [
      name.slice(0, -'.json'.length),
      readArea(readFileSync(join(folder, name), 'utf8')),
    ]),
  )
}
