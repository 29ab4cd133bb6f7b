import { messageTaken, noAnswer } from './ask-team.ts'
import { takeDetails } from './give-details.ts'
import { choice, reply, say, silence } from './result.ts'
import { setZone } from './set-zone.ts'
import { greet } from './start-chat.ts'
import { takePress } from './take-press.ts'
import { takeResult } from './take-result.ts'
import { takeText } from './take-text.ts'
import type { ChatFacts, ChatInput, ChatResult, ChatState } from './types.ts'

type Input<Kind extends ChatInput['kind']> = Extract<ChatInput, { kind: Kind }>

const isFresh = ({ choices, form, task, lead }: ChatState) =>
  lead === 'bot' && choices.length === 0 && !form && !task

/** Only a form that is shown can be sent. */
function takeForm(state: ChatState, facts: ChatFacts, { details }: Input<'details'>): ChatResult {
  switch (state.form?.kind) {
    case 'details':
      return takeDetails(state, details)
    case 'email': {
      const kept = { ...state, details: { ...state.details, ...details } }
      return details.email
        ? messageTaken(kept, facts, details.email)
        : reply(kept, [
            say('emailWrong', { values: { typed: '' }, form: state.form, choices: state.choices }),
          ])
    }
    default:
      return silence(state)
  }
}

/** Times that a rep suggests. They are picked and confirmed like any other. */
function takeOffer(state: ChatState, { starts, pageId, repName }: Input<'rep-offers'>): ChatResult {
  const picks = starts.map(value => choice('pick', { value }))
  const choices = [...picks, choice('zone'), choice('none')]
  return reply({ ...state, step: 'times', pageId, shown: starts, isMoving: false }, [
    say('repSuggests', {
      values: { repName, timeZone: state.timeZone },
      choices,
      canShowMonth: true,
    }),
  ])
}

function repLeft(state: ChatState, facts: ChatFacts): ChatResult {
  const led = { ...state, lead: 'bot' as const }
  return state.step === 'start' || state.step === 'waiting' ? greet(led, facts) : silence(led)
}

function joined(state: ChatState): ChatResult {
  const { waitingSince: _since, ...kept } = state
  return silence({ ...kept, lead: 'human' })
}

const close = (state: ChatState): ChatResult =>
  state.step === 'closed'
    ? silence(state)
    : reply(
        { ...state, step: 'closed' },
        [say('closed', { choices: [choice('start-again')] })],
        [{ kind: 'release-hold' }],
      )

/**
 * The conversation, as a pure function: the same state, input and facts give the same result. Buttons and free text
 * are equal in rights, except that only a button books, moves or cancels.
 *
 * A task in the state is done by the caller, who feeds its result in. Inputs may come late, doubled or out of order.
 */
export function advance(state: ChatState, input: ChatInput, facts: ChatFacts): ChatResult {
  if (state.step === 'closed') return silence(state)
  switch (input.kind) {
    case 'opened':
      return isFresh(state) ? greet(state, facts) : silence(state)
    case 'typed':
      return takeText(state, facts, input.text)
    case 'pressed':
      return takePress(state, facts, { action: input.action, value: input.value })
    case 'details':
      return takeForm(state, facts, input)
    case 'zone-chosen':
      return setZone(state, facts, input.timeZone)
    case 'result':
      return takeResult(state, facts, input)
    case 'rep-joined':
      return joined(state)
    case 'rep-left':
      return repLeft(state, facts)
    case 'rep-offers':
      return takeOffer(state, input)
    case 'no-answer':
      return noAnswer(state)
    case 'closed':
      return close(state)
  }
}
