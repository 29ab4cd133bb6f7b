import { findTimes } from './choose-times.ts'
import { choice, reply, say, work } from './result.ts'
import { pageOf } from './start-chat.ts'
import type { ChatDetails, ChatFacts, ChatResult, ChatState } from './types.ts'

const isComplete = ({ name, email }: ChatDetails) => Boolean(name && email)

/** A start was picked: asks who comes, unless that is known, and then for confirmation. */
export function pickStart(state: ChatState, facts: ChatFacts, startsAt: number): ChatResult {
  const picked = { ...state, startsAt }
  if (state.isMoving || (isComplete(state.details) && state.form?.kind !== 'details'))
    return work(picked, state.isMoving ? { kind: 'hold' } : { kind: 'check-details' })
  return askDetails(picked, facts)
}

export function askDetails(state: ChatState, facts: ChatFacts): ChatResult {
  const { startsAt } = state
  if (startsAt === undefined) return findTimes(state)
  const pageId = pageOf(state, facts)?.id
  return reply({ ...state, step: 'details' }, [
    say('details', {
      values: { startsAt, timeZone: state.timeZone },
      form: { kind: 'details', pageId },
      choices: [choice('change')],
    }),
  ])
}

/** Anything typed is kept, also where it is wrong. */
export const takeDetails = (state: ChatState, details: ChatDetails): ChatResult =>
  work({ ...state, details: { ...state.details, ...details } }, { kind: 'check-details' })

export function detailsWrong(
  state: ChatState,
  facts: ChatFacts,
  fields: readonly string[],
): ChatResult {
  const pageId = pageOf(state, facts)?.id
  return reply({ ...state, step: 'details' }, [
    say('detailsWrong', {
      values: { fields: fields.join(',') },
      form: { kind: 'details', pageId },
      choices: [choice('change')],
    }),
  ])
}

/** The address may be mistyped: both ways go on. */
export const askTypo = (state: ChatState, suggestedEmail: string): ChatResult =>
  reply({ ...state, step: 'typo', suggestedEmail }, [
    say('emailTypo', {
      values: { suggestedEmail, domain: suggestedEmail.slice(suggestedEmail.lastIndexOf('@') + 1) },
      choices: [choice('use-email', { isMain: true }), choice('keep-email')],
    }),
  ])

export function settleTypo(state: ChatState, isCorrected: boolean): ChatResult {
  const { suggestedEmail, ...kept } = state
  const details =
    isCorrected && suggestedEmail ? { ...state.details, email: suggestedEmail } : state.details
  return work({ ...kept, details }, { kind: 'hold' })
}

/** The whole meeting in one sentence. Only the button books. */
export function askConfirm(state: ChatState, facts: ChatFacts, until: number): ChatResult {
  const page = pageOf(state, facts)
  const { startsAt = 0, details, timeZone, meeting, isMoving } = state
  const values = {
    startsAt,
    timeZone,
    hostName: page?.hostName ?? '',
    title: (isMoving ? meeting?.title : page?.title) ?? '',
    minutes: (isMoving ? meeting?.durationMinutes : page?.durationMinutes) ?? 0,
    name: details.name ?? '',
    email: details.email ?? '',
  }
  const choices = [
    choice('confirm', { isMain: true }),
    choice('change'),
    ...(isMoving ? [choice('keep-meeting')] : [choice('change-details')]),
  ]
  return reply({ ...state, step: 'confirm', heldUntil: until }, [
    say(isMoving ? 'confirmMove' : 'confirm', { values, choices }),
  ])
}

export const askCode = (state: ChatState, isWrong: boolean): ChatResult =>
  reply({ ...state, step: 'code' }, [
    say(isWrong ? 'codeWrong' : 'codeSent', {
      values: { email: state.details.email ?? '' },
      form: { kind: 'code' },
      choices: [choice('new-code'), choice('change-details')],
    }),
  ])
