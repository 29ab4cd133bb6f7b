import type { Request } from 'express'
import { dayNumber, isPlainDate } from '../../scheduling/plain-date.ts'
import { lastWeeks, type ReportRange } from '../../services/reports/report-range.ts'

export const weekChoices = [4, 12, 26] as const
const usualWeeks = 12
const maxDays = 731

type RangeFault = 'badDate' | 'reversed' | 'tooLong'

/** Filters in the address of a report. */
export interface ReportFilters {
  range: ReportRange
  /** One of the choices; undefined if dates were entered. */
  weeks: number | undefined
  /** As typed. If the dates are invalid, the report covers the default weeks. */
  typed: { from: string; to: string }
  fault: RangeFault | undefined
  hostId: string | undefined
}

interface Reader {
  now: number
  timeZone: string
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const isSensible = (day: string) => isPlainDate(day) && day >= '2000-01-01' && day <= '2099-12-31'

function faultOf({ from, to }: ReportFilters['typed']): RangeFault | undefined {
  if (!isSensible(from) || !isSensible(to)) return 'badDate'
  if (to < from) return 'reversed'
  return dayNumber(to) - dayNumber(from) >= maxDays ? 'tooLong' : undefined
}

function readRange(query: Request['query'], { now, timeZone }: Reader) {
  const typed = { from: textOf(query.from), to: textOf(query.to) }
  const chosen = weekChoices.find(choice => String(choice) === query.weeks)
  const hasDays = !chosen && (typed.from || typed.to)
  const fault = hasDays ? faultOf(typed) : undefined
  if (hasDays && !fault) return { range: { ...typed, timeZone }, typed, weeks: undefined, fault }
  const weeks = chosen ?? usualWeeks
  const range = lastWeeks(weeks, now, timeZone)
  return fault
    ? { range, typed, weeks: undefined, fault }
    : { range, typed: { from: range.from, to: range.to }, weeks, fault }
}

/** `hostIds`: hosts that the reader may see. Others are ignored. */
export function readFilters(
  query: Request['query'],
  reader: Reader & { hostIds: readonly string[] },
): ReportFilters {
  const hostId = reader.hostIds.find(id => id === query.host)
  return { ...readRange(query, reader), hostId }
}

type Address = Partial<Pick<ReportFilters, 'range' | 'weeks' | 'hostId'>>

function rangeFields({ range, weeks }: Address): Record<string, string> {
  if (weeks !== undefined) return { weeks: String(weeks) }
  return range ? { from: range.from, to: range.to } : {}
}

/** Query fields of the address of the same report. */
export const filterFields = (address: Address): Record<string, string> => ({
  ...rangeFields(address),
  ...(address.hostId ? { host: address.hostId } : {}),
})

export const reportAddress = (path: string, address: Address): string =>
  `${path}?${new URLSearchParams(filterFields(address))}`
