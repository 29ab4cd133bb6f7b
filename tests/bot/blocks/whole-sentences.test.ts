import { expect, test } from 'vitest'
import { locales } from '../../../src/model/entities.ts'
import { sentenceFaults } from '../../support/sentence-faults.ts'
import { cases } from '../../support/slack/hostile/cases.ts'
import { hostileWorld } from '../../support/slack/hostile/world.ts'
import { readableIn } from '../../support/slack/readable-in.ts'

const tried = locales.flatMap(locale => Object.keys(cases).map(name => [name, locale] as const))

test.each(tried)('F54: everything that %s shows in %s is a whole sentence', (name, locale) => {
  const made = cases[name]?.(hostileWorld('Maya Lindt', locale))
  const texts = readableIn(made)
  expect(texts.length).toBeGreaterThan(0)
  expect(texts.flatMap(sentenceFaults)).toEqual([])
})
