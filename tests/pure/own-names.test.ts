import { describe, expect, test } from 'vitest'
import { emojiOf } from '../../src/dev/slack/pages/blocks/emoji.ts'
import { slackDate } from '../../src/dev/slack/pages/blocks/slack-date.ts'
import { currentZoneName } from '../../src/scheduling/zone-names/current-names.ts'
import { linesOfHtml, textOfHtml } from '../../src/text/html-text.ts'
import { ownEntry } from '../../src/text/own-entry.ts'

/* Names that every object answers to are looked up like any other unknown name. */

const names = ['constructor', '__proto__', 'hasOwnProperty', 'valueOf']
const letters = names.filter(name => /^[a-z]+$/i.test(name))

describe.each(names)('%s', name => {
  test('is in no table', () => {
    expect(ownEntry({ known: 1 }, name)).toBeUndefined()
  })

  test('is no emoji, no zone and no form of a date', () => {
    const viewer = { timeZone: 'UTC', locale: 'en' }
    expect(emojiOf(name)).toBe(`:${name}:`)
    expect(currentZoneName(name)).toBe(name)
    expect(slackDate({ seconds: 0, format: `{${name}}` }, viewer)).toBe(`{${name}}`)
  })
})

test.each(letters)('&%s; is no sign of HTML', name => {
  expect(linesOfHtml(`&${name};`)).toEqual([`&${name};`])
  expect(textOfHtml(`<p>&${name};</p>`)).toBe(`&${name};`)
})
