const isFolded = (text: string, at: number) => text[at] === ' ' || text[at] === '\t'

const lineEnd = /\r\n|\n|\r/g

/** End of the property that begins at `from`, including its folded lines. */
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

/** Removes embedded attachments, which may be many times as large as the rest of the file. */
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
