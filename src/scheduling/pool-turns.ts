/** A host of a round robin, as the page has them. */
export interface PoolMember {
  readonly hostId: string
  /** Share of the pool's meetings, ≥ 0; 0 takes meetings only when nobody else can. */
  readonly weight: number
  /** Epoch ms: meetings made until then were shared without them; undefined: a member from the beginning. */
  readonly countsAfter: number | undefined
}

/** A meeting of the page that somebody took. */
export interface PoolTurn {
  readonly hostId: string
  /** When it was booked, epoch ms. */
  readonly at: number
}

interface PoolShare {
  /** Turns that the pool owes them, their part of the next one included; negative where they are ahead. */
  owed: number
  /** Epoch ms of their latest turn among those given; undefined where there is none. */
  lastBookedAt: number | undefined
}

/** Who was away for long is owed no more: the others shared those meetings, and are not to stand back for them. */
const maxOwed = 1

const isIn = ({ weight, countsAfter = Number.NEGATIVE_INFINITY }: PoolMember, at: number) =>
  weight > 0 && at > countsAfter

/**
 * How the pool stands after these turns. Each turn is owed to all who were members then, by their weights, and paid to
 * who took it: so shares count from the day a host joined, and a change of weights makes nobody catch up for long.
 *
 * @param turns  ascending; those of hosts who are no members count for nobody
 */
export function sharesOf(
  members: readonly PoolMember[],
  turns: readonly PoolTurn[],
): Map<string, PoolShare> {
  const shares = new Map<string, PoolShare>(
    members.map(({ hostId }) => [hostId, { owed: 0, lastBookedAt: undefined }]),
  )
  const owedTo = (hostId: string) => shares.get(hostId)?.owed ?? 0
  const owe = (among: readonly PoolMember[]) => {
    const total = among.reduce((sum, { weight }) => sum + weight, 0)
    for (const { hostId, weight } of among) pay(shares, hostId, weight / total)
  }
  for (const { hostId, at } of turns) {
    const share = shares.get(hostId)
    if (share) share.lastBookedAt = at
    const present = members.filter(member => isIn(member, at))
    if (!present.some(member => member.hostId === hostId)) continue
    owe(present.filter(one => one.hostId === hostId || owedTo(one.hostId) < maxOwed))
    pay(shares, hostId, -1)
  }
  owe(members.filter(({ weight }) => weight > 0))
  return shares
}

function pay(shares: ReadonlyMap<string, PoolShare>, hostId: string, turns: number): void {
  const share = shares.get(hostId)
  if (share) share.owed += turns
}
