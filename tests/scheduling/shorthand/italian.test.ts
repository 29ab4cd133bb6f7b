import { describe } from 'vitest'
import { readsAs } from './reading-table.ts'

describe('F52 the grammar in Italian', () => {
  readsAs(
    [
      [
        'maya@acme.it demo 30 gio pomeriggio x3',
        'propose · maya@acme.it · demo · 30 min · 11-12 12:00-18:00 · x3',
      ],
      ['proponi Maya Rossi venerdì', 'propose · “Maya Rossi” · 11-13'],
      ['prenota Maya Rossi domani alle 15', 'book · “Maya Rossi” · 11-11 15:00 exactly'],
      ['sposta Maya ven', 'move · “Maya” · 11-13'],
      ['annulla Maya', 'cancel · “Maya”'],
      ['liberi @ana e @ben mer', 'free · “ana” · “ben” · 11-11'],
      ['chi maya', 'who · “maya”'],
      ['oggi', 'today'],
      ['domani', 'tomorrow'],
      ['settimana', 'week'],
      ['prossimo', 'next'],
      ['esito svolto -- vuole i prezzi', 'out · completed · note: vuole i prezzi'],
      ['esito non presentato', 'out · no-show'],
      ['chat attiva', 'chat · on'],
      ['chat spento', 'chat · off'],
      ['aiuto', 'help'],
      ['impostazioni', 'settings'],
      ['domani mattina', 'propose · 11-11 08:00-12:00'],
      ['oggi sera', 'propose · 11-10 18:00-21:00'],
      ['dopodomani nel pomeriggio', 'propose · 11-12 12:00-18:00'],
      ['giovedì', 'propose · 11-12'],
      ['giovedi', 'propose · 11-12'],
      ["giovedi'", 'propose · 11-12'],
      ['prossimo giovedì', 'propose · 11-19'],
      ['giovedì prossimo alle 15', 'propose · 11-19 15:00 exactly'],
      ['gio dopo le 15', 'propose · 11-12 15:00-24:00'],
      ['gio prima delle 11', 'propose · 11-12 00:00-11:00'],
      ['gio dalle 14 alle 17', 'propose · 11-12 14:00-17:00'],
      ['gio tra le 14 e le 17', 'propose · 11-12 14:00-17:00'],
      ['gio alle 3 del pomeriggio', 'propose · 11-12 15:00 exactly'],
      ['gio a mezzogiorno', 'propose · 11-12 12:00 exactly'],
      ['gio ore 15', 'propose · 11-12 15:00 exactly'],
      ['demo 30 gio alle 15', 'propose · demo · 30 min · 11-12 15:00 exactly'],
      ['gio o ven', 'propose · 11-12, 11-13'],
      ['settimana prossima non mer', 'propose · 11-16, 11-17, 11-19, 11-20, 11-21, 11-22'],
      ['tra 3 giorni', 'propose · 11-13'],
      ['12 novembre', 'propose · 11-12'],
      ['1° maggio', 'propose · 2027-05-01'],
      ['mar', 'propose · 11-10'],
      ['mar alle 15', 'propose · 11-10 15:00 exactly'],
      ['12 mar', 'propose · 2027-03-12'],
      ["mezz'ora", 'propose · 30 min'],
      ["un'ora", 'propose · 60 min'],
      ['1 ora', 'propose · 60 min'],
      ['Leonardo da Vinci gio', 'propose · “Leonardo da Vinci” · 11-12'],
      ['domenico gio', 'propose · “domenico” · 11-12'],
      ['marco 30 gio', 'propose · “marco” · 30 min · 11-12'],
      ['maya tramite mail', 'propose · “maya” · via email'],
      ['domani alle 15 a Londra', 'propose · 11-11 15:00 exactly · Europe/London'],
      ['thu pm', 'propose · 11-12 12:00-18:00'],
      ['czwartek po południu', 'propose · 11-12 12:00-18:00'],
    ],
    { locale: 'it-IT' },
  )
})

describe('“mar” behind a number is a month, unless meetings last that long: then a question', () => {
  readsAs([['demo 30 mar', 'which-date · demo 30m mar · demo 2027-03-30']], { locale: 'it' })
})
