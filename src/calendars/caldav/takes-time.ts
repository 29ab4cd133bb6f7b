import type { BusyRules } from '../calendar-provider.ts'
import { type Component, propertiesOf, valueIn } from './ics/read-components.ts'

/** Ours carry this; their time is kept by the meeting itself. */
export const ownSuffix = '@parley'

export interface Owner {
  /** Lower case. */
  ownerEmails: readonly string[]
  rules: BusyRules
}

/** Upper case. */
export const wordOf = (component: Component, name: string) => valueIn(component, name).toUpperCase()

/** The weaker an answer, the later it counts. */
const weakAnswers = ['TENTATIVE', 'DECLINED']

/**
 * What the calendar's owner answered, upper case; empty where they are not among the attendees. Somebody invited by
 * several addresses comes unless they declined by all of them.
 */
export function ownAnswer(component: Component, ownerEmails: readonly string[]): string {
  const addresses = ownerEmails.map(email => `mailto:${email}`)
  const answers = propertiesOf(component, 'ATTENDEE')
    .filter(({ value }) => addresses.includes(value.trim().toLowerCase()))
    .map(({ params }) => (params.PARTSTAT ?? '').toUpperCase())
    .sort((a, b) => weakAnswers.indexOf(a) - weakAnswers.indexOf(b))
  return answers[0] ?? ''
}

const isFree = (component: Component) =>
  wordOf(component, 'TRANSP') === 'TRANSPARENT' ||
  wordOf(component, 'X-MICROSOFT-CDO-BUSYSTATUS') === 'FREE'

/** Canceled events take no time; of the others the rules decide. */
export function takesTime(
  { component, isDay }: { component: Component; isDay: boolean },
  { ownerEmails, rules }: Owner,
): boolean {
  const status = wordOf(component, 'STATUS')
  if (status === 'CANCELLED') return false
  const answer = ownAnswer(component, ownerEmails)
  if (answer === 'DECLINED' && !rules.declined) return false
  if ((answer === 'TENTATIVE' || status === 'TENTATIVE') && !rules.tentative) return false
  if (isDay && !rules.allDay) return false
  return !isFree(component) || rules.free
}
