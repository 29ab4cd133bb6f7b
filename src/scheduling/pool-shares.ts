/** A host of a round robin page. */
export interface PoolMember {
  readonly hostId: string
  /** Share of the pool's meetings, ≥ 0; with 0, the host gets meetings only if nobody else is free. */
  readonly weight: number
  /** Epoch ms: meetings booked until then were shared without them. Undefined: a member from the beginning. */
  readonly countsAfter: number | undefined
}

/** A meeting of the page, with its host. */
export interface PoolTurn {
  readonly hostId: string
  /** When it was booked, epoch ms. */
  readonly at: number
}

interface PoolShare {
  /** Turns that the host is behind, with their part of the next one; negative if they are ahead. */
  turnsBehind: number
  /** Epoch ms of their latest turn in this list; undefined if there is none. */
  lastBookedAt: number | undefined
}

/**
 * Maximum, so that a host who was away for long does not get all meetings afterwards: the others have shared
 * those.
 */
const maxTurnsBehind = 1

const isIn = ({ weight, countsAfter = Number.NEGATIVE_INFINITY }: PoolMember, at: number) =>
  weight > 0 && at > countsAfter

/**
 * The state of the pool after these turns. Each turn is shared by weight among all members at that time, and
 * counted for the host who got it. So shares count from the day on which a host joined, and a change of weights
 * has no long effect.
 *
 * @param turns ascending; turns of hosts who are not members are ignored
 */
export function sharesOf(
  members: readonly PoolMember[],
  turns: readonly PoolTurn[],
): Map<string, PoolShare> {
  const shares = new Map<string, PoolShare>(
    members.map(({ hostId }) => [hostId, { turnsBehind: 0, lastBookedAt: undefined }]),
  )
  const turnsBehindOf = (hostId: string) => shares.get(hostId)?.turnsBehind ?? 0
  const addTurns = (among: readonly PoolMember[]) => {
    const total = among.reduce((sum, { weight }) => sum + weight, 0)
    for (const { hostId, weight } of among) countTurns(shares, hostId, weight / total)
  }
  for (const { hostId, at } of turns) {
    const share = shares.get(hostId)
    if (share) share.lastBookedAt = at
    const present = members.filter(member => isIn(member, at))
    if (!present.some(member => member.hostId === hostId)) continue
    addTurns(
      present.filter(one => one.hostId === hostId || turnsBehindOf(one.hostId) < maxTurnsBehind),
    )
    countTurns(shares, hostId, -1)
  }
  addTurns(members.filter(({ weight }) => weight > 0))
  return shares
}

function countTurns(shares: ReadonlyMap<string, PoolShare>, hostId: string, turns: number): void {
  const share = shares.get(hostId)
  if (share) share.turnsBehind += turns
}
