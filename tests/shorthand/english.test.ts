import { describe } from 'vitest'
import { readsAs } from './reading-table.ts'

describe('F46 verbs', () => {
  readsAs([
    ['', 'hub'],
    ['   ', 'hub'],
    ['propose maya@acme.com', 'propose · maya@acme.com'],
    ['p maya@acme.com', 'propose · maya@acme.com'],
    ['maya@acme.com', 'propose · maya@acme.com'],
    ['P Maya@Acme.com', 'propose · maya@acme.com'],
    ['link demo maya@acme.com', 'link · maya@acme.com · demo'],
    ['l demo maya@acme.com', 'link · maya@acme.com · demo'],
    ['book maya@acme.com thu 15:00 30m', 'book · maya@acme.com · 30 min · 11-12 15:00 exactly'],
    ['b maya@acme.com thu 15:00 30m', 'book · maya@acme.com · 30 min · 11-12 15:00 exactly'],
    ['today', 'today'],
    ['tomorrow', 'tomorrow'],
    ['week', 'week'],
    ['next', 'next'],
    ['next -- remember the deck', 'next · note: remember the deck'],
    ['today maya pm', 'propose · “maya” · 11-10 12:00-18:00'],
    ['next thu maya', 'propose · “maya” · 11-19'],
    ['out held', 'out · completed'],
    ['o held -- wants pricing', 'out · completed · note: wants pricing'],
    ['o no-show', 'out · no-show'],
    ['o no show', 'out · no-show'],
    ['o moved', 'out · rescheduled'],
    ['o canceled', 'out · canceled'],
    ['o cancelled maya', 'out · “maya” · canceled'],
    ['o Disqualified -- no budget', 'out · Disqualified · note: no budget'],
    ['move maya fri', 'move · “maya” · 11-13'],
    ['reschedule maya fri', 'move · “maya” · 11-13'],
    ['cancel maya', 'cancel · “maya”'],
    ['free <@U01ANA|ana> <@U02BEN> tue', 'free · @U01ANA · @U02BEN · 11-10'],
    ['free @ana @ben tue', 'free · “ana” · “ben” · 11-10'],
    ['free ana, ben tue', 'free · “ana” · “ben” · 11-10'],
    ['who maya', 'who · “maya”'],
    ['who maya@acme.com', 'who · maya@acme.com'],
    ['chat on', 'chat · on'],
    ['chat off', 'chat · off'],
    ['chat', 'chat'],
    ['settings', 'settings'],
    ['connect', 'connect'],
    ['connect google', 'connect · google'],
    ['status', 'status'],
    ['help', 'help'],
    ['?', 'help'],
    ['help free', 'help · free'],
  ])
})

describe('F46 a whole command', () => {
  readsAs([
    [
      'maya@acme.com demo 30 thu pm x3',
      'propose · maya@acme.com · demo · 30 min · 11-12 12:00-18:00 · x3',
    ],
    [
      'MAYA@ACME.COM Demo 30 Thu PM X3',
      'propose · maya@acme.com · demo · 30 min · 11-12 12:00-18:00 · x3',
    ],
    [
      'thu pm x3 demo 30 maya@acme.com',
      'propose · maya@acme.com · demo · 30 min · 11-12 12:00-18:00 · x3',
    ],
    [
      'p "Maya Lindt" disc 15 next week not fri before 11 x5 in New York via email -- Hi Maya!',
      'propose · “Maya Lindt” · discovery · 15 min · 11-16 00:00-11:00, 11-17 00:00-11:00, 11-18 00:00-11:00, 11-19 00:00-11:00, 11-21 00:00-11:00, 11-22 00:00-11:00 · x5 · America/New_York · via email · note: Hi Maya!',
    ],
    [
      'book Maya Lindt weekly sync tomorrow at 4 via slack',
      'book · “Maya Lindt” · sync · 11-11 16:00 exactly · via slack',
    ],
    [
      '3 × 30-min Demo for Maya Lindt, Thu 12 Nov 12:00–18:00 CET',
      'propose · “Maya Lindt” · demo · 30 min · 11-12 12:00-18:00 · x3 · Europe/Berlin',
    ],
    ['on thursday, with Maya', 'propose · “Maya” · 11-12'],
    ['thu 3pm', 'propose · 11-12 15:00 exactly'],
    ['Fri after 4.', 'propose · 11-13 16:00-24:00'],
  ])
})

describe('durations', () => {
  readsAs([
    ['30', 'propose · 30 min'],
    ['demo 45', 'propose · demo · 45 min'],
    ['30m', 'propose · 30 min'],
    ['20m', 'propose · 20 min'],
    ['demo 20 min', 'propose · demo · 20 min'],
    ['90min', 'propose · 90 min'],
    ['90 minutes', 'propose · 90 min'],
    ['30-min', 'propose · 30 min'],
    ['1h', 'propose · 60 min'],
    ['2 hours', 'propose · 120 min'],
    ['1h30', 'propose · 90 min'],
    ['1h30m', 'propose · 90 min'],
    ['1 h 30 min', 'propose · 90 min'],
    ['1.5h', 'propose · 90 min'],
    ['1,5h', 'propose · 90 min'],
    ['half an hour', 'propose · 30 min'],
    ['30 30m', 'propose · 30 min'],
  ])
})

describe('how many', () => {
  readsAs([
    ['x1', 'propose · x1'],
    ['x5', 'propose · x5'],
    ['3x', 'propose · x3'],
    ['×3', 'propose · x3'],
    ['x 3', 'propose · x3'],
    ['3 × 30-min', 'propose · 30 min · x3'],
    ['30 x 3', 'propose · 30 min · x3'],
  ])
})

describe('meeting types', () => {
  readsAs([
    ['disc', 'propose · discovery'],
    ['discovery', 'propose · discovery'],
    ['Discovery Call', 'propose · discovery'],
    ['discovery c', 'propose · discovery'],
    ['"discovery call" maya', 'propose · “maya” · discovery'],
    ['call maya', 'propose · “maya” · discovery'],
    ['weekly sync', 'propose · sync'],
    ['maya weekly thu', 'propose · “maya” · sync · 11-12'],
    ['Demi Moore thu', 'propose · “Demi Moore” · 11-12'],
  ])
  readsAs([['demo', 'which-type · "Demo EU" · "Demo US"']], {
    meetingTypes: [
      { id: 'eu', title: 'Demo EU', durationsMinutes: [30] },
      { id: 'us', title: 'Demo US', durationsMinutes: [30] },
    ],
  })
  readsAs(
    [
      ['"Demo EU"', 'propose · eu'],
      ['demo us maya', 'propose · “maya” · us'],
      ['demo', 'propose · demo'],
      ['cafe', 'propose · cafe'],
      ['next steps thu', 'propose · next · 11-12'],
      ['30 min intro maya', 'propose · “maya” · intro'],
    ],
    {
      meetingTypes: [
        { id: 'eu', title: 'Demo EU', durationsMinutes: [30] },
        { id: 'us', title: 'Demo US', durationsMinutes: [30] },
        { id: 'demo', title: 'Demo', durationsMinutes: [30] },
        { id: 'cafe', title: 'Café chat', durationsMinutes: [30] },
        { id: 'next', title: 'Next steps', durationsMinutes: [30] },
        { id: 'intro', title: '30 min intro', durationsMinutes: [30] },
      ],
    },
  )
})

describe('notes and channels', () => {
  readsAs([
    ['maya -- see you!', 'propose · “maya” · note: see you!'],
    ['maya — see you', 'propose · “maya” · note: see you'],
    ['o held—wants pricing', 'out · completed · note: wants pricing'],
    ['o held-- wants pricing', 'out · completed · note: wants pricing'],
    ['maya -- thu x3 "quoted" -- <b>', 'propose · “maya” · note: thu x3 "quoted" -- <b>'],
    ['maya --', 'propose · “maya”'],
    ['-- only a note', 'hub · note: only a note'],
    ['maya via chat', 'propose · “maya” · via chat'],
    ['maya via e-mail', 'propose · “maya” · via email'],
    ['maya by mail', 'propose · “maya” · via email'],
  ])
})
