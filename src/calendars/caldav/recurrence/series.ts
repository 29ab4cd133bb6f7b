import type { Interval } from '../../../scheduling/types.ts'
import type { EventTimes } from '../ics/event-times.ts'
import type { Clocks, Moment } from '../ics/moment.ts'
import { type Component, propertiesOf } from '../ics/read-components.ts'
import { membersOfRule, type RuleMembers } from './members-of-rule.ts'
import { asMemberOf, keyOf, leftOutBy, readNamedTimes } from './recurrence-dates.ts'
import type { Budget } from './rule.ts'

interface SeriesQuery {
  component: Component
  series: EventTimes
  /** Of wall times in ms, in which rules are expanded. */
  window: Interval
  /** Occurrences with an override of their own. */
  moved: readonly Moment[]
  clocks: Clocks
  budget: Budget
}

interface SeriesMembers {
  members: EventTimes[]
  /** From here on, everything counts as busy, because the rules take too much work. */
  cutAt: Moment | undefined
}

const ruleMembers = (query: SeriesQuery, name: 'RRULE' | 'EXRULE'): RuleMembers[] =>
  propertiesOf(query.component, name).map(({ value }) => membersOfRule(value, query))

/** What EXDATE and EXRULE exclude; a rule that cannot be expanded excludes nothing. */
function leftOutOf(query: SeriesQuery): (member: Moment) => boolean {
  const { component, series, clocks, moved } = query
  const dates = readNamedTimes(component, 'EXDATE', query).map(({ moment }) => moment)
  const byRules = ruleMembers(query, 'EXRULE').flatMap(({ members, isDoubtful }) =>
    isDoubtful ? [] : members,
  )
  return leftOutBy([...moved, ...dates, ...byRules], series, clocks)
}

/**
 * The recurrence set of RFC 5545 §3.8.5: the start is always its first, RRULE and RDATE add occurrences, and
 * EXDATE, EXRULE and moved occurrences remove some. In any order, without duplicates.
 */
export function membersOfSeries(query: SeriesQuery): SeriesMembers {
  const { component, series, clocks } = query
  const found = new Map<number, EventTimes>([[keyOf(series.start), series]])
  const rules = ruleMembers(query, 'RRULE')
  for (const start of rules.flatMap(({ members }) => members))
    if (!found.has(keyOf(start))) found.set(keyOf(start), { ...series, start })
  for (const { moment, length } of readNamedTimes(component, 'RDATE', query)) {
    const start = asMemberOf(series, moment, clocks)
    const known = found.get(keyOf(start))
    if (!known || length) found.set(keyOf(start), { start, length: length ?? series.length })
  }
  const isLeftOut = leftOutOf(query)
  const members = [...found.values()].filter(({ start }) => !isLeftOut(start))
  return { members, cutAt: rules.find(({ cutAt }) => cutAt)?.cutAt }
}
