import { isTimeZone } from '../zoned-time.ts'

/**
 * For offsets of a fraction of an hour, the only zone with that offset all year; others change their clocks.
 */
const brokenOffsets: Readonly<Record<string, string>> = {
  '+3:30': 'Asia/Tehran',
  '+4:30': 'Asia/Kabul',
  '+5:30': 'Asia/Kolkata',
  '+5:45': 'Asia/Kathmandu',
  '+6:30': 'Asia/Yangon',
  '+8:45': 'Australia/Eucla',
  '+9:30': 'Australia/Darwin',
  '-9:30': 'Pacific/Marquesas',
}

const form = /^(?:utc|gmt)\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?$/

/** The zone of `UTC+2`, `GMT-03:00`, `UTC+5:30`. Undefined for other texts, and if no zone has that offset. */
export function readOffset(folded: string): string | undefined {
  const [, sign, digits, minutes = '00'] = form.exec(folded) ?? []
  if (sign === undefined) return undefined
  const hours = Number(digits)
  if (minutes !== '00') return brokenOffsets[`${sign}${hours}:${minutes}`]
  if (hours === 0) return 'UTC'
  // POSIX has the opposite sign: UTC+2 is Etc/GMT-2.
  const zone = `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`
  return isTimeZone(zone) ? zone : undefined
}
