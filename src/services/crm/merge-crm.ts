import type { CrmShared } from '../../../crm/contract/crm-changes.ts'

/* Three-way merge of the fields that both sides may change. Pure. */

/** Start and end are one field, so that a move is taken as a whole. */
export const crmFields = ['time', 'title', 'outcome', 'description', 'location'] as const
export type CrmField = (typeof crmFields)[number]

export interface CrmTime {
  startsAt: number
  endsAt: number
}

/** As it is stored and shown: a time, or a text. */
export type CrmValue = CrmTime | string

export const fieldOf = (shared: CrmShared, field: CrmField): CrmValue =>
  field === 'time' ? { startsAt: shared.startsAt, endsAt: shared.endsAt } : shared[field]

const partOf = (shared: CrmShared, field: CrmField): Partial<CrmShared> =>
  field === 'time'
    ? { startsAt: shared.startsAt, endsAt: shared.endsAt }
    : { [field]: shared[field] }

/** `into`, with these fields taken from `from`. */
export const withFields = (
  into: CrmShared,
  from: CrmShared,
  fields: readonly CrmField[],
): CrmShared => Object.assign({}, into, ...fields.map(field => partOf(from, field)))

/** CRMs reformat blanks and line breaks, which is no change. */
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

/** What a person chose for a field that both sides changed, with the value they saw. */
export interface CrmDecision {
  keep: 'ours' | 'theirs'
  theirs: CrmValue
}

interface CrmSides {
  /** What we wrote last. */
  base: CrmShared
  /** What we tried to write, if no answer came. If the record has it, it is ours. */
  sending: CrmShared | undefined
  ours: CrmShared
  theirs: CrmShared
  decisions: ReadonlyMap<CrmField, CrmDecision>
  /** Whether our side may still take the record's value. */
  canFollow(field: CrmField): boolean
}

export interface CrmMerge {
  /** Fields to take from the record: changed only there, or chosen by a person. */
  follow: CrmField[]
  /** Fields that both sides changed. */
  conflicts: CrmField[]
  /** The record's last known values of all fields that are not followed. */
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
  // A field that we do not write keeps the record's value.
  return isOursChanged ? 'conflict' : 'left'
}

/** Merges field by field: a value that only one side changed is taken, different changes are a conflict. */
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
