import type { Weekday } from '../../scheduling/types.ts'
import type { Channel, ShorthandVerb } from '../types.ts'
import type { Outcome, PartOfDay, Sign, Unit, Vocabulary, Words } from './vocabulary.ts'

/** The meaning of a word or phrase. One word may have several: `mar`, `next`, `o`. */
export type Meaning =
  | { readonly kind: 'verb'; readonly verb: ShorthandVerb }
  | { readonly kind: 'weekday'; readonly weekday: Weekday }
  /** January is 1. `mayLead`: may come before its day. */
  | { readonly kind: 'month'; readonly month: number; readonly mayLead: boolean }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'part-of-today'; readonly part: PartOfDay }
  | { readonly kind: 'day-offset'; readonly days: number }
  | { readonly kind: 'length'; readonly minutes: number }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'via-channel'; readonly channel: Channel }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'switch'; readonly position: 'on' | 'off' }
  | { readonly kind: 'sign'; readonly sign: Sign }

interface Entry {
  readonly words: Words
  readonly meaning: Meaning
}

/** All entries of a vocabulary, one per meaning. */
export function entriesOf(vocabulary: Vocabulary): Entry[] {
  return [
    ...list(vocabulary.verbs, verb => ({ kind: 'verb', verb })),
    ...list(vocabulary.weekdays, weekday => ({ kind: 'weekday', weekday })),
    ...vocabulary.months.map((words, index): Entry => {
      return {
        words,
        meaning: { kind: 'month', month: index + 1, mayLead: vocabulary.monthMayLead },
      }
    }),
    ...list(vocabulary.partsOfDay, part => ({ kind: 'part', part })),
    ...list(vocabulary.partsOfToday, part => ({ kind: 'part-of-today', part })),
    ...list(vocabulary.dayOffsets, days => ({ kind: 'day-offset', days: Number(days) })),
    ...list(vocabulary.lengths, minutes => ({ kind: 'length', minutes: Number(minutes) })),
    ...list(vocabulary.units, unit => ({ kind: 'unit', unit })),
    ...list(vocabulary.channels, channel => ({ kind: 'channel', channel })),
    ...list(vocabulary.viaChannels, channel => ({ kind: 'via-channel', channel })),
    ...list(vocabulary.outcomes, outcome => ({ kind: 'outcome', outcome })),
    ...list(vocabulary.switches, position => ({ kind: 'switch', position })),
    ...list(vocabulary.signs, sign => ({ kind: 'sign', sign })),
  ]
}

function list<K extends string | number>(
  group: Readonly<Partial<Record<K, Words>>>,
  meaningOf: (key: K) => Meaning,
): Entry[] {
  return (Object.keys(group) as K[]).map(key => {
    return { words: group[key] ?? '', meaning: meaningOf(key) }
  })
}
