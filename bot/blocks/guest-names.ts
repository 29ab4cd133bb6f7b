import type { Meeting } from '../../src/model/entities.ts'
import { guestOf } from './proposals/preview.ts'
import { cut } from './text.ts'

const maxNames = 10
const maxNameLength = 60

/** Guests besides the invitee, at most ten by name; empty if there are none. */
export function guestNames({ guests }: Pick<Meeting, 'guests'>): string {
  const names = guests
    .slice(0, maxNames)
    .map(({ name, email }) =>
      guestOf({ name: cut(name, maxNameLength), email: cut(email, maxNameLength) }),
    )
  const rest = guests.length - names.length
  return [...names, ...(rest > 0 ? [`+${rest}`] : [])].join(', ')
}
