import { parseEmail } from './email-address.ts'

/** `ics` accepts only ASCII addresses. */
const isAscii = (address: string) => /^[\x21-\x7e]+$/.test(address)

export interface CalendarAddresses {
  /** The address for `ics`; undefined if it is invalid. */
  write(email: string): string | undefined
  /** Restores the original addresses in an unfolded content line. */
  restore(contentLine: string): string
}

/** Addresses with non-ASCII local parts (RFC 6531) are replaced by placeholders for `ics`. */
export function calendarAddresses(): CalendarAddresses {
  const standIns = new Map<string, string>()
  return {
    write: email => {
      const address = parseEmail(email)
      if (address === undefined || isAscii(address)) return address
      const domain = address.slice(address.lastIndexOf('@'))
      const standIn = `utf8-local-part-${standIns.size}-of${domain}`
      standIns.set(standIn, address)
      return standIn
    },
    restore: contentLine => {
      if (!/^(?:ATTENDEE|ORGANIZER)[;:]/.test(contentLine)) return contentLine
      // A name may contain text like an address, so the last match is the value.
      const [, before = '', standIn = ''] = /^(.*:mailto:)(.*)$/i.exec(contentLine) ?? []
      const address = standIns.get(standIn)
      return address === undefined ? contentLine : before + address
    },
  }
}
