interface TextPart {
  text: string
  href?: string
}

const address = /\bhttps?:\/\/[^\s<>"'`]+/gi
/** Punctuation after an address belongs to the sentence. */
const trailing = /[.,;:!?)\]}'"»”]+$/

/** Splits a plain text into words and web addresses. Only http addresses become links. */
export function linkText(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(trailing, '')
    if (!URL.canParse(found)) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index) })
    parts.push({ text: found, href: found })
    end = match.index + found.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}
