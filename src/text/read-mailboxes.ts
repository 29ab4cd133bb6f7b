import { isEmail, parseEmail } from './email-address.ts'

/** A person in a list of recipients. */
interface TypedMailbox {
  /** Normalized by `parseEmail`, or the typed text if it is not an address. */
  email: string
  /** Empty if only the address is given. */
  name: string
}

const mailbox = (email: string, name = ''): TypedMailbox => {
  const address = email.trim()
  // A mailto link may have a subject after its address.
  const typed = /^mailto:/i.test(address)
    ? address.replace(/^mailto:/i, '').replace(/\?.*$/, '')
    : address
  return { email: parseEmail(typed) ?? typed, name: name.replace(/\s+/g, ' ').trim() }
}

/** `ann@a.example ben@b.example` are two people, `Ann Roe ann@a.example` is one. */
function readBare(text: string): TypedMailbox[] {
  const parts = text.split(/\s+/).filter(Boolean)
  if (parts.every(part => part.includes('@'))) return parts.map(part => mailbox(part))
  const isNamed = parts.filter(part => part.includes('@')).length === 1
  const last = parts.at(-1) ?? ''
  if (isNamed && last.includes('@')) return [mailbox(last, parts.slice(0, -1).join(' '))]
  return [mailbox(text)]
}

/** Splits at commas; a comma in quotes is part of a name. */
const splitAtCommas = (text: string) =>
  (text.match(/(?:"[^"]*"|[^,"]|")+/g) ?? []).map(part => part.trim()).filter(Boolean)

const unquote = (text: string) => text.replaceAll('"', '')

/** Text before `<address>`: other people's addresses, then the name, in which Outlook writes a comma. */
function readBefore(text: string): { others: TypedMailbox[]; name: string } {
  const parts = splitAtCommas(text)
  const isAddress = (part: string) => part.includes('@') && !part.startsWith('"')
  const lastAddress = parts.findLastIndex(isAddress)
  return {
    others: parts.slice(0, lastAddress + 1).flatMap(readBare),
    name: unquote(parts.slice(lastAddress + 1).join(', ')),
  }
}

function readPart(part: string): TypedMailbox[] {
  const found: TypedMailbox[] = []
  let end = 0
  for (const match of part.matchAll(/<([^<>]*)>/g)) {
    const { others, name } = readBefore(part.slice(end, match.index))
    found.push(...others, mailbox(match[1] ?? '', name))
    end = match.index + match[0].length
  }
  return [...found, ...splitAtCommas(part.slice(end)).flatMap(readBare)]
}

/**
 * People who were typed or pasted into one field, in order: separated by lines, semicolons, commas or blanks,
 * with names before `<address>`, quoted or not. Unreadable parts are kept as invalid addresses.
 */
export const readMailboxes = (text: string): TypedMailbox[] =>
  (text.match(/(?:"[^"\n]*"|[^;\n"]|")+/g) ?? []).flatMap(readPart)

/** The invalid addresses of a typed list, as they were typed. */
export const wrongAddresses = (text: string): string[] =>
  readMailboxes(text)
    .map(({ email }) => email)
    .filter(email => !isEmail(email))
