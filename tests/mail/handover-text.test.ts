import { expect, test } from 'vitest'
import { messagesIn } from '../../src/i18n/messages.ts'
import { handoverOf } from '../../src/mail/templates/meeting-email-copy.ts'
import type { MeetingEmail } from '../../src/mail/templates/meeting-email-input.ts'
import { type Actor, locales } from '../../src/model/entities.ts'

const people = {
  ana: { id: 'ana', name: 'Ana Ruiz', email: 'ana@parley.test' },
  bartek: { id: 'bartek', name: 'Bartek Nowak', email: 'bartek@parley.test' },
  rita: { id: 'rita', name: 'Rita Wolf', email: 'rita@parley.test' },
  zoe: { id: 'zoe', name: 'Zoe Neri', email: 'zoe@parley.test' },
} as const
type Person = keyof typeof people

const userOf = (by: Person): Actor => ({ kind: 'user', userId: by, name: people[by].name })

/** What a host reads of the change from Ana to Bartek. */
function textFor(reader: Person, by: Actor, locale: (typeof locales)[number] = 'en'): string {
  const email = {
    side: 'host',
    news: 'new-host',
    readerId: reader,
    handover: { before: people.ana, after: people.bartek, by },
  } as unknown as MeetingEmail
  return handoverOf(email, messagesIn(locale, 'mail')).join(' ')
}

test.each<[Person, Person, string]>([
  ['ana', 'ana', 'You handed this meeting over to Bartek Nowak.'],
  ['ana', 'bartek', 'Bartek Nowak took this meeting over from you.'],
  ['ana', 'rita', 'Rita Wolf handed this meeting over to Bartek Nowak.'],
  ['bartek', 'ana', 'Ana Ruiz handed this meeting over to you.'],
  ['bartek', 'bartek', 'You took this meeting over from Ana Ruiz.'],
  ['bartek', 'rita', 'Rita Wolf handed this meeting over to you. Until now it was with Ana Ruiz.'],
  ['zoe', 'ana', 'Ana Ruiz handed this meeting over to Bartek Nowak.'],
  ['zoe', 'bartek', 'Bartek Nowak took this meeting over from Ana Ruiz.'],
  ['zoe', 'rita', 'Rita Wolf handed this meeting over from Ana Ruiz to Bartek Nowak.'],
  ['rita', 'rita', 'You handed this meeting over from Ana Ruiz to Bartek Nowak.'],
])('%s reads of a change of host by %s', (reader, by, text) => {
  expect(textFor(reader, userOf(by))).toBe(text)
})

test('a change by a program names the program', () => {
  const text = textFor('bartek', { kind: 'system', name: 'CRM' })
  expect(text).toBe('CRM handed this meeting over to you. Until now it was with Ana Ruiz.')
})

test.each(locales)('in %s nobody is named twice, nor by their name to themselves', locale => {
  for (const reader of ['ana', 'bartek', 'zoe', 'rita'] as const)
    for (const by of ['ana', 'bartek', 'rita'] as const) {
      const text = textFor(reader, userOf(by), locale)
      for (const { id, name } of Object.values(people)) {
        const most = id === reader ? 0 : 1
        expect(text.split(name).length - 1, text).toBeLessThanOrEqual(most)
      }
    }
})
