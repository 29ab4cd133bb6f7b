import { choice, reply, say } from './result.ts'
import type { ChatEffect, ChatFacts, ChatResult, ChatState } from './types.ts'

const waitingChoices = [choice('book'), choice('email-me')]

/** Asks the team. Where nobody is there, a message is taken instead of a promise. */
export function askTeam(state: ChatState, facts: ChatFacts, text?: string): ChatResult {
  const effects: ChatEffect[] = [{ kind: 'ask-team', ...(text ? { text } : {}) }]
  if (!facts.isOnline) return takeMessage(state, facts, text)
  const waiting = {
    ...state,
    step: 'waiting' as const,
    waitingSince: state.waitingSince ?? facts.now,
  }
  if (state.waitingSince !== undefined && state.step === 'waiting')
    return { state, says: [], effects }
  return reply(waiting, [say('asked', { choices: waitingChoices })], effects)
}

/** Nobody answered within the time that was promised to nobody: times are offered. */
export function noAnswer(state: ChatState): ChatResult {
  if (state.waitingSince === undefined || state.lead === 'human')
    return { state, says: [], effects: [] }
  const choices = [choice('book', { isMain: true }), choice('wait'), choice('email-me')]
  // Somebody who is booking meanwhile is not interrupted.
  if (state.step !== 'waiting') return { state, says: [], effects: [] }
  return reply(state, [say('stillLooking', { choices })])
}

export const askMessage = (state: ChatState): ChatResult =>
  reply({ ...state, step: 'message' }, [say('messageWhat', { choices: [choice('book')] })])

/** A message for the team, and the address for its answer. */
export function takeMessage(state: ChatState, facts: ChatFacts, text?: string): ChatResult {
  const typed = text?.trim()
  if (!typed) return askMessage(state)
  const message = state.message ? `${state.message}\n${typed}` : typed
  const kept = { ...state, message }
  const { email } = state.details
  if (email) return messageTaken(kept, facts, email)
  return reply({ ...kept, step: 'message-email' }, [
    say('messageEmail', { form: { kind: 'email' }, choices: [choice('book')] }),
  ])
}

export function messageTaken(state: ChatState, { isOnline }: ChatFacts, email: string): ChatResult {
  const { message: typed = '', waitingSince: _since, ...kept } = state
  const done = { ...kept, step: 'start' as const, details: { ...state.details, email } }
  const choices = [choice('book', { isMain: true }), choice(isOnline ? 'ask' : 'leave-message')]
  return reply(
    done,
    [say('messageTaken', { values: { email }, choices })],
    [{ kind: 'message-left', text: typed, email }],
  )
}

/** "Email me": the answer comes by email, to an address that is asked for if it is unknown. */
export function emailMe(state: ChatState, facts: ChatFacts): ChatResult {
  const { email } = state.details
  if (email) return messageTaken(state, facts, email)
  return reply({ ...state, step: 'message-email' }, [
    say('messageEmail', { form: { kind: 'email' }, choices: [choice('book')] }),
  ])
}
