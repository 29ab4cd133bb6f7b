const isFolded = (text: string, at: number) => text[at] === ' ' || text[at] === '\t'

const lineEnd = /\r\n|\n|\r/g

/** Where the property that begins at `from` ends: its folded lines belong to it. */
function endOfProperty(ics: string, from: number): number {
  let at = from
  do {
    lineEnd.lastIndex = at
    if (!lineEnd.test(ics)) return ics.length
    at = lineEnd.lastIndex
  } while (isFolded(ics, at))
  return at
}

const attachment = /^attach[;:]/gim

/** A calendar file without the files that are part of its events: they may be many times as large as the rest. */
export function withoutAttachments(ics: string): string {
  let kept = ''
  let from = 0
  const next = new RegExp(attachment)
  for (let found = next.exec(ics); found; found = next.exec(ics)) {
    kept += ics.slice(from, found.index)
    from = endOfProperty(ics, found.index)
    next.lastIndex = from
  }
  return kept + ics.slice(from)
}
