import type { CalendarTown } from '../../support/calendar-town.ts'

export interface Span {
  startsAt: number
  endsAt: number
}

export interface HeldEvent extends Span {
  id: string
}

/** What its owner does in a calendar, and what stands there. */
export interface Hands {
  add(span: Span): void
  move(id: string, span: Span): void
  remove(id: string): void
  /** Everything that is not canceled. */
  events(): HeldEvent[]
  /** Everything that may go wrong at the provider, by a number in [0, 1). */
  break(chance: () => number): void
  mend(): void
  expireTokens(): void
  forgetChanges(): void
}

const faultOf = (chance: number) => {
  if (chance < 0.1) return { isAnswerLost: true } as const
  if (chance < 0.2) return { isHalf: true } as const
  if (chance < 0.3) return { status: 503 }
  if (chance < 0.35) return { status: 429, headers: { 'retry-after': '30' } }
  return undefined
}

const iso = (instant: number) => new Date(instant).toISOString()

export function googleHands({ google, ana }: CalendarTown): Hands {
  const calendar = ana.email
  const times = ({ startsAt, endsAt }: Span) => ({
    start: { dateTime: iso(startsAt) },
    end: { dateTime: iso(endsAt) },
  })
  return {
    add: span => google.addEvent(calendar, times(span)),
    move: (id, span) => google.changeEvent(calendar, id, times(span)),
    remove: id => google.deleteEvent(calendar, id),
    events: () =>
      google.events(calendar).map(({ id = '', start, end }) => ({
        id,
        startsAt: Date.parse(start?.dateTime ?? ''),
        endsAt: Date.parse(end?.dateTime ?? ''),
      })),
    break: chance =>
      google.faults.plan(call => (call.includes('/token') ? undefined : faultOf(chance()))),
    mend: () => google.faults.plan(() => undefined),
    expireTokens: () => google.expireAccessTokens(ana.email),
    forgetChanges: () => google.expireSyncTokens(),
  }
}

export function microsoftHands({ graph, ben, benCalendar }: CalendarTown): Hands {
  const time = (instant: number) => ({ dateTime: iso(instant).slice(0, 19), timeZone: 'UTC' })
  const times = ({ startsAt, endsAt }: Span) => ({ start: time(startsAt), end: time(endsAt) })
  const read = (dateTime: string | undefined) => Date.parse(`${dateTime?.slice(0, 19)}Z`)
  return {
    add: span => graph.byHand.addEvent(benCalendar, times(span)),
    move: (id, span) => graph.byHand.changeEvent(id, times(span)),
    remove: id => graph.byHand.deleteEvent(id),
    events: () =>
      graph.byHand.events(benCalendar).map(({ id, start, end }) => ({
        id,
        startsAt: read(start?.dateTime),
        endsAt: read(end?.dateTime),
      })),
    break: chance =>
      graph.faults.plan(call => (call.includes('/token') ? undefined : faultOf(chance()))),
    mend: () => graph.faults.plan(() => undefined),
    expireTokens: () => graph.logins.expireAccessTokens(ben.email),
    forgetChanges: () => graph.deltas.expireDeltaTokens('gone'),
  }
}
