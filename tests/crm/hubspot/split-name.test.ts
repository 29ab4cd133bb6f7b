import { expect, test } from 'vitest'
import { splitName } from '../../../crm/hubspot/people/split-name.ts'

test.each([
  ['Grace Hopper', 'Grace', 'Hopper'],
  ['Grace Brewster Hopper', 'Grace Brewster', 'Hopper'],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
  ['Ursula von der Leyen', 'Ursula', 'von der Leyen'],
  ['Curie, Marie', 'Marie', 'Curie'],
  ['Van Morrison', 'Van', 'Morrison'],
  ['  Jan   Kowalski-Nowak ', 'Jan', 'Kowalski-Nowak'],
  ['Pelé', 'Pelé', ''],
])('the name “%s” is taken apart', (name, firstname, lastname) => {
  expect(splitName(name)).toEqual({ firstname, lastname })
})
