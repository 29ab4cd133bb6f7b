import { askCancel, booked, startMove } from './after-booking.ts'
import { askMessage, askTeam, emailMe } from './ask-team.ts'
import { answerQuestion, choosePage, startBooking } from './choose-page.ts'
import { askWish, askZone, findTimes, moreTimes, showTimes } from './choose-times.ts'
import { askDetails, pickStart, settleTypo } from './give-details.ts'
import { choice, reply, say, silence, work } from './result.ts'
import type { ChatFacts, ChatResult, ChatState, ChoiceAction } from './types.ts'

interface Press {
  value: string | number | undefined
}

type TakePress = (state: ChatState, facts: ChatFacts, press: Press) => ChatResult

const released = (result: ChatResult): ChatResult => ({
  ...result,
  effects: [...result.effects, { kind: 'release-hold' }],
})

const pick: TakePress = (state, facts, { value }) =>
  typeof value === 'number' && Number.isSafeInteger(value)
    ? pickStart(state, facts, value)
    : silence(state)

/** Back to the times that were shown last, without the one that was held. */
const change: TakePress = (state, facts) => {
  const { startsAt: _startsAt, heldUntil: _held, ...kept } = state
  return released(
    state.shown.length > 0 ? showTimes(kept, facts, { starts: state.shown }) : findTimes(kept),
  )
}

const keepMeeting: TakePress = state =>
  state.meeting ? released(booked(state, state.meeting, 'stillBooked')) : silence(state)

const wait: TakePress = state =>
  reply({ ...state, step: 'waiting' }, [
    say('asked', { choices: [choice('book'), choice('email-me')] }),
  ])

const retry: TakePress = state => {
  const { failedTask, ...kept } = state
  return failedTask ? work(kept, failedTask) : silence(state)
}

const takers: Record<ChoiceAction, TakePress> = {
  book: startBooking,
  // The visitor types what they want to know.
  ask: (state, facts) => askTeamOrText(state, facts),
  person: (state, facts) => askTeam(state, facts),
  'leave-message': askMessage,
  page: (state, facts, { value }) => choosePage(state, facts, value),
  option: (state, facts, { value }) => answerQuestion(state, facts, String(value ?? '')),
  skip: (state, facts) => answerQuestion(state, facts, undefined),
  pick,
  more: moreTimes,
  zone: askZone,
  none: askWish,
  'change-details': askDetails,
  'use-email': state => settleTypo(state, true),
  'keep-email': state => settleTypo(state, false),
  confirm: state => work(state, { kind: 'book' }),
  change,
  'new-code': state => work(state, { kind: 'send-code' }),
  reschedule: startMove,
  cancel: askCancel,
  'confirm-cancel': state => work(state, { kind: 'cancel' }),
  'keep-meeting': keepMeeting,
  wait,
  'email-me': emailMe,
  retry,
  'start-again': silence,
}

function askTeamOrText(state: ChatState, facts: ChatFacts): ChatResult {
  if (!facts.isOnline) return askMessage(state)
  return reply({ ...state, step: 'message' }, [say('messageWhat', { choices: [choice('book')] })])
}

/** A time of the month view was never a button, but may be picked wherever times are shown. */
const isLive = (state: ChatState, action: ChoiceAction, value: Press['value']) =>
  state.choices.some(
    live =>
      live.action === action &&
      (live.action === 'pick' || live.value === undefined || live.value === value),
  )

/**
 * A button. Buttons of earlier sentences are out of date: pressing one does nothing except that the present ones are
 * shown again. So nothing is booked twice, and nothing that the visitor does not see.
 */
export function takePress(
  state: ChatState,
  facts: ChatFacts,
  { action, value }: { action: ChoiceAction; value: string | number | undefined },
): ChatResult {
  if (state.step === 'working') return silence(state)
  if (!isLive(state, action, value))
    return reply(state, [
      say('stale', { choices: state.choices, ...(state.form ? { form: state.form } : {}) }),
    ])
  return takers[action](state, facts, { value })
}
