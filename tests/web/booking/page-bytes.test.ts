import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { asset, assetsFolder } from '../../../src/web/assets.ts'

const bytesOf = (name: 'booking' | 'style') =>
  gzipSync(readFileSync(join(assetsFolder, asset(name).replace('/assets/', '')))).length

test('F48 what the browser runs is 30 KB at most, gzip', () => {
  expect(bytesOf('booking')).toBeLessThanOrEqual(30_000)
  expect(bytesOf('style')).toBeLessThanOrEqual(20_000)
})
