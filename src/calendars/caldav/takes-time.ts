import type { BusyRules } from '../calendar-provider.ts'
import { type Component, propertiesOf, valueIn } from './ics/read-components.ts'

/** Our events' UIDs end with this; the meeting itself takes their time. */
export const ownSuffix = '@parley'

export interface Owner {
  /** Lower case. */
  ownerEmails: readonly string[]
  rules: BusyRules
}

/** Upper case. */
export const wordOf = (component: Component, name: string) => valueIn(component, name).toUpperCase()

/** By weight: the weakest answer comes last. */
const weakAnswers = ['TENTATIVE', 'DECLINED']

/**
 * The calendar owner's answer, upper case; empty if they are not an attendee. If they were invited by several
 * addresses, they attend unless they declined with all of them.
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

/** Canceled events take no time; for all others, the owner's rules decide. */
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
