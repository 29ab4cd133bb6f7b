import { expect, test } from 'vitest'
import { english } from '../../src/shorthand/vocabulary/english.ts'
import { italian } from '../../src/shorthand/vocabulary/italian.ts'
import { entriesOf } from '../../src/shorthand/vocabulary/meanings.ts'
import { polish } from '../../src/shorthand/vocabulary/polish.ts'
import { foldWord } from '../../src/text/fold-word.ts'

const languages = { english, polish, italian }

test.each(Object.entries(languages))('%s: a word has one meaning of a kind', (_, vocabulary) => {
  const meanings = new Map<string, string>()
  for (const { words, meaning } of entriesOf(vocabulary)) {
    if (meaning.kind === 'sign') continue
    for (const word of words.split(',').map(each => foldWord(each.trim()))) {
      const key = `${meaning.kind} ${word}`
      expect(meanings.get(key) ?? JSON.stringify(meaning), key).toBe(JSON.stringify(meaning))
      meanings.set(key, JSON.stringify(meaning))
    }
  }
})

test('F52 no weekday, month, part of the day or verb is missing in a language', () => {
  for (const vocabulary of Object.values(languages)) {
    expect(Object.keys(vocabulary.weekdays)).toEqual(Object.keys(english.weekdays))
    expect(vocabulary.months).toHaveLength(12)
    expect(Object.keys(vocabulary.partsOfDay)).toEqual(
      expect.arrayContaining(['morning', 'afternoon', 'evening']),
    )
    expect(Object.keys(vocabulary.verbs).sort()).toEqual(Object.keys(english.verbs).sort())
    expect(Object.values(vocabulary.signs)).not.toContain('')
  }
})

test('folding takes away case, diacritics, apostrophes and long dashes', () => {
  const typed = ['Środę', 'GIOVEDÌ', "giovedi'", 'październik', '14–17', '×3', 'Łódź']
  const folded = ['srode', 'giovedi', 'giovedi', 'pazdziernik', '14-17', 'x3', 'lodz']
  expect(typed.map(foldWord)).toEqual(folded)
})
