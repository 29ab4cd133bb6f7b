import type { Location } from '../model/entities.ts'
import { maxPlaceLength } from '../model/maximums.ts'
import { callLinkFault, isCallLink } from '../text/call-link.ts'
import { tooLong } from './maximum-faults.ts'
import { phoneFaults } from './phone-faults.ts'
import type { FieldError } from './problems.ts'

const linkFaults = (url: string | undefined): FieldError[] =>
  url === undefined || isCallLink(url)
    ? tooLong('location.url', url, maxPlaceLength)
    : [{ path: 'location.url', message: callLinkFault }]

const textFaults = (path: string, text: string, message: string): FieldError[] =>
  text.trim() === '' ? [{ path, message }] : tooLong(path, text, maxPlaceLength)

/** Attendees have to be able to open a link, call a number and find a place. */
export function placeFaults(location: Location): FieldError[] {
  switch (location.kind) {
    case 'video':
      return linkFaults(location.url)
    case 'phone':
      return phoneFaults('location.number', location.number)
    case 'address':
      return textFaults('location.address', location.address, 'Give the address')
    case 'custom':
      return textFaults('location.text', location.text, 'Say where the meeting is')
  }
}
