import type { Locale, User } from '../model/entities.ts'
import type { Outage } from '../model/outages.ts'
import { formatDay, formatTime } from './format-time.ts'
import { messagesIn } from './messages.ts'

/** What there is to say of an outage, and to whom. */
export interface OutageFacts {
  outage: Outage
  /** What waits for its end, and what waited and is done. */
  waiting: number
  synced: number
  /** Whose account it is; undefined: the workspace's, or the reader's own. */
  ownerName: string | undefined
  /** The reader can connect the account again. */
  canMend: boolean
  reader: Pick<User, 'locale' | 'timeZone'>
  now: number
  /** How a day is written; in full where absent. */
  sayDay?: (instant: number, reader: Pick<User, 'locale' | 'timeZone'>) => string
}

/** A provider as people call it. */
export function providerName(locale: Locale, provider: string): string {
  const names: Readonly<Record<string, string>> = messagesIn(locale, 'health').providers
  return names[provider] ?? provider
}

/** With its owner where that is somebody else. */
export function outageName({ outage, ownerName, reader }: OutageFacts): string {
  const provider = providerName(reader.locale, outage.provider)
  return ownerName
    ? messagesIn(reader.locale, 'health').owned({ provider, owner: ownerName })
    : provider
}

/** `14:02`, with its day where that is not today's. */
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

/** A lost calendar closes pages: bookings do not continue, and nothing says that they do. */
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
 * The outage in one or two sentences.
 *
 * @param quote makes the account's name safe where the text is put
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

/** Whom the button helps: the one who can reconnect; undefined once it is over. */
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
