import { callerOf } from '../model/caller-of.ts'
import type { Locale, Meeting } from '../model/entities.ts'
import { numberToCall } from '../model/open-task.ts'
import { messagesIn } from './messages.ts'
import { withValues } from './with-values.ts'

/** The reader of a sentence about a phone call. */
export type CallReader = 'invitee' | 'host' | 'other'

type Called = Pick<Meeting, 'location' | 'invitee' | 'host' | 'pageId'>

/** Who calls whom at which number, phrased for the reader; undefined for other locations and without a number. */
export function sayCall(
  meeting: Called,
  { locale, reader }: { locale: Locale; reader: CallReader },
): string | undefined {
  const number = numberToCall(meeting)
  if (!number) return undefined
  const { host, invitee } = meeting
  const text = messagesIn(locale, 'places').calls[callerOf(meeting)][reader]
  // If the host has no name, Polish pages use a phrase that ends with a comma.
  const names = { host: host.name.replace(/,$/, ''), guest: invitee.name || invitee.email }
  return withValues(text, { ...names, number }).replace(/^./u, letter =>
    letter.toLocaleUpperCase(locale),
  )
}
