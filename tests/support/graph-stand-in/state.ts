import type { Account, Change, GraphCalendar, GraphEvent, Notice, StoredEvent } from './entities.ts'
import { instanceOf, makeId, readOccurrenceId } from './instances.ts'
import { notFound, refused } from './refusal.ts'

type Kind = Account['kind']

const usableProviders: Record<Kind, string[]> = {
  work: ['teamsForBusiness'],
  personal: ['unknown'],
}

/** Mailboxes, small enough to read in a test. */
export class GraphState {
  /** Epoch ms. */
  clock: () => number = Date.now
  /** Maximum of items on a page; undefined if the request determines it. */
  pageSize: number | undefined
  /** A repeated transactionId returns its event instead of 409. */
  repeatAnswersExisting = false
  /** Delta reports a removed series only by its master. */
  removesOnlyMaster = false
  /** Delta returns the master of a series after its occurrences. */
  mastersLast = false
  /** Delta omits masters of series that began before its window. */
  leavesOutOldMasters = true
  /** Events do not show the transaction that created them. */
  hidesTransactions = false
  /** The body contains the video call. Writing the body without it ends the call. */
  hasMeetingBlob = true
  readonly requests: string[] = []
  /** Requests that violate Graph's contract. Suites assert that there are none. */
  readonly invalidRequests: string[] = []
  /** Requests that do not prefer immutable ids, or times in UTC. */
  readonly missingPrefer: string[] = []
  readonly notices: Notice[] = []
  readonly accounts = new Map<string, Account>()
  readonly calendars = new Map<string, GraphCalendar & { email: string }>()
  readonly stored = new Map<string, StoredEvent>()
  /** Lost calendars with the status of their answers. */
  readonly lost = new Map<string, 403 | 404>()
  onChange: (change: Change) => void = () => undefined
  #lastId = 0

  nextNumber(): number {
    this.#lastId += 1
    return this.#lastId
  }

  addAccount(email: string, { kind = 'work' }: { kind?: Kind } = {}): Account {
    const id = `user-${this.nextNumber()}`
    const account: Account = { id, email, kind, calendarId: '', transactions: new Map() }
    this.accounts.set(email, account)
    const isDefault = { isDefaultCalendar: true, isRemovable: false }
    account.calendarId = this.addCalendar(email, { name: 'Calendar', ...isDefault })
    return account
  }

  /** Returns the id. */
  addCalendar(email: string, partial: Partial<GraphCalendar> = {}): string {
    const number = this.nextNumber()
    const providers = usableProviders[this.account(email).kind]
    const calendar = {
      id: makeId(`calendar ${number}`),
      name: `Calendar ${number}`,
      canEdit: true,
      canShare: true,
      canViewPrivateItems: true,
      isDefaultCalendar: false,
      isRemovable: true,
      owner: { name: email, address: email },
      allowedOnlineMeetingProviders: providers,
      defaultOnlineMeetingProvider: providers[0] ?? 'unknown',
      ...partial,
    }
    this.calendars.set(calendar.id, { ...calendar, email })
    return calendar.id
  }

  removeCalendar(id: string): void {
    for (const { event } of this.eventsIn(id)) this.stored.delete(event.id)
    this.calendars.delete(id)
  }

  /** Makes a calendar unshared or missing. */
  setAccess(calendarId: string, status: 403 | 404 | undefined): void {
    if (status) this.lost.set(calendarId, status)
    else this.lost.delete(calendarId)
  }

  account(email: string): Account {
    const account = this.accounts.get(email)
    if (!account) throw new Error(`No account ${email}`)
    return account
  }

  /** Refuses accounts without access. */
  calendar(email: string, id: string): GraphCalendar {
    const calendar = this.calendars.get(id)
    const status = this.lost.get(id)
    if (status === 403) throw refused(403, 'ErrorAccessDenied', 'Access is denied.')
    if (!calendar || calendar.email !== email || status) throw notFound()
    const { email: _, ...shown } = calendar
    return shown
  }

  calendarsOf(email: string): GraphCalendar[] {
    return [...this.calendars.values()]
      .filter(calendar => calendar.email === email && this.lost.get(calendar.id) !== 404)
      .map(({ email: _, ...calendar }) => calendar)
  }

  eventsIn(calendarId: string): StoredEvent[] {
    return [...this.stored.values()].filter(stored => stored.calendarId === calendarId)
  }

  /** Includes its series. */
  find(id: string): { stored: StoredEvent; event: GraphEvent } | undefined {
    const stored = this.stored.get(readOccurrenceId(id)?.masterId ?? id)
    const event = stored && instanceOf(stored, id)
    return stored && event && { stored, event }
  }

  changed(stored: StoredEvent, kind: Change['kind']): void {
    const { calendarId } = stored
    const email = this.calendars.get(calendarId)?.email ?? ''
    this.onChange({ email, calendarId, eventId: stored.event.id, kind })
  }
}
