import { showTimes } from './choose-times.ts'
import { askConfirm } from './give-details.ts'
import { reply, say, silence } from './result.ts'
import type { ChatFacts, ChatResult, ChatState } from './types.ts'

/** The times stay, and only their zone changes: what is on the screen is shown again in it. */
export function setZone(state: ChatState, facts: ChatFacts, timeZone: string): ChatResult {
  const moved = { ...state, timeZone }
  const { step, shown, heldUntil } = state
  if (step === 'confirm' && heldUntil !== undefined) return askConfirm(moved, facts, heldUntil)
  if ((step === 'times' || step === 'zone') && shown.length > 0)
    return showTimes(moved, facts, { starts: shown })
  if (step !== 'zone') return silence(moved)
  return reply({ ...moved, step: 'wish' }, [say('zoneSet', { values: { timeZone } })])
}
