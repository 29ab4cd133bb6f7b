import type { MeetingEvent } from './entities.ts'

const undone = 'undone'

/** Marks the history entry of an outcome that was taken back. */
export const undoing = { reason: undone } as const

/** Whether this entry took an outcome back. */
export const isUndo = ({ kind, reason }: MeetingEvent): boolean =>
  kind === 'outcome' && reason === undone

interface RecordedOutcome {
  /** Its entry with the state before: the later ones only changed its notes. */
  first: MeetingEvent
  last: MeetingEvent
}

/**
 * The entries of a meeting's current outcome; undefined if it has none that can be taken back.
 *
 * @param events oldest first
 */
export function findRecordedOutcome(
  events: readonly MeetingEvent[],
  { outcome }: { outcome: string },
): RecordedOutcome | undefined {
  const open: RecordedOutcome[] = []
  for (const event of events.filter(({ kind }) => kind === 'outcome')) {
    const current = open.at(-1)
    if (isUndo(event)) open.pop()
    else if (current && current.last.outcome === event.outcome) current.last = event
    else open.push({ first: event, last: event })
  }
  const found = open.at(-1)
  const isKnown = found?.last.outcome === outcome && found.first.previousOutcome !== outcome
  return isKnown ? found : undefined
}
