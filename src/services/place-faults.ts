import type { Location } from '../model/entities.ts'
import type { FieldError } from '../model/field-error.ts'
import { maxPlaceLength } from '../model/maximums.ts'
import { isCallLink } from '../text/call-link.ts'
import { fieldFault } from './field-fault.ts'
import { tooLong } from './maximum-faults.ts'
import { phoneFaults } from './phone-faults.ts'

const linkFaults = (url: string | undefined): FieldError[] =>
  url === undefined || isCallLink(url)
    ? tooLong('location.url', url, maxPlaceLength)
    : [fieldFault('location.url', 'bad-link')]

const textFaults = (text: string, missing: FieldError): FieldError[] =>
  text.trim() === '' ? [missing] : tooLong(missing.path, text, maxPlaceLength)

/** Attendees have to be able to open a link, call a number and find a place. */
export function placeFaults(location: Location): FieldError[] {
  switch (location.kind) {
    case 'video':
      return linkFaults(location.url)
    case 'phone':
      return phoneFaults('location.number', location.number)
    case 'address':
      return textFaults(location.address, fieldFault('location.address', 'no-address'))
    case 'custom':
      return textFaults(location.text, fieldFault('location.text', 'no-place'))
  }
}
