import type { Locale, User } from '../model/entities.ts'
import type { Outage } from '../model/outages.ts'
import { formatDay, formatTime } from './format-time.ts'
import { messagesIn } from './messages.ts'

/** The facts of an outage that a reader needs. */
export interface OutageFacts {
  outage: Outage
  /** Number of deliveries that wait for its end; `synced` counts those delivered afterwards. */
  waiting: number
  synced: number
  /** Owner of the account; undefined for the workspace's account or the reader's own. */
  ownerName: string | undefined
  /** Whether the reader can reconnect the account. */
  canMend: boolean
  reader: Pick<User, 'locale' | 'timeZone'>
  now: number
  /** Formats a day. The default is the full date. */
  sayDay?: (instant: number, reader: Pick<User, 'locale' | 'timeZone'>) => string
}

/** The name of a provider for people. */
export function providerName(locale: Locale, provider: string): string {
  const names: Readonly<Record<string, string>> = messagesIn(locale, 'health').providers
  return names[provider] ?? provider
}

/** Adds the owner if the account belongs to somebody else. */
export function outageName({ outage, ownerName, reader }: OutageFacts): string {
  const provider = providerName(reader.locale, outage.provider)
  return ownerName
    ? messagesIn(reader.locale, 'health').owned({ provider, owner: ownerName })
    : provider
}

/** `14:02`, with the day if it is not today. */
function timeOf(instant: number, { reader, now, sayDay }: OutageFacts): string {
  const { locale, timeZone } = reader
  const time = formatTime(instant, timeZone, locale, 'h23')
  const day = formatDay(instant, timeZone, locale)
  if (day === formatDay(now, timeZone, locale)) return time
  return `${time}, ${sayDay ? sayDay(instant, reader) : day}`
}

function waitingText({ outage, waiting, canMend, reader }: OutageFacts): string {
  const messages = messagesIn(reader.locale, 'health').waiting
  if (waiting === 0) return messages.none
  if (outage.code !== 'unauthorized') return messages.itself({ count: waiting })
  return (canMend ? messages.you : messages.other)({ count: waiting })
}

/**
 * If a calendar connection is lost, its pages are hidden. So the text does not promise that bookings continue.
 */
function hiddenText({ waiting, canMend, reader }: OutageFacts): string {
  const { hidden, hiddenWaiting } = messagesIn(reader.locale, 'health')
  if (waiting === 0) return hidden
  const queued = canMend ? hiddenWaiting.you : hiddenWaiting.other
  return `${hidden} ${queued({ count: waiting })}`
}

function overText(facts: OutageFacts, provider: string): string {
  const { outage, waiting, synced, reader } = facts
  const messages = messagesIn(reader.locale, 'health')
  const time = timeOf(outage.endedAt ?? facts.now, facts)
  const over =
    synced === 0
      ? messages.back({ provider, time })
      : messages.synced({ count: synced, provider, time })
  return waiting === 0 ? over : `${over} ${messages.still({ count: waiting })}`
}

/**
 * Describes the outage in one or two sentences.
 *
 * @param quote escapes the account's name for the target format
 */
export function outageText(facts: OutageFacts, quote = (name: string) => name): string {
  const { outage, reader } = facts
  const messages = messagesIn(reader.locale, 'health')
  const provider = quote(outageName(facts))
  if (outage.endedAt !== undefined) return overText(facts, provider)
  const hides = outage.ownerId !== undefined && outage.code === 'unauthorized'
  const time = timeOf(outage.since, facts)
  const down = messages.down[outage.code]({ provider, time })
  return `${down} ${hides ? hiddenText(facts) : waitingText(facts)}`
}

/** The action for the reader, such as reconnecting; undefined once the outage is over. */
export function outageAction({
  outage,
  canMend,
  reader,
}: OutageFacts): { label: string; path: string } | undefined {
  const messages = messagesIn(reader.locale, 'health')
  if (outage.endedAt !== undefined) return undefined
  if (!canMend || outage.code !== 'unauthorized')
    return { label: messages.openDeliveries, path: '/settings/deliveries' }
  const path = outage.ownerId ? '/settings/calendars' : '/settings/connections'
  return { label: messages.reconnect, path }
}
