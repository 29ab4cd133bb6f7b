import { expect, test } from 'vitest'
import { beforeMessage } from '../../../bot/blocks/meetings/before.ts'
import { bookedMessage } from '../../../bot/blocks/meetings/booked.ts'
import { channelMessage } from '../../../bot/blocks/meetings/channel.ts'
import type { Actor, Locale } from '../../../src/model/entities.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { hostileWorld, urls } from '../../support/slack/hostile/world.ts'

const isolates = /[\u2068\u2069]/g
const shown = (made: object) => JSON.stringify(made).replace(isolates, '')

const guest: Actor = { kind: 'invitee', name: 'Maya Lindt' }
const colleague: Actor = { kind: 'user', userId: 'u', name: 'Ben Ruiz' }
const crm: Actor = { kind: 'system', name: 'HubSpot' }

function worldOf(
  locale: Locale,
  { actor, kind }: { actor: Actor; kind: 'canceled' | 'rescheduled' },
) {
  const world = hostileWorld('Demo', locale)
  const status = kind === 'canceled' ? ('canceled' as const) : ('scheduled' as const)
  const guests = [
    { kind: 'guest' as const, email: 'li@acme.test', name: 'Li Wei' },
    { kind: 'guest' as const, email: 'sam@acme.test', name: '' },
  ]
  const meeting = { ...world.meeting, status, guests }
  const events = [{ ...world.event, actor, kind, reason: 'the train is late' }]
  return { ...world, meeting, events }
}

const bookedOf = (locale: Locale, change: Parameters<typeof worldOf>[1]) => {
  const world = worldOf(locale, change)
  const message = bookedMessage({ ...world, urls, readerId: world.id, crm: undefined, deals: [] })
  expect(blockFaults(message.blocks)).toEqual([])
  return shown(message)
}

test.each<[Locale, Actor, 'canceled' | 'rescheduled', string]>([
  ['en', guest, 'canceled', 'Canceled by Maya Lindt (guest). Reason: the train is late'],
  ['en', colleague, 'canceled', 'Canceled by Ben Ruiz. Reason: the train is late'],
  ['en', crm, 'canceled', 'Canceled by HubSpot. Reason: the train is late'],
  ['en', guest, 'rescheduled', 'Moved by Maya Lindt (guest). Reason: the train is late'],
  ['en', colleague, 'rescheduled', 'Moved by Ben Ruiz. Reason: the train is late'],
  ['en', crm, 'rescheduled', 'Moved by HubSpot. Reason: the train is late'],
  ['pl', guest, 'canceled', 'Odwołane przez: Maya Lindt (gość). Powód: the train is late'],
  ['pl', guest, 'rescheduled', 'Przełożone przez: Maya Lindt (gość). Powód: the train is late'],
  ['it', guest, 'canceled', 'Disdetto da Maya Lindt (ospite). Motivo: the train is late'],
  ['it', guest, 'rescheduled', 'Spostato da Maya Lindt (ospite). Motivo: the train is late'],
])(
  'in %s the card of a meeting says who changed it and why: %o, %s',
  (locale, actor, kind, said) => {
    expect(bookedOf(locale, { actor, kind })).toContain(said)
  },
)

test('a meeting that nobody changed names nobody', () => {
  const world = { ...worldOf('en', { actor: guest, kind: 'rescheduled' }), events: [] }
  const made = bookedMessage({ ...world, urls, readerId: world.id, crm: undefined, deals: [] })
  expect(shown(made)).not.toMatch(/Moved by|Canceled by/)
})

test('the card of a meeting and the note before it name everybody who comes', () => {
  const world = worldOf('en', { actor: guest, kind: 'rescheduled' })
  const before = beforeMessage({
    ...world,
    readerId: world.id,
    joinUrl: undefined,
    note: undefined,
  })
  expect(blockFaults(before.blocks)).toEqual([])
  for (const text of [bookedOf('en', { actor: guest, kind: 'rescheduled' }), shown(before)])
    expect(text).toMatch(/Other attendees[^"]*Li Wei, sam@acme\.test/)
})

test.each([0, 1, 10, 11, 20])(
  'of %s other guests at most ten are named and the rest counted',
  count => {
    const world = worldOf('en', { actor: guest, kind: 'rescheduled' })
    const guests = Array.from({ length: count }, (_, index) => ({
      kind: 'guest' as const,
      email: `g${index}@acme.test`,
      name: `Guest ${index};`,
    }))
    const meeting = { ...world.meeting, guests }
    const made = bookedMessage({
      ...world,
      meeting,
      urls,
      readerId: world.id,
      crm: undefined,
      deals: [],
    })
    const text = shown(made)
    expect(text.match(/Guest \d+;/g) ?? []).toHaveLength(Math.min(count, 10))
    expect(text.includes(`+${count - 10}"`)).toBe(count > 10)
  },
)

test('a channel hears who changed it and how many come, not why, and no address', () => {
  const text = shown(channelMessage(worldOf('en', { actor: guest, kind: 'canceled' })))
  expect(text).toContain('Canceled by Maya Lindt (guest).')
  expect(text).toContain('+2 attendees')
  expect(text).not.toMatch(/train|Li Wei|acme\.test/)
})
