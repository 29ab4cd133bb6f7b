import type { Location } from '../../../scheduling/entities.ts'

/** What stands in the one field beside the kind of place. */
export function placeTextOf(location: Location): string {
  switch (location.kind) {
    case 'video':
      return location.url ?? ''
    case 'phone':
      return location.number ?? ''
    case 'address':
      return location.address
    case 'custom':
      return location.text
  }
}

/** The same the other way. */
export function locationOf(kind: Location['kind'], text: string): Location {
  switch (kind) {
    case 'video':
      return { kind, url: text || undefined }
    case 'phone':
      return { kind, number: text || undefined }
    case 'address':
      return { kind, address: text }
    case 'custom':
      return { kind, text }
  }
}
