/** How many events of a calendar could not be understood, as its settings keep it. */
interface EventNote {
  /** Their time could not be read: they take none. */
  unreadable: number
  /** Something about them could not be read, and counts as taken. */
  doubtful: number
}

const shape = /^events unreadable=(\d+) doubtful=(\d+)$/

/** Undefined where all were understood. */
export const writeEventNote = ({ unreadable, doubtful }: EventNote): string | undefined =>
  unreadable + doubtful > 0 ? `events unreadable=${unreadable} doubtful=${doubtful}` : undefined

/** Undefined for words about something else. */
export function readEventNote(text: string | undefined): EventNote | undefined {
  const [, unreadable, doubtful] = shape.exec(text ?? '') ?? []
  if (unreadable === undefined) return undefined
  return { unreadable: Number(unreadable), doubtful: Number(doubtful) }
}
