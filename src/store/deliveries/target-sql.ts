import {
  channelOf,
  counterOf,
  deliveryChannels,
  type TargetKind,
  targetKinds,
  targetPrefixes,
  textsOf,
} from '../../model/delivery-target.ts'

/*
 * Builds SQL conditions on `deliveries.target` from the constants of its codec. They contain no quotes and no
 * wildcards.
 */

function matchOf(column: string, kind: TargetKind): string {
  const texts = textsOf(kind)
  return 'text' in texts ? `${column} = '${texts.text}'` : `${column} like '${texts.prefix}%'`
}

const anyOf = (column: string, isWanted: (kind: TargetKind) => boolean) =>
  `(${targetKinds
    .filter(isWanted)
    .map(kind => matchOf(column, kind))
    .join(' or ')})`

/** The condition that a target is of this kind. */
export const isKind = (kind: TargetKind, column = 'target'): string => matchOf(column, kind)

const channelCase = (column: string) =>
  deliveryChannels
    .filter(channel => channel !== 'mail')
    .map(channel => {
      const targets = anyOf(column, kind => channelOf({ kind }) === channel)
      return `when ${targets} then '${channel}'`
    })
    .join(' ')

/** The channel of a target, as `channelOf` gives it. */
export const channelSql = (column: string): string => `case ${channelCase(column)} else 'mail' end`

/** The condition that a target follows `sequence`, as `counterOf` gives it. */
export const followsSequence = (column: string): string =>
  anyOf(column, kind => counterOf({ kind }) === 'sequence')

/** The user in whose calendar a target is, as text; null for other targets. */
export const calendarOwner = (column: string): string =>
  `case when ${isKind('calendar', column)} then substr(${column}, ${targetPrefixes.calendar.length + 1}) end`
