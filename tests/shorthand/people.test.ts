import { describe, expect, test } from 'vitest'
import { parseShorthand } from '../../src/shorthand/parse-shorthand.ts'
import { berlinRep, readsAs } from './reading-table.ts'

describe('who', () => {
  readsAs([
    ['<@U01ABCDEF|maya.lindt> thu', 'propose · @U01ABCDEF · 11-12'],
    ['<@W01ABCDEF> thu', 'propose · @W01ABCDEF · 11-12'],
    ['<mailto:maya@acme.com|maya@acme.com> thu', 'propose · maya@acme.com · 11-12'],
    ['mailto:maya@acme.com', 'propose · maya@acme.com'],
    ['maya@acme.com, thu', 'propose · maya@acme.com · 11-12'],
    ['Maya Lindt <maya@acme.com> thu', 'propose · Maya Lindt <maya@acme.com> · 11-12'],
    ['maya maya@acme.com', 'propose · maya <maya@acme.com>'],
    ['"Maya Lindt" <maya@acme.com>', 'propose · Maya Lindt <maya@acme.com>'],
    ['maya@acme.com ben@acme.com', 'propose · maya@acme.com · ben@acme.com'],
    ['maya@acme.com Maya@acme.com', 'propose · maya@acme.com'],
    ['“Maya Lindt” thu', 'propose · “Maya Lindt” · 11-12'],
    ['„Maja Nowak” thu', 'propose · “Maja Nowak” · 11-12'],
    ['«Maya Rossi» thu', 'propose · “Maya Rossi” · 11-12'],
    ['"thu fri" mon', 'propose · “thu fri” · 11-16'],
    ['"Maya Lindt thu', 'propose · “Maya Lindt” · 11-12'],
    ['Maya Lindt thu', 'propose · “Maya Lindt” · 11-12'],
    ['maya lindt thu', 'propose · “maya lindt” · 11-12'],
    ["Conan O'Brien thu", "propose · “Conan O'Brien” · 11-12"],
    ['Jean-Luc de la Cruz thu', 'propose · “Jean-Luc de la Cruz” · 11-12'],
    ['Ludwig van Beethoven thu', 'propose · “Ludwig van Beethoven” · 11-12'],
    ['山田 太郎 thu', 'propose · “山田 太郎” · 11-12'],
    ['Ana Ruiz and Ben Ito thu', 'propose · “Ana Ruiz” · “Ben Ito” · 11-12'],
    ['Jan Kowalski thu', 'propose · “Jan Kowalski” · 11-12'],
    ['April Jones thu', 'propose · “April Jones” · 11-12'],
    ['maja 30 thu', 'propose · “maja” · 30 min · 11-12'],
    ['Maya Lindt (Acme) thu', 'propose · “Maya Lindt Acme” · 11-12'],
    ['sam thu', 'propose · “sam” · 11-12'],
    ['mona thu', 'propose · “mona” · 11-12'],
    ['thu pm maya', 'propose · “maya” · 11-12 12:00-18:00'],
    ['deal:Acme thu', 'propose · deal Acme · 11-12'],
    ['deal:Acme pilot thu', 'propose · deal Acme pilot · 11-12'],
    ['deal:"Thu launch" fri', 'propose · deal Thu launch · 11-13'],
  ])
})

test('a name that is near a word of the rep’s language carries what else may be meant', () => {
  const reading = parseShorthand('move Sam fri', berlinRep)
  expect(reading).toMatchObject({
    who: [{ kind: 'name', name: 'Sam', mayMean: [{ word: 'Sat', text: 'move Sat fri' }, {}] }],
  })
})

test('a name that is near no word of the rep’s language carries nothing', () => {
  const reading = parseShorthand('Ben fri', berlinRep)
  expect(reading).toMatchObject({ who: [{ kind: 'name', name: 'Ben' }] })
  expect(reading).not.toHaveProperty('who.0.mayMean')
})
