/** A meeting's place in forms: a kind, and one text field beside it. */
import { messagesIn } from '../i18n/messages.ts'
import type { Locale, Location } from '../model/entities.ts'
import type { CallChoices } from '../services/meetings/meeting-place.ts'
import { isCallLink } from '../text/call-link.ts'
import { isPhoneNumber } from '../text/phone-number.ts'

/** `video`: a call that the calendar creates. `link`: a call with a fixed address. */
export const placeKinds = ['video', 'room', 'link', 'phone', 'address', 'custom'] as const
export type PlaceKind = (typeof placeKinds)[number]

export function placeKindOf(location: Location): PlaceKind {
  if (location.kind !== 'video') return location.kind
  if (location.isRoom) return 'room'
  return location.url ? 'link' : 'video'
}

/** The text field beside the kind. */
export function placeTextOf(location: Location): string {
  switch (location.kind) {
    case 'video':
      return location.isRoom ? '' : (location.url ?? '')
    case 'phone':
      return location.number ?? ''
    case 'address':
      return location.address
    case 'custom':
      return location.text
  }
}

/** The reverse of `placeTextOf`. A bare link is one to join. */
export function locationOf(kind: PlaceKind, text: string): Location {
  switch (kind) {
    case 'room':
      return { kind: 'video', isRoom: true }
    case 'video':
      return text ? { kind: 'video', url: text } : { kind: 'video' }
    case 'link':
      return { kind: 'video', url: text }
    case 'phone':
      return text ? { kind, number: text } : { kind }
    case 'address':
      return { kind, address: text }
    case 'custom':
      return isCallLink(text) ? { kind: 'video', url: text } : { kind, text }
  }
}

/** Label of the text field beside this kind; undefined if the kind has no text. */
export const placeTextLabel = (kind: PlaceKind, locale: Locale): string | undefined =>
  kind === 'video' || kind === 'room' ? undefined : messagesIn(locale, 'places').texts[kind]

/** What is missing or wrong in the text field; undefined if it is correct. */
export function placeTextFault(
  { kind, text }: { kind: PlaceKind; text: string },
  locale: Locale,
): string | undefined {
  const { missing, roomFault, badNumber } = messagesIn(locale, 'places')
  if (kind === 'phone') return text === '' || isPhoneNumber(text) ? undefined : badNumber
  if (kind !== 'link' && kind !== 'address' && kind !== 'custom') return undefined
  if (text.trim() === '') return missing[kind]
  return kind === 'link' && !isCallLink(text) ? roomFault : undefined
}

interface PlaceChoice {
  value: PlaceKind
  label: string
}

/** Available kinds of calls, and the current kind even if it is not available. */
export function placeChoices(
  { calendar, hasRoom }: CallChoices,
  {
    locale,
    chosen,
    others,
  }: {
    locale: Locale
    chosen: PlaceKind
    /** Labels of the kinds that are always available. */
    others: Readonly<Record<'phone' | 'address' | 'custom', string>>
  },
): PlaceChoice[] {
  const copy = messagesIn(locale, 'places')
  const service = calendar && copy.services[calendar as keyof typeof copy.services]
  const choices: (PlaceChoice & { works: boolean })[] = [
    {
      value: 'video',
      label: service ? copy.byCalendar({ service }) : copy.noCalendar,
      works: calendar !== undefined,
    },
    { value: 'room', label: hasRoom ? copy.room : copy.noRoom, works: hasRoom },
    { value: 'link', label: copy.link, works: true },
    { value: 'phone', label: others.phone, works: true },
    { value: 'address', label: others.address, works: true },
    { value: 'custom', label: others.custom, works: true },
  ]
  return choices
    .filter(({ works, value }) => works || value === chosen)
    .map(({ value, label }) => ({ value, label }))
}
