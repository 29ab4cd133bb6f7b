/** The maximum length of an address, in octets of UTF-8 (RFC 5321 §4.5.3.1, RFC 3696 erratum 1690). */
export const maxEmailLength = 254
const maxOctets = { address: maxEmailLength, local: 64, label: 63 }

/** Longer text is never an address, and is rejected before it is parsed. */
const maxTyped = 1_000

/** Blanks and invisible characters in pasted text (U+200B, U+2060, U+FEFF, direction marks). */
const surroundings = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu

/** RFC 5322 atext, and letters of any script (RFC 6531). Quoted local parts are rejected. */
const localShape =
  /^[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** RFC 2047: an email client would show another text. */
const encodedWord = /=\?.*\?=?/

const domainShape = /^[\p{L}\p{M}\p{N}.。-]+$/u
const labelShape = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

const octetsOf = (text: string) => new TextEncoder().encode(text).length

/** The ASCII form that DNS and all mail servers understand (IDNA). Undefined for an invalid domain. */
function toAsciiDomain(text: string): string | undefined {
  if (!domainShape.test(text) || !URL.canParse(`http://${text}`)) return undefined
  const domain = new URL(`http://${text}`).hostname
  const labels = domain.split('.')
  const isSound = labels.every(label => labelShape.test(label) && label.length <= maxOctets.label)
  // If the last label has no letter, it is an IP address.
  return isSound && labels.length > 1 && /^(?=.*[a-z]).{2,}$/.test(labels.at(-1) ?? '')
    ? domain
    : undefined
}

/**
 * Normalizes an address, or returns undefined if the text is none: removes surrounding characters, applies NFKC
 * (so that full-width letters become plain ones), keeps the case of the local part, and converts the domain to
 * lower case and ASCII (`jose@münchen.example` → `jose@xn--mnchen-3ya.example`). Address literals
 * (`a@[127.0.0.1]`), quoted local parts, encoded words and domains of one label are rejected.
 */
export function parseEmail(text: string): string | undefined {
  if (text.length > maxTyped) return undefined
  const trimmed = text.replace(surroundings, '').normalize('NFKC')
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(at, 0))
  if (!localShape.test(local) || encodedWord.test(local)) return undefined
  if (octetsOf(local) > maxOctets.local) return undefined
  const domain = toAsciiDomain(trimmed.slice(at + 1))
  if (domain === undefined) return undefined
  const address = `${local}@${domain}`
  return octetsOf(address) <= maxOctets.address ? address : undefined
}

export const isEmail = (text: string): boolean => parseEmail(text) !== undefined

/** Addresses with the same key belong to the same person. Text that is not an address is compared as it is. */
export const emailKey = (text: string): string => (parseEmail(text) ?? text.trim()).toLowerCase()
