import { describe } from 'vitest'
import { readsAs } from './reading-table.ts'

describe('days', () => {
  readsAs([
    ['p today', 'propose · 11-10'],
    ['p tomorrow', 'propose · 11-11'],
    ['the day after tomorrow', 'propose · 11-12'],
    ['in 3 days', 'propose · 11-13'],
    ['in 2 weeks', 'propose · 11-24'],
    ['thu', 'propose · 11-12'],
    ['Thursday', 'propose · 11-12'],
    ['mon', 'propose · 11-16'],
    ['tue', 'propose · 11-10'],
    ['this thu', 'propose · 11-12'],
    ['next thu', 'propose · 11-19'],
    ['next mon', 'propose · 11-16'],
    ['thu next week', 'propose · 11-19'],
    ['next week thu fri', 'propose · 11-19, 11-20'],
    ['this week', 'propose · 11-10, 11-11, 11-12, 11-13, 11-14, 11-15'],
    ['next week', 'propose · 11-16, 11-17, 11-18, 11-19, 11-20, 11-21, 11-22'],
    ['this week or mon', 'propose · 11-10, 11-11, 11-12, 11-13, 11-14, 11-15, 11-16'],
    ['thu or fri', 'propose · 11-12, 11-13'],
    ['thu fri', 'propose · 11-12, 11-13'],
    ['thu/fri', 'propose · 11-12, 11-13'],
    ['thu, fri and mon', 'propose · 11-12, 11-13, 11-16'],
    ['thu-sat', 'propose · 11-12, 11-13, 11-14'],
    ['12 nov', 'propose · 11-12'],
    ['nov 12', 'propose · 11-12'],
    ['12th november', 'propose · 11-12'],
    ['November 12th, 2026', 'propose · 11-12'],
    ['12 nov 2027', 'propose · 2027-11-12'],
    ['12-14 nov', 'propose · 11-12, 11-13, 11-14'],
    ['12th', 'propose · 11-12'],
    ['9th', 'propose · 12-09'],
    ['31st', 'propose · 12-31'],
    ['2026-11-12', 'propose · 11-12'],
    ['2026/11/12', 'propose · 11-12'],
    ['12.11', 'propose · 11-12'],
    ['12.11.', 'propose · 11-12'],
    ['12.11.26', 'propose · 11-12'],
    ['12.11.2026', 'propose · 11-12'],
    ['thu 12 nov', 'propose · 11-12'],
    ['Thu, 12 Nov', 'propose · 11-12'],
    ['12 nov thu', 'propose · 11-12'],
    ['thu 12 nov fri 13 nov', 'propose · 11-12, 11-13'],
    ['thu 12 nov or mon', 'propose · 11-12, 11-16'],
  ])
})

describe('from one day to another', () => {
  readsAs([
    ['thu-sat', 'propose · 11-12, 11-13, 11-14'],
    ['thu - sat', 'propose · 11-12, 11-13, 11-14'],
    ['thu – sat', 'propose · 11-12, 11-13, 11-14'],
    ['thu to sat pm', 'propose · 11-12 12:00-18:00, 11-13 12:00-18:00, 11-14 12:00-18:00'],
    ['from thu to sat', 'propose · 11-12, 11-13, 11-14'],
    ['next week mon-wed', 'propose · 11-16, 11-17, 11-18'],
    ['next mon to wed', 'propose · 11-16, 11-17, 11-18'],
    ['tomorrow to fri', 'propose · 11-11, 11-12, 11-13'],
    ['12-14 nov', 'propose · 11-12, 11-13, 11-14'],
    ['12 nov to 14 nov', 'propose · 11-12, 11-13, 11-14'],
    ['12.11-14.11', 'propose · 11-12, 11-13, 11-14'],
    ['thu 12 nov - sat 14 nov', 'propose · 11-12, 11-13, 11-14'],
    ['31 dec - 2 jan', 'propose · 12-31, 2027-01-01, 2027-01-02'],
    ['this week not wed-sat', 'propose · 11-10, 11-15'],
    // The span that has begun counts while some of it is left.
    ['mon-wed', 'propose · 11-10, 11-11'],
    ['9-11 nov', 'propose · 11-10, 11-11'],
    ['mon-tue before 10', 'propose · 11-16 00:00-10:00, 11-17 00:00-10:00'],
  ])
})

describe('a day without a year that is over is next year’s', () => {
  readsAs([
    ['9 nov', 'propose · 2027-11-09'],
    ['10 nov', 'propose · 11-10'],
    ['1 jan', 'propose · 2027-01-01'],
    ['may 30', 'propose · 2027-05-30'],
  ])
})

describe('times', () => {
  readsAs([
    ['thu am', 'propose · 11-12 08:00-12:00'],
    ['thu morning', 'propose · 11-12 08:00-12:00'],
    ['thu pm', 'propose · 11-12 12:00-18:00'],
    ['thu in the afternoon', 'propose · 11-12 12:00-18:00'],
    ['this afternoon', 'propose · 11-10 12:00-18:00'],
    ['tonight', 'propose · 11-10 18:00-21:00'],
    [
      'any day next week am not sat or sun',
      'propose · 11-16 08:00-12:00, 11-17 08:00-12:00, 11-18 08:00-12:00, 11-19 08:00-12:00, 11-20 08:00-12:00',
    ],
    ['thu evening', 'propose · 11-12 18:00-21:00'],
    ['thu 14-17', 'propose · 11-12 14:00-17:00'],
    ['thu 14–17', 'propose · 11-12 14:00-17:00'],
    ['thu 14 - 17', 'propose · 11-12 14:00-17:00'],
    ['thu 14:30-17:15', 'propose · 11-12 14:30-17:15'],
    ['thu 2pm-5', 'propose · 11-12 14:00-17:00'],
    ['thu 2-5pm', 'propose · 11-12 14:00-17:00'],
    ['thu 2-5 pm', 'propose · 11-12 14:00-17:00'],
    ['thu 2-5', 'propose · 11-12 14:00-17:00'],
    ['thu 9-5', 'propose · 11-12 09:00-17:00'],
    ['thu 11-1', 'propose · 11-12 11:00-13:00'],
    ['thu 10-2pm', 'propose · 11-12 10:00-14:00'],
    ['thu 9-11am', 'propose · 11-12 09:00-11:00'],
    ['thu 22-24', 'propose · 11-12 22:00-24:00'],
    ['thu from 2 to 5', 'propose · 11-12 14:00-17:00'],
    ['thu between 2 and 5', 'propose · 11-12 14:00-17:00'],
    ['thu after 3', 'propose · 11-12 15:00-24:00'],
    ['thu after 15:30', 'propose · 11-12 15:30-24:00'],
    ['thu before 11', 'propose · 11-12 00:00-11:00'],
    ['thu until noon', 'propose · 11-12 00:00-12:00'],
    ['thu after 10 before 3', 'propose · 11-12 10:00-15:00'],
    ['thu evening after 8', 'propose · 11-12 20:00-21:00'],
    ['thu pm 3-5', 'propose · 11-12 15:00-17:00'],
    ['thu am pm', 'propose · 11-12 08:00-18:00'],
    ['thu morning or after 4', 'propose · 11-12 08:00-12:00, 11-12 16:00-24:00'],
    ['thu before 9 after 5', 'propose · 11-12 00:00-09:00, 11-12 17:00-24:00'],
    ['pm', 'propose · any day 12:00-18:00'],
    ['after 3', 'propose · any day 15:00-24:00'],
  ])
})

describe('precise starts', () => {
  readsAs([
    ['thu 15:00', 'propose · 11-12 15:00 exactly'],
    ['thu 15.00', 'propose · 11-12 15:00 exactly'],
    ['thu 3pm', 'propose · 11-12 15:00 exactly'],
    ['thu 3 pm', 'propose · 11-12 15:00 exactly'],
    ['thu 3:30pm', 'propose · 11-12 15:30 exactly'],
    ['thu 12am', 'propose · 11-12 00:00 exactly'],
    ['thu 12pm', 'propose · 11-12 12:00 exactly'],
    ['thu at 3', 'propose · 11-12 15:00 exactly'],
    ['thu at 9', 'propose · 11-12 09:00 exactly'],
    ['thu 03:00', 'propose · 11-12 03:00 exactly'],
    ['thu noon', 'propose · 11-12 12:00 exactly'],
    ['thu at 8 in the evening', 'propose · 11-12 20:00 exactly'],
    ['thu at 3 in the morning', 'propose · 11-12 03:00 exactly'],
    ['nov 12 pm', 'propose · 11-12 12:00-18:00'],
    ['thu 15:00 or fri 10:00', 'propose · 11-12 15:00, 11-13 10:00'],
    ['15:00', 'propose · 11-10 15:00 exactly'],
    ['9am', 'propose · 11-11 09:00 exactly'],
  ])
})

describe('which times belong to which days', () => {
  readsAs([
    ['thu fri pm', 'propose · 11-12 12:00-18:00, 11-13 12:00-18:00'],
    ['thu pm fri am', 'propose · 11-12 12:00-18:00, 11-13 08:00-12:00'],
    ['pm thu am fri', 'propose · 11-12 12:00-18:00, 11-13 08:00-12:00'],
    ['pm thu or fri', 'propose · 11-12 12:00-18:00, 11-13 12:00-18:00'],
    ['pm thu after 3', 'propose · 11-12 15:00-18:00'],
    ['thu pm or fri', 'propose · 11-12 12:00-18:00, 11-13'],
  ])
})

describe('what is not wanted', () => {
  readsAs([
    ['thu-sat not fri', 'propose · 11-12, 11-14'],
    [
      'next week pm not mon or fri',
      'propose · 11-17 12:00-18:00, 11-18 12:00-18:00, 11-19 12:00-18:00, 11-21 12:00-18:00, 11-22 12:00-18:00',
    ],
    ['thu fri not fri pm', 'propose · 11-12 12:00-18:00'],
    ['thu not am', 'propose · 11-12 00:00-08:00, 11-12 12:00-24:00'],
    ['thu 9-5 not 12-13', 'propose · 11-12 09:00-12:00, 11-12 13:00-17:00'],
    ['thu except after 3', 'propose · 11-12 00:00-15:00'],
    ['thu fri not 13 nov', 'propose · 11-12'],
    ['3pm not tue', 'propose · 11-11 15:00 exactly'],
  ])
})

describe('today counts only while some of the time asked for is left', () => {
  readsAs([
    ['tue am', 'propose · 11-10 08:00-12:00'],
    ['tue 9am', 'propose · 11-17 09:00 exactly'],
    ['tue before 10', 'propose · 11-17 00:00-10:00'],
    ['tue 10:30', 'propose · 11-10 10:30 exactly'],
    ['tue 9:00 or 15:00', 'propose · 11-17 09:00, 11-17 15:00'],
    [
      'this week before 10',
      'propose · 11-11 00:00-10:00, 11-12 00:00-10:00, 11-13 00:00-10:00, 11-14 00:00-10:00, 11-15 00:00-10:00',
    ],
  ])
})

describe('the week begins where the rep says', () => {
  const sunday = Date.parse('2026-11-15T12:00:00Z')
  readsAs([['next thu', 'propose · 11-19']], { now: sunday })
  readsAs([['next thu', 'propose · 11-26']], { now: sunday, weekStartsOn: 'sun' })
  readsAs([['this week', 'propose · 11-15']], { now: sunday })
})

describe('dates by locale', () => {
  readsAs([['3/4', 'propose · 2027-04-03']], { locale: 'en-GB' })
  readsAs([['3/4', 'propose · 2027-03-04']], { locale: 'en-US' })
  readsAs([['3/4', 'propose · 2027-03-04']], { locale: 'en_US' })
  readsAs([['3/4', 'propose · 2027-04-03']], { locale: 'pl' })
  readsAs([['3/4/2027', 'propose · 2027-04-03']], { locale: 'it' })
  readsAs([['25/12', 'propose · 12-25']], { locale: 'en-US' })
})
