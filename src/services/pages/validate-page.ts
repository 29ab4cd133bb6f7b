import type { SchedulingPage } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'
import {
  maxDurations,
  maxMeetingTypeLength,
  maxPageHosts,
  maxPageNoticeLength,
  maxPageTimes,
  maxSlugLength,
  maxTextLength,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isPlainDate } from '../../scheduling/plain-date.ts'
import { maxBufferMinutes } from '../availability/availability-query.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { placeFaults } from '../place-faults.ts'
import { reminderFaults } from '../reminder-faults.ts'
import { questionFaults } from './question-faults.ts'

const slugShape = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const isSlug = (slug: string) => slug.length <= maxSlugLength && slugShape.test(slug)

type Range = readonly [path: keyof SchedulingPage, from: number, to: number]
const minuteRanges: readonly Range[] = [
  ['stepMinutes', 5, 24 * 60],
  ['bufferBeforeMinutes', 0, maxBufferMinutes],
  ['bufferAfterMinutes', 0, maxBufferMinutes],
  ['noticeMinutes', 0, 60 * 24 * 60],
]

const isWithin = (value: unknown, from: number, to: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to

const rangeFaults = (page: SchedulingPage): FieldError[] =>
  minuteRanges.flatMap(([path, from, to]) =>
    isWithin(page[path], from, to)
      ? []
      : [fieldFault(path, 'minutes-range', { min: from, max: to })],
  )

const durationFaults = ({ durationsMinutes }: SchedulingPage): FieldError[] => {
  const isFine =
    durationsMinutes.length >= 1 &&
    durationsMinutes.length <= maxDurations &&
    durationsMinutes.every(d => isWithin(d, 5, 24 * 60))
  return isFine
    ? []
    : [
        fieldFault('durationsMinutes', 'bad-durations', {
          count: maxDurations,
          min: 5,
          max: 24 * 60,
        }),
      ]
}

const hostFaults = ({ kind, hostIds }: SchedulingPage): FieldError[] => {
  if (hostIds.length === 0) return [fieldFault('hostIds', 'no-hosts')]
  if ((kind === 'personal' || kind === 'specific-times') && hostIds.length > 1)
    return [fieldFault('hostIds', 'one-host')]
  return tooMany('hostIds', hostIds.length, maxPageHosts)
}

/** A weight of 100 against 1 already means nearly all meetings. */
const greatestWeight = 100

const weightFaults = ({ hostIds, weights = {} }: SchedulingPage): FieldError[] => {
  const stranger = Object.keys(weights).find(id => !hostIds.includes(id))
  if (stranger !== undefined)
    return [fieldFault('weights', 'weight-of-stranger', { user: stranger })]
  return Object.values(weights).every(weight => isWithin(weight, 0, greatestWeight))
    ? []
    : [fieldFault('weights', 'bad-weight', { max: greatestWeight })]
}

/** Later than any plan, and well within the database's range. */
const lastYear = 2100
const lastSlot = Date.UTC(lastYear, 0)

/** A start is chosen for one duration. Only chosen starts can ignore a buffer. */
const slotFaults = (page: SchedulingPage): FieldError[] => {
  const { kind, slots = [], slotsAnyway = [], durationsMinutes } = page
  if (kind !== 'specific-times')
    return (['slots', 'slotsAnyway'] as const).flatMap(path =>
      page[path]?.length ? [fieldFault(path, 'times-of-other-kind')] : [],
    )
  const isPlannable = (start: number) => start >= 0 && start < lastSlot
  return [
    ...tooMany('slots', slots.length, maxPageTimes),
    ...(slots.every(isPlannable)
      ? []
      : [fieldFault('slots', 'slots-too-late', { year: String(lastYear) })]),
    ...(slotsAnyway.every(start => slots.includes(start))
      ? []
      : [fieldFault('slotsAnyway', 'no-such-slot')]),
    ...(durationsMinutes.length === 1 ? [] : [fieldFault('durationsMinutes', 'one-duration')]),
  ]
}

const maxHorizonDays = 730

const horizonFaults = ({ horizon }: SchedulingPage): FieldError[] => {
  if (horizon.kind === 'dates')
    return isPlainDate(horizon.from) && isPlainDate(horizon.until) && horizon.from <= horizon.until
      ? []
      : [fieldFault('horizon.until', 'bad-days')]
  return isWithin(horizon.days, 1, maxHorizonDays)
    ? []
    : [fieldFault('horizonDays', 'days-range', { min: 1, max: maxHorizonDays })]
}

const maxLimit = 1_000

const limitFaults = ({ limits }: SchedulingPage): FieldError[] => {
  const given = [limits.perDay, limits.perWeek].filter(limit => limit !== undefined)
  return given.every(limit => isWithin(limit, 1, maxLimit))
    ? []
    : [fieldFault('limits', 'bad-limit', { max: maxLimit })]
}

/** All faults of a page, by field. */
export function pageFaults(page: SchedulingPage): FieldError[] {
  return [
    ...(isSlug(page.slug) ? [] : [fieldFault('slug', 'bad-slug', { max: maxSlugLength })]),
    ...(page.title.trim() ? [] : [fieldFault('title', 'no-title')]),
    ...tooLong('title', page.title, maxTitleLength),
    ...tooLong('description', page.description, maxTextLength),
    ...tooLong('meetingType', page.meetingType, maxMeetingTypeLength),
    ...tooLong('consentText', page.consentText, maxPageNoticeLength),
    ...tooLong('footer', page.footer, maxPageNoticeLength),
    ...rangeFaults(page),
    ...durationFaults(page),
    ...hostFaults(page),
    ...weightFaults(page),
    ...slotFaults(page),
    ...horizonFaults(page),
    ...limitFaults(page),
    ...placeFaults(page.location),
    ...questionFaults(page),
    ...reminderFaults(page),
  ]
}
