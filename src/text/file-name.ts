const maxNameLength = 150
const maxEndingLength = 20
/** Longer than any file system allows; limits the time to parse a name. */
const maxTypedLength = 1_000

/** Characters that change the reading direction or hide others, so that one name could look like another. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

/**
 * Cleans a file's name for storage and download: keeps only its last part, and removes characters with a
 * meaning in paths, headers or terminals. Letters of every script stay. `file` if nothing is left.
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

/** Keeps the extension, because it states the file's type. */
function shorten(name: string): string {
  const signs = [...name]
  if (signs.length <= maxNameLength) return name
  const ending = [...(/\.[^. ]+$/.exec(name)?.[0] ?? '')].slice(0, maxEndingLength)
  return [...signs.slice(0, maxNameLength - ending.length), ...ending].join('')
}
