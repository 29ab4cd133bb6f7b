import type { BookingWords } from '../../i18n/booking/booking-words.ts'
import { fill } from '../../i18n/fill.ts'
import type { Location } from '../../scheduling/entities.ts'

/** Where a meeting takes place, in words. */
export function placeWords(location: Location, words: BookingWords): string {
  switch (location.kind) {
    case 'video':
      return words.placeVideo
    case 'phone':
      return location.number
        ? fill(words.placePhone, { number: location.number })
        : words.placePhoneYours
    case 'address':
      return location.address
    case 'custom':
      return location.text
  }
}
