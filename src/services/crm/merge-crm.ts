import type { CrmShared } from '../../../crm/contract/crm-changes.ts'

/* Three-way merge of what may be changed on both sides. Pure. */

/** Start and end are one: half of a move is none. */
export const crmFields = ['time', 'title', 'outcome', 'description', 'location'] as const
export type CrmField = (typeof crmFields)[number]

export interface CrmTime {
  startsAt: number
  endsAt: number
}

/** As it is kept and shown: a time, else a text. */
export type CrmValue = CrmTime | string

export const fieldOf = (shared: CrmShared, field: CrmField): CrmValue =>
  field === 'time' ? { startsAt: shared.startsAt, endsAt: shared.endsAt } : shared[field]

const partOf = (shared: CrmShared, field: CrmField): Partial<CrmShared> =>
  field === 'time'
    ? { startsAt: shared.startsAt, endsAt: shared.endsAt }
    : { [field]: shared[field] }

/** `into`, with these fields as `from` has them. */
export const withFields = (
  into: CrmShared,
  from: CrmShared,
  fields: readonly CrmField[],
): CrmShared => Object.assign({}, into, ...fields.map(field => partOf(from, field)))

/** CRMs fold blanks and lines as they like: that is no change. */
const folded = (text: string) => text.replace(/\s+/g, ' ').trim()

export function isSameValue(a: CrmValue, b: CrmValue): boolean {
  if (typeof a === 'string' || typeof b === 'string')
    return typeof a === 'string' && typeof b === 'string' && folded(a) === folded(b)
  return a.startsAt === b.startsAt && a.endsAt === b.endsAt
}

const isSame = (field: CrmField, a: CrmShared, b: CrmShared) =>
  isSameValue(fieldOf(a, field), fieldOf(b, field))

export const isAgreed = (a: CrmShared, b: CrmShared): boolean =>
  crmFields.every(field => isSame(field, a, b))

/** What a person chose for a field that both sides changed, of the value they saw. */
export interface CrmDecision {
  keep: 'ours' | 'theirs'
  theirs: CrmValue
}

interface CrmSides {
  /** What we wrote last. */
  base: CrmShared
  /** What we meant to write when no answer came; where the record has it, it is ours. */
  sending: CrmShared | undefined
  ours: CrmShared
  theirs: CrmShared
  decisions: ReadonlyMap<CrmField, CrmDecision>
  /** Whether our side may still become as theirs. */
  canFollow(field: CrmField): boolean
}

export interface CrmMerge {
  /** Changed there alone, or chosen: our side becomes as theirs. */
  follow: CrmField[]
  /** Changed on both sides. */
  conflicts: CrmField[]
  /** What the record is known to have beside the fields that are to be followed. */
  base: CrmShared
}

type Verdict = 'unchanged' | 'known' | 'left' | 'follow' | 'conflict'

function verdictOf(
  { ours, theirs, ...sides }: CrmSides,
  base: CrmShared,
  field: CrmField,
): Verdict {
  if (isSame(field, theirs, base)) return 'unchanged'
  if (isSame(field, theirs, ours)) return 'known'
  const given = sides.decisions.get(field)
  const chosen = given && isSameValue(given.theirs, fieldOf(theirs, field)) ? given.keep : undefined
  if (chosen === 'ours') return 'known'
  const isOursChanged = !isSame(field, ours, base)
  if (sides.canFollow(field)) return isOursChanged && !chosen ? 'conflict' : 'follow'
  // What we do not write stands there as it is.
  return isOursChanged ? 'conflict' : 'left'
}

/** Field by field: what only one side changed is taken, what both made different is a conflict. */
export function mergeCrm(sides: CrmSides): CrmMerge {
  const { base: before, sending, theirs } = sides
  const arrived = sending ? crmFields.filter(field => isSame(field, theirs, sending)) : []
  const base = withFields(before, theirs, arrived)
  const verdicts = crmFields.map(field => ({ field, verdict: verdictOf(sides, base, field) }))
  const those = (wanted: Verdict) =>
    verdicts.flatMap(({ field, verdict }) => (verdict === wanted ? [field] : []))
  return {
    follow: those('follow'),
    conflicts: those('conflict'),
    base: withFields(base, theirs, those('known')),
  }
}
