import type { Locale, User } from '../../model/entities.ts'
import type { Outage } from '../../model/outages.ts'
import { fill, plural } from '../fill.ts'
import { formatDay, formatTime } from '../format-time.ts'
import { en, type HealthWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, HealthWords> = { en, pl, it }

export const healthWords = (locale: Locale): HealthWords => byLocale[locale]

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
  const names: Readonly<Record<string, string>> = byLocale[locale].providers
  return names[provider] ?? provider
}

/** With its owner where that is somebody else. */
export function outageName({ outage, ownerName, reader }: OutageFacts): string {
  const provider = providerName(reader.locale, outage.provider)
  return ownerName
    ? fill(healthWords(reader.locale).owned, { provider, owner: ownerName })
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
  const words = healthWords(reader.locale).waiting
  if (waiting === 0) return words.none
  if (outage.code !== 'unauthorized') return plural(reader.locale, words.itself, waiting)
  return plural(reader.locale, canMend ? words.you : words.other, waiting)
}

/** A lost calendar closes pages: bookings do not continue, and nothing says that they do. */
function hiddenText({ waiting, canMend, reader }: OutageFacts): string {
  const { hidden, hiddenWaiting } = healthWords(reader.locale)
  if (waiting === 0) return hidden
  const forms = canMend ? hiddenWaiting.you : hiddenWaiting.other
  return `${hidden} ${plural(reader.locale, forms, waiting)}`
}

function overText(facts: OutageFacts, provider: string): string {
  const { outage, waiting, synced, reader } = facts
  const words = healthWords(reader.locale)
  const time = timeOf(outage.endedAt ?? facts.now, facts)
  const said = synced === 0 ? words.back : plural(reader.locale, words.synced, synced)
  const rest = waiting === 0 ? '' : ` ${plural(reader.locale, words.still, waiting)}`
  return fill(said, { provider, time }) + rest
}

/**
 * The outage in one or two sentences.
 *
 * @param quote makes the account's name safe where the text is put
 */
export function outageText(facts: OutageFacts, quote = (name: string) => name): string {
  const { outage, reader } = facts
  const words = healthWords(reader.locale)
  const provider = quote(outageName(facts))
  if (outage.endedAt !== undefined) return overText(facts, provider)
  const hides = outage.ownerId !== undefined && outage.code === 'unauthorized'
  const time = timeOf(outage.since, facts)
  const said = fill(words.down[outage.code], { provider, time })
  return `${said} ${hides ? hiddenText(facts) : waitingText(facts)}`
}

/** Whom the button helps: the one who can reconnect; undefined once it is over. */
export function outageAction({
  outage,
  canMend,
  reader,
}: OutageFacts): { label: string; path: string } | undefined {
  const words = healthWords(reader.locale)
  if (outage.endedAt !== undefined) return undefined
  if (!canMend || outage.code !== 'unauthorized')
    return { label: words.openDeliveries, path: '/settings/deliveries' }
  const path = outage.ownerId ? '/settings/calendars' : '/settings/connections'
  return { label: words.reconnect, path }
}
