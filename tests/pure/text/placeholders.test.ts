import { expect, test } from 'vitest'
import {
  fillPlaceholders,
  missingPlaceholders,
  unknownPlaceholders,
} from '../../../src/text/placeholders.ts'
import { toPlainText } from '../../../src/text/rich-text.ts'

const facts = {
  'contact.first_name': 'Maya',
  'contact.name': '*Maya* [L](x)',
  'contact.company': '',
}

test('F32: a snippet is filled with what is known of the meeting', () => {
  expect(fillPlaceholders('Hello {{contact.first_name}} and {{ contact.first_name }}', facts)).toBe(
    'Hello Maya and Maya',
  )
})

test('what is filled in stays letters: a name makes no bold and no link', () => {
  expect(toPlainText(fillPlaceholders('{{contact.name}}', facts))).toBe('*Maya* [L](x)')
})

test('what nothing is known of stays as it was typed, and is named', () => {
  const text = 'From {{contact.company}}, {{weather}}, {{constructor}}, {{weather}}'
  expect(fillPlaceholders(text, facts)).toBe(text)
  expect(missingPlaceholders(text, facts)).toEqual(['contact.company', 'weather', 'constructor'])
  expect(unknownPlaceholders(text)).toEqual(['weather', 'constructor'])
})
