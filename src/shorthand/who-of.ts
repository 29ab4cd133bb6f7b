import type { Piece } from './pieces.ts'
import type { Who } from './types.ts'

/** The people of a command in order, without duplicates; a name right before an address belongs to it. */
export function whoOf(pieces: readonly Piece[]): Who[] {
  const people = new Map<string, Who>()
  let name: string | undefined
  for (const piece of pieces) {
    if (piece.kind === 'address-name') name = piece.name
    if (piece.kind !== 'who') continue
    const who = piece.who.kind === 'email' && name ? { ...piece.who, name } : piece.who
    const key = keyOf(who)
    if (!people.has(key)) people.set(key, who)
    name = undefined
  }
  return [...people.values()]
}

function keyOf(who: Who): string {
  switch (who.kind) {
    case 'email':
      return `email ${who.email}`
    case 'slack-user':
      return `user ${who.id}`
    case 'name':
      return `name ${who.name.toLowerCase()}`
    case 'deal':
      return `deal ${who.text.toLowerCase()}`
  }
}
