import { expect, test } from 'vitest'
import { locales } from '../../../src/scheduling/entities.ts'
import { sentenceFaults } from '../../support/sentence-faults.ts'
import { cases } from '../../support/slack/hostile/cases.ts'
import { hostileWorld } from '../../support/slack/hostile/world.ts'

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null

/** Everything that people read of a surface: its texts, labels and hints. */
function readableIn(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(readableIn)
  if (node === null || typeof node !== 'object') return []
  return Object.entries(node).flatMap(([name, member]) =>
    ['text', 'accessibility_label'].includes(name) && typeof member === 'string'
      ? [member]
      : readableIn(member),
  )
}

const tried = locales.flatMap(locale => Object.keys(cases).map(name => [name, locale] as const))

test.each(tried)('F54: everything that %s shows in %s is a whole sentence', (name, locale) => {
  const made = cases[name]?.(hostileWorld('Maya Lindt', locale))
  const surfaces = JSON.parse(JSON.stringify([made].flat().filter(Boolean))) as Json[]
  const texts = surfaces.flatMap(each => (typeof each === 'string' ? [each] : readableIn(each)))
  expect(texts.length).toBeGreaterThan(0)
  expect(texts.flatMap(sentenceFaults)).toEqual([])
})
