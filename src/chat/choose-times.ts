import type { When } from '../shorthand/types.ts'
import { choice, reply, say, work } from './result.ts'
import { pageOf } from './start-chat.ts'
import type { ChatChoice, ChatFacts, ChatResult, ChatState } from './types.ts'

/** Searches the times of the page: those that were asked for, or the next ones. */
export function findTimes(
  state: ChatState,
  { when, after }: { when?: When; after?: number } = {},
): ChatResult {
  const { ranges: _ranges, ...kept } = state
  const searched = when ? { ...kept, ranges: when.ranges } : kept
  return work(searched, {
    kind: 'find-times',
    ...(when ? { ranges: when.ranges, starts: when.starts } : {}),
    ...(after === undefined ? {} : { after }),
  })
}

const pick = (start: number): ChatChoice => choice('pick', { value: start })

const besidesTimes = (state: ChatState): ChatChoice[] => [
  choice('more'),
  choice('zone'),
  choice('none'),
  ...(state.isMoving ? [choice('keep-meeting')] : []),
]

/** Shows starts as buttons, in the visitor's zone. */
export function showTimes(
  state: ChatState,
  facts: ChatFacts,
  { starts, isMore = false }: { starts: readonly number[]; isMore?: boolean },
): ChatResult {
  const page = pageOf(state, facts)
  const code = state.isMoving ? 'moveTimes' : isMore ? 'moreTimes' : 'times'
  const shown = { ...state, step: 'times' as const, shown: starts }
  const values = {
    hostName: page?.hostName ?? '',
    timeZone: state.timeZone,
    minutes:
      state.meeting && state.isMoving
        ? state.meeting.durationMinutes
        : (page?.durationMinutes ?? 0),
  }
  const choices = [...starts.map(pick), ...besidesTimes(state)]
  return reply(shown, [say(code, { values, choices, canShowMonth: true })])
}

/** Nothing is free where it was asked for; the nearest time after it, if there is one, is offered. */
function showNoTimes(
  state: ChatState,
  facts: ChatFacts,
  nextFreeAt: number | undefined,
): ChatResult {
  const values = { hostName: pageOf(state, facts)?.hostName ?? '', timeZone: state.timeZone }
  const shown = {
    ...state,
    step: 'times' as const,
    shown: nextFreeAt === undefined ? [] : [nextFreeAt],
  }
  if (nextFreeAt === undefined) {
    const others = facts.pages.length > 1 ? [choice('book')] : []
    const choices = [
      choice(facts.isOnline ? 'person' : 'leave-message', { isMain: true }),
      ...others,
    ]
    return reply(shown, [say('noTimes', { values, choices })])
  }
  const choices = [pick(nextFreeAt), ...besidesTimes(state)]
  const says = [
    say('noTimesThen', { values: { ...values, nextAt: nextFreeAt }, choices, canShowMonth: true }),
  ]
  return reply(shown, says)
}

export function timesFound(
  state: ChatState,
  facts: ChatFacts,
  found: { starts: readonly number[]; nextFreeAt?: number; isMore: boolean },
): ChatResult {
  const { starts, nextFreeAt, isMore } = found
  return starts.length > 0
    ? showTimes(state, facts, { starts, isMore })
    : showNoTimes(state, facts, nextFreeAt)
}

/** "More times": the next ones after those that were shown. */
export function moreTimes(state: ChatState): ChatResult {
  const last = state.shown.at(-1)
  return findTimes(state, last === undefined ? {} : { after: last })
}

export const askZone = (state: ChatState): ChatResult =>
  reply({ ...state, step: 'zone' }, [say('whichZone', { form: { kind: 'zone' } })])

export const askWish = (state: ChatState): ChatResult =>
  reply({ ...state, step: 'wish' }, [say('wish', { choices: [choice('more'), choice('person')] })])

/** Somebody else was faster: what was typed stays, and the nearest times are offered. */
export function slotLost(state: ChatState, alternatives: readonly number[]): ChatResult {
  const { startsAt, heldUntil: _held, ...kept } = state
  const shown = { ...kept, step: 'times' as const, shown: alternatives }
  const values = { timeZone: state.timeZone, ...(startsAt === undefined ? {} : { startsAt }) }
  const choices = [...alternatives.map(pick), ...besidesTimes(state)]
  const code = alternatives.length > 0 ? 'slotLost' : 'slotLostNoOther'
  return reply(shown, [say(code, { values, choices, canShowMonth: true })])
}
