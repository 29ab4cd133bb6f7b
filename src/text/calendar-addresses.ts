import { parseEmail } from './email-address.ts'

/** What `ics` takes for an address: ASCII alone. */
const isAscii = (address: string) => /^[\x21-\x7e]+$/.test(address)

export interface CalendarAddresses {
  /** An address that `ics` takes; undefined for what is none. */
  write(email: string): string | undefined
  /** A content line, unfolded, with the addresses as they are. */
  restore(contentLine: string): string
}

/** Local parts in other letters (RFC 6531) pass through `ics` under a name that stands in for them. */
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
      // A name may hold what looks like an address: the value is behind the last one.
      const [, before = '', standIn = ''] = /^(.*:mailto:)(.*)$/i.exec(contentLine) ?? []
      const address = standIns.get(standIn)
      return address === undefined ? contentLine : before + address
    },
  }
}
