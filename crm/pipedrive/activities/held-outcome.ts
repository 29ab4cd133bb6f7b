import type { CrmOutcome } from '../../contract/crm-contact.ts'
import type { Activity } from './activities.ts'
import { isOutcomeEdited, type NoteBlock } from './activity-note.ts'

const ours: readonly CrmOutcome[] = ['scheduled', 'completed', 'rescheduled', 'no-show', 'canceled']

/** Outcomes of a meeting that is still open. All others, including the account's own, close it. */
const openOutcomes = new Set<string>(['scheduled', 'rescheduled'])

export const isOver = (outcome: string): boolean => !openOutcomes.has(outcome)

/** Our outcome, however a colleague spelled it, or else their own text. */
const wordOf = (text: string): string => {
  const key = text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-')
    .replace('cancelled', 'canceled')
  return ours.find(word => word === key) ?? text
}

/**
 * The outcome by the latest change: a colleague's edit of the line in the note, or else the activity's done
 * flag.
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
