/** A text and its selection. */
export interface Span {
  text: string
  start: number
  end: number
}

/** The replacement for `from`…`until`, and the selection afterwards. */
export interface Edited {
  from: number
  until: number
  text: string
  start: number
  end: number
}

/** Puts the selection between the signs, or removes them if they are there already. */
export function wrapped({ text, start, end }: Span, sign: string): Edited {
  const { length } = sign
  const chosen = text.slice(start, end)
  const around =
    text.slice(start - length, start) === sign && text.slice(end, end + length) === sign
  // A star next to another one is half of a bold sign.
  const isBold = sign === '*' && text[start - 2] === '*' && text[start - 3] !== '*'
  if (around && !isBold)
    return {
      from: start - length,
      until: end + length,
      text: chosen,
      start: start - length,
      end: end - length,
    }
  return {
    from: start,
    until: end,
    text: `${sign}${chosen}${sign}`,
    start: start + length,
    end: end + length,
  }
}

const mark = '- '

/** Makes every selected line a list item. If all are items already, makes none. */
export function listed({ text, start, end }: Span): Edited {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', Math.max(from, end))
  const until = next < 0 ? text.length : next
  const lines = text.slice(from, until).split('\n')
  const areItems = lines.every(line => line.startsWith(mark))
  const changed = lines.map(line => (areItems ? line.slice(mark.length) : `${mark}${line}`))
  const written = changed.join('\n')
  return { from, until, text: written, start: from + written.length, end: from + written.length }
}

const begun = 'https://'

/** Makes the selection the link's text or address, and selects the missing part for typing. */
export function linked({ text, start, end }: Span, placeholder: string): Edited {
  const chosen = text.slice(start, end)
  const isAddress = /^https?:\/\/\S+$/.test(chosen)
  const label = isAddress ? placeholder : chosen || placeholder
  const address = isAddress ? chosen : begun
  const written = `[${label}](${address})`
  const labelStart = start + 1
  const addressStart = labelStart + label.length + 2
  return {
    from: start,
    until: end,
    text: written,
    ...(isAddress
      ? { start: labelStart, end: labelStart + label.length }
      : { start: addressStart, end: addressStart + address.length }),
  }
}
