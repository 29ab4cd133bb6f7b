import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { asset, assetsFolder, chatAssets } from '../../../src/web/assets.ts'

const read = (address: string) => readFileSync(join(assetsFolder, basename(address)), 'utf8')
const importsOf = (code: string) =>
  [...code.matchAll(/(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g)].map(([, path = '']) => path)

/** A script with all that it imports. */
function withImports(address: string, known = new Set<string>()): Set<string> {
  known.add(basename(address))
  for (const path of importsOf(read(address)))
    if (!known.has(basename(path))) withImports(path, known)
  return known
}

test('the loader is one classic script of at most 4 KB', () => {
  const code = read(asset('loader'))
  expect(importsOf(code)).toEqual([])
  expect(code).not.toMatch(/\bexport\s*[{*]|\bimport\s*\(/)
  // The wrapper that keeps its names off the website's page is served with it.
  expect(gzipSync(`(()=>{'use strict';${code}})()`, { level: 9 }).length).toBeLessThanOrEqual(4_096)
})

test('the panel with its style sheets has at most 45 KB', () => {
  const assets = chatAssets()
  if (!assets) throw new Error('The panel is not part of the build')
  expect(assets.styles.length).toBeGreaterThan(0)
  const files = [...withImports(assets.script), ...assets.styles]
  const bytes = files.map(file => gzipSync(read(file), { level: 9 }).length)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(45 * 1_024)
})
