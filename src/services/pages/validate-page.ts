import type { SchedulingPage } from '../../model/entities.ts'
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
import { tooLong, tooMany } from '../maximum-faults.ts'
import { placeFaults } from '../place-faults.ts'
import type { FieldError } from '../problems.ts'
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
    isWithin(page[path], from, to) ? [] : [{ path, message: `Use ${from} to ${to} minutes` }],
  )

const durationFaults = ({ durationsMinutes }: SchedulingPage): FieldError[] => {
  const isFine =
    durationsMinutes.length >= 1 &&
    durationsMinutes.length <= maxDurations &&
    durationsMinutes.every(d => isWithin(d, 5, 24 * 60))
  return isFine
    ? []
    : [
        {
          path: 'durationsMinutes',
          message: `Give 1 to ${maxDurations} durations of 5 to 1440 minutes`,
        },
      ]
}

const hostFaults = ({ kind, hostIds }: SchedulingPage): FieldError[] => {
  if (hostIds.length === 0) return [{ path: 'hostIds', message: 'A page needs at least one host' }]
  if ((kind === 'personal' || kind === 'specific-times') && hostIds.length > 1)
    return [
      {
        path: 'hostIds',
        message: 'A personal page has one host; use round-robin or group for more',
      },
    ]
  return tooMany('hostIds', hostIds.length, maxPageHosts)
}

/** A weight of 100 against 1 already means nearly all meetings. */
const greatestWeight = 100

const weightFaults = ({ hostIds, weights = {} }: SchedulingPage): FieldError[] => {
  const stranger = Object.keys(weights).find(id => !hostIds.includes(id))
  if (stranger !== undefined)
    return [{ path: 'weights', message: `${stranger} is no host of this page` }]
  return Object.values(weights).every(weight => isWithin(weight, 0, greatestWeight))
    ? []
    : [{ path: 'weights', message: `Use whole numbers from 0 to ${greatestWeight}` }]
}

/** Later than any plan, and well within the database's range. */
const lastSlot = Date.UTC(2100, 0)

/** A start is chosen for one duration. Only chosen starts can ignore a buffer. */
const slotFaults = (page: SchedulingPage): FieldError[] => {
  const { kind, slots = [], slotsAnyway = [], durationsMinutes } = page
  if (kind !== 'specific-times')
    return (['slots', 'slotsAnyway'] as const).flatMap(path =>
      page[path]?.length ? [{ path, message: 'Only the kind specific-times has times' }] : [],
    )
  const isPlannable = (start: number) => start >= 0 && start < lastSlot
  return [
    ...tooMany('slots', slots.length, maxPageTimes),
    ...(slots.every(isPlannable) ? [] : [{ path: 'slots', message: 'Pick times before 2100' }]),
    ...(slotsAnyway.every(start => slots.includes(start))
      ? []
      : [{ path: 'slotsAnyway', message: 'Each of these times must be one of slots' }]),
    ...(durationsMinutes.length === 1
      ? []
      : [{ path: 'durationsMinutes', message: 'Specific times have one duration' }]),
  ]
}

const horizonFaults = ({ horizon }: SchedulingPage): FieldError[] => {
  if (horizon.kind === 'dates')
    return isPlainDate(horizon.from) && isPlainDate(horizon.until) && horizon.from <= horizon.until
      ? []
      : [{ path: 'horizon.until', message: 'Give two days, the last not before the first' }]
  return isWithin(horizon.days, 1, 730)
    ? []
    : [{ path: 'horizonDays', message: 'Use 1 to 730 days' }]
}

const limitFaults = ({ limits }: SchedulingPage): FieldError[] => {
  const given = [limits.perDay, limits.perWeek].filter(limit => limit !== undefined)
  return given.every(limit => isWithin(limit, 1, 1_000))
    ? []
    : [{ path: 'limits', message: 'Use a whole number from 1 to 1000' }]
}

/** All faults of a page, by field. */
export function pageFaults(page: SchedulingPage): FieldError[] {
  return [
    ...(isSlug(page.slug)
      ? []
      : [
          {
            path: 'slug',
            message: `Use 1 to ${maxSlugLength} lower-case letters, digits and hyphens`,
          },
        ]),
    ...(page.title.trim() ? [] : [{ path: 'title', message: 'Enter a title' }]),
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
