import { foldedAt, found, pastFillers, type Reader, signAt } from '../scope.ts'
import { readDay } from './read-day.ts'
import { readMonthDate } from './read-month-date.ts'
import { readNumericDate } from './read-numeric-date.ts'

/** `mon to wed`, `12.11 - 14.11`: the joint of a range of days, which is followed by a day. */
export const readDayJoint: Reader = (scope, at) => {
  const length = foldedAt(scope, at) === '-' ? 1 : signAt(scope, at, 'until')
  if (length === 0) return undefined
  const positions = [at + length, pastFillers(scope, at + length)]
  const isDay = positions.some(position => {
    return (
      readMonthDate(scope, position) ?? readNumericDate(scope, position) ?? readDay(scope, position)
    )
  })
  return isDay ? found(length, { kind: 'joint', joint: 'until' }) : undefined
}
