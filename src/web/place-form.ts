/** Where a meeting takes place, as forms ask for it: a kind, and one field of text beside it. */
import { messagesIn } from '../i18n/messages.ts'
import type { Locale, Location } from '../model/entities.ts'
import type { CallChoices } from '../services/meetings/meeting-place.ts'
import { isCallLink } from '../text/call-link.ts'

/** `video`: the call that a calendar makes; `link`: a call at an address that is always the same. */
export const placeKinds = ['video', 'room', 'link', 'phone', 'address', 'custom'] as const
export type PlaceKind = (typeof placeKinds)[number]

export function placeKindOf(location: Location): PlaceKind {
  if (location.kind !== 'video') return location.kind
  if (location.isRoom) return 'room'
  return location.url ? 'link' : 'video'
}

/** What stands in the field beside the kind. */
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

/** The same the other way; a link that stands for itself is one to join. */
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

/** The label of the field beside this kind; undefined where the kind needs no text. */
export const placeTextLabel = (kind: PlaceKind, locale: Locale): string | undefined =>
  kind === 'video' || kind === 'room' ? undefined : messagesIn(locale, 'places').texts[kind]

/** What is missing or wrong in that field; undefined where it is neither. */
export function placeTextFault(
  { kind, text }: { kind: PlaceKind; text: string },
  locale: Locale,
): string | undefined {
  const { missing, roomFault } = messagesIn(locale, 'places')
  if (kind !== 'link' && kind !== 'address' && kind !== 'custom') return undefined
  if (text.trim() === '') return missing[kind]
  return kind === 'link' && !isCallLink(text) ? roomFault : undefined
}

interface PlaceChoice {
  value: PlaceKind
  label: string
}

/** What is offered: kinds of call that work, and of others only the one that is set. */
export function placeChoices(
  { calendar, hasRoom }: CallChoices,
  {
    locale,
    chosen,
    others,
  }: {
    locale: Locale
    chosen: PlaceKind
    /** The form's own names of the kinds that always work. */
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
