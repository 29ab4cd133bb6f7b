import { expect, test } from 'vitest'
import { locales } from '../../src/model/entities.ts'
import { messagesOf } from '../support/catalogs.ts'

const others = locales.filter(locale => locale !== 'en')
const english = messagesOf('en')

test.each(others)('F54: %s has every text, with the values of the English one', locale => {
  const theirs = new Map(messagesOf(locale).map(message => [message.place, message]))
  expect(theirs.size).toBe(english.length)
  for (const { place, types } of english) {
    expect(theirs.get(place)?.text.trim(), place).toBeTruthy()
    expect([...(theirs.get(place)?.types.keys() ?? [])].sort(), place).toEqual(
      [...types.keys()].sort(),
    )
  }
})

test.each(others)('F54: %s was translated', locale => {
  const theirs = new Map(messagesOf(locale).map(({ place, text }) => [place, text]))
  const sentences = english.filter(({ text }) => text.split(' ').length >= 5)
  expect(sentences.length).toBeGreaterThan(500)
  const same = sentences.filter(({ place, text }) => theirs.get(place) === text)
  expect(same.map(({ place }) => place)).toEqual([])
})
