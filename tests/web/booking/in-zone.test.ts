import { describe, expect, test } from 'vitest'
import { makePicker } from '../../../src/web/booking/make-picker.ts'
import { inZone } from '../../../src/web/islands/in-zone.ts'
import { pickerAddress } from '../../../src/web/views/picker-data.ts'

const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour)
const starts = [at(12, 23), at(13, 9), at(30, 23)]
const picker = (changes: Partial<Parameters<typeof makePicker>[0]> = {}) =>
  makePicker({
    starts,
    now: at(2, 8),
    locale: 'en',
    timeZone: 'UTC',
    isZoneChosen: false,
    hourCycle: 'h23',
    month: undefined,
    date: undefined,
    durationMinutes: 30,
    durationsMinutes: [30],
    path: '/meetings/demo',
    kept: { host: 'ana' },
    slotsPath: '/slots',
    ...changes,
  })

describe('another zone', () => {
  test.each<[date: string | undefined, zone: string, day: string | undefined, month: string]>([
    [undefined, 'Europe/Warsaw', undefined, '2026-11'],
    ['2026-11-13', 'Europe/Warsaw', '2026-11-13', '2026-11'],
    ['2026-11-12', 'Europe/Warsaw', '2026-11-13', '2026-11'],
    ['2026-11-30', 'Europe/Warsaw', '2026-12-01', '2026-12'],
    ['2026-11-13', 'Pacific/Honolulu', '2026-11-12', '2026-11'],
    ['2026-11-20', 'Europe/Warsaw', '2026-11-20', '2026-11'],
  ])('%s in %s is %s', (date, zone, day, month) => {
    const shown = inZone(picker({ date }), zone)
    expect(shown).toMatchObject({ timeZone: zone, isZoneChosen: true, date: day, month })
  })

  test('stands in the address with the day and everything else', () => {
    const shown = inZone(picker({ date: '2026-11-13' }), 'Europe/Warsaw')
    const { searchParams } = new URL(pickerAddress(shown, { date: shown.date }), 'http://p')
    expect(Object.fromEntries(searchParams)).toMatchObject({
      tz: 'Europe/Warsaw',
      date: '2026-11-13',
      month: '2026-11',
      host: 'ana',
    })
  })
})

describe('the month that a picker opens on', () => {
  const near = Date.UTC(2026, 11, 31, 23)
  test.each<[Partial<Parameters<typeof makePicker>[0]>, month: string]>([
    [{}, '2026-11'],
    [{ near }, '2026-12'],
    [{ near, timeZone: 'Europe/Warsaw' }, '2027-01'],
    [{ near, month: '2026-11' }, '2026-11'],
    [{ near, date: '2026-11-30' }, '2026-11'],
    [{ near: Date.UTC(2026, 8, 1) }, '2026-11'],
  ])('%j opens on %s', (changes, month) => {
    expect(picker(changes).month).toBe(month)
  })
})
