import type { CrmOutcome } from '../../contract/crm-contact.ts'
import type { Activity } from './activities.ts'
import { isOutcomeEdited, type NoteBlock } from './activity-note.ts'

const ours: readonly CrmOutcome[] = ['scheduled', 'completed', 'rescheduled', 'no-show', 'canceled']

/** The outcomes after which something is still to come; all others, the account's own too, end it. */
const openOutcomes = new Set<string>(['scheduled', 'rescheduled'])

export const isOver = (outcome: string): boolean => !openOutcomes.has(outcome)

/** One of ours however a colleague spelled it, else their own word. */
const wordOf = (text: string): string => {
  const key = text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-')
    .replace('cancelled', 'canceled')
  return ours.find(word => word === key) ?? text
}

/**
 * How the meeting went, by what was changed last: the line of the note where a colleague wrote another word
 * there, else the tick that marks an activity done.
 */
export function heldOutcome(
  { done }: Pick<Activity, 'done'>,
  block: NoteBlock | undefined,
): string {
  const ticked = done ? 'completed' : 'scheduled'
  if (!block || block.outcome === '') return ticked
  const written = wordOf(block.outcome)
  if (isOutcomeEdited(block) || isOver(written) === Boolean(done)) return written
  return ticked
}
