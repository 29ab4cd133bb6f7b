/** Number of events of a calendar that could not be parsed, as stored with its settings. */
interface EventNote {
  /** Events whose time could not be read; they do not count as busy. */
  unreadable: number
  /** Events that could only be read in part; they count as busy. */
  doubtful: number
}

const shape = /^events unreadable=(\d+) doubtful=(\d+)$/

/** Undefined if all could be parsed. */
export const writeEventNote = ({ unreadable, doubtful }: EventNote): string | undefined =>
  unreadable + doubtful > 0 ? `events unreadable=${unreadable} doubtful=${doubtful}` : undefined

/** Undefined if the text is another kind of note. */
export function readEventNote(text: string | undefined): EventNote | undefined {
  const [, unreadable, doubtful] = shape.exec(text ?? '') ?? []
  if (unreadable === undefined) return undefined
  return { unreadable: Number(unreadable), doubtful: Number(doubtful) }
}
