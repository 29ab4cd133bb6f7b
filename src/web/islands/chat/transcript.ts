import type { ShownEvent, Snapshot } from './shown-event.ts'

export interface Line extends ShownEvent {
  isEdited?: boolean
  isDeleted?: boolean
}

export interface Transcript {
  conversationId: string
  /** By seq, each once. Seqs of events that only the team sees are absent. */
  events: readonly ShownEvent[]
  /** Where the server's log was read up to. The next read begins after it. */
  lastSeq: number
}

export const emptyTranscript: Transcript = { conversationId: '', events: [], lastSeq: 0 }

/** Adds events in any order and any number of times. */
export function addEvents(
  transcript: Transcript,
  events: readonly ShownEvent[],
  readUpTo = Math.max(0, ...events.map(({ seq }) => seq)),
): Transcript {
  const bySeq = new Map([...transcript.events, ...events].map(event => [event.seq, event]))
  return {
    ...transcript,
    events: [...bySeq.values()].sort((one, other) => one.seq - other.seq),
    lastSeq: Math.max(transcript.lastSeq, readUpTo),
  }
}

/** A snapshot of another conversation replaces the present one. */
export function addSnapshot(transcript: Transcript, snapshot: Snapshot): Transcript {
  const { id } = snapshot.conversation
  const base = id === transcript.conversationId ? transcript : emptyTranscript
  return addEvents({ ...base, conversationId: id }, snapshot.events, snapshot.lastSeq)
}

/** The messages as they read now: edits and deletions are applied. */
export function linesOf({ events }: Transcript): Line[] {
  const lines = new Map<number, Line>()
  for (const event of events) {
    const target = lines.get(event.of ?? 0)
    if (event.kind === 'edited') {
      if (target) lines.set(target.seq, { ...target, text: event.text ?? '', isEdited: true })
    } else if (event.kind === 'deleted') {
      if (target) lines.set(target.seq, { ...target, text: '', isDeleted: true })
    } else if (event.kind !== 'status') lines.set(event.seq, event)
  }
  return [...lines.values()]
}

/** Only the choices and the form of the last line that has any can be used; the visitor's answer ends them. */
export function liveSeq(lines: readonly Line[]): number | undefined {
  const last = lines.findLast(line => line.choices || line.form)
  return last?.seq
}

export const isClosed = (lines: readonly Line[]): boolean => lines.at(-1)?.kind === 'closed'
