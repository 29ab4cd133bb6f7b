/** What an address may have at most, in octets of UTF-8 (RFC 5321 §4.5.3.1, RFC 3696 erratum 1690). */
export const maxEmailLength = 254
const maxOctets = { address: maxEmailLength, local: 64, label: 63 }

/** Longer text is never an address, and nobody has to measure it. */
const maxTyped = 1_000

/** Blanks and invisible characters (U+200B, U+2060, U+FEFF, marks of direction) that pasted text brings along. */
const surroundings = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu

/** RFC 5322 atext, and letters of any script (RFC 6531). Quoted local parts are not taken. */
const localShape =
  /^[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** RFC 2047: a mail reader would show something else than what is there. */
const encodedWord = /=\?.*\?=?/

const domainShape = /^[\p{L}\p{M}\p{N}.。-]+$/u
const labelShape = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

const octetsOf = (text: string) => new TextEncoder().encode(text).length

/** IDNA: the form that DNS and every mail server know. Undefined where there is no such domain. */
function toAsciiDomain(text: string): string | undefined {
  if (!domainShape.test(text) || !URL.canParse(`http://${text}`)) return undefined
  const domain = new URL(`http://${text}`).hostname
  const labels = domain.split('.')
  const isSound = labels.every(label => labelShape.test(label) && label.length <= maxOctets.label)
  // A last label without a letter makes an IP address of it.
  return isSound && labels.length > 1 && /^(?=.*[a-z]).{2,}$/.test(labels.at(-1) ?? '')
    ? domain
    : undefined
}

/**
 * One address as we keep it, or undefined where the text is none: without what surrounds it, in NFKC (so that
 * full-width letters are letters), the local part in the case it was typed, the domain in lower case and in its ASCII
 * form (`jose@münchen.example` → `jose@xn--mnchen-3ya.example`). Address literals (`a@[127.0.0.1]`), quoted local
 * parts, encoded words and domains of one label are refused.
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

/** Two addresses with the same key are one person's. What is no address is compared as text. */
export const emailKey = (text: string): string => (parseEmail(text) ?? text.trim()).toLowerCase()
