import { booked, canceled } from './after-booking.ts'
import { findTimes, slotLost, timesFound } from './choose-times.ts'
import { askCode, askConfirm, askTypo, detailsWrong } from './give-details.ts'
import { choice, reply, say, silence, work } from './result.ts'
import type { ChatFacts, ChatResult, ChatState, ChatTask, TaskResult } from './types.ts'

/** After the details are known: the picked time is held, or a time is still to be picked. */
const afterDetails = (state: ChatState): ChatResult =>
  state.startsAt === undefined ? findTimes(state) : work(state, { kind: 'hold' })

const detailsOk = (state: ChatState, suggestedEmail: string | undefined): ChatResult =>
  suggestedEmail ? askTypo(state, suggestedEmail) : afterDetails(state)

const failed = (state: ChatState, failedTask: ChatTask): ChatResult =>
  reply({ ...state, step: 'failed', failedTask }, [
    say('failed', { choices: [choice('retry', { isMain: true }), choice('person')] }),
  ])

const refused = (state: ChatState, reason: string): ChatResult =>
  reply({ ...state, step: state.meeting ? 'booked' : 'start', isMoving: false }, [
    say('refused', {
      values: { reason },
      choices: [choice('book', { isMain: true }), choice('person')],
    }),
  ])

function settle(
  state: ChatState,
  facts: ChatFacts,
  { task, result }: { task: ChatTask; result: TaskResult },
): ChatResult {
  switch (result.outcome) {
    case 'times': {
      const isMore = task.kind === 'find-times' && task.after !== undefined
      return timesFound(state, facts, { ...result, isMore })
    }
    case 'details-ok':
      return detailsOk(state, result.suggestedEmail)
    case 'details-wrong':
      return detailsWrong(state, facts, result.fields)
    case 'held':
      return askConfirm(state, facts, result.until)
    case 'slot-lost':
      return slotLost(state, result.alternatives)
    case 'code-needed':
      return work(state, { kind: 'send-code' })
    case 'code-sent':
      return askCode(state, false)
    case 'code-wrong':
      return askCode(state, true)
    case 'booked':
    case 'moved':
      return booked(state, result.meeting, result.outcome)
    case 'canceled':
      return canceled(state)
    case 'refused':
      return refused(state, result.reason)
    case 'failed':
      return failed(state, task)
  }
}

/** A result that nothing waits for, because it came twice or too late, changes nothing. */
export function takeResult(
  state: ChatState,
  facts: ChatFacts,
  { taskId, result }: { taskId: number; result: TaskResult },
): ChatResult {
  const { task, ...done } = state
  if (task?.id !== taskId) return silence(state)
  const { id: _id, ...kind } = task
  return settle(done, facts, { task: kind, result })
}
