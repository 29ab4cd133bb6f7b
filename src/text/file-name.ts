const maxNameLength = 150
const maxEndingLength = 20
/** No system keeps a longer name; it keeps the time that looking into one takes short. */
const maxTypedLength = 1_000

/** Signs that turn the reading direction or hide others: a name may not look like another one. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

/**
 * A file's name as we keep it and give it back: its last part alone, without signs that mean something in a path, a
 * header or to a terminal. Letters of every script stay. `file` where nothing is left.
 */
export function safeFileName(typed: string): string {
  const last = typed.slice(-maxTypedLength).toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const name = last
    .normalize('NFC')
    .replace(hidden, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return shorten(name) || 'file'
}

/** The ending stays: it says what the file is. */
function shorten(name: string): string {
  const signs = [...name]
  if (signs.length <= maxNameLength) return name
  const ending = [...(/\.[^. ]+$/.exec(name)?.[0] ?? '')].slice(0, maxEndingLength)
  return [...signs.slice(0, maxNameLength - ending.length), ...ending].join('')
}
