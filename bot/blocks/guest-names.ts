import type { Meeting } from '../../src/model/entities.ts'
import { guestOf } from './proposals/preview.ts'
import { cut } from './text.ts'

const mostNames = 10
const longestName = 60

/** Who comes besides the invitee, at most ten by name. Empty where nobody does. */
export function guestNames({ guests }: Pick<Meeting, 'guests'>): string {
  const names = guests
    .slice(0, mostNames)
    .map(({ name, email }) =>
      guestOf({ name: cut(name, longestName), email: cut(email, longestName) }),
    )
  const rest = guests.length - names.length
  return [...names, ...(rest > 0 ? [`+${rest}`] : [])].join(', ')
}
