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
  /** The most a page holds; undefined leaves it to the request. */
  pageSize: number | undefined
  /** A repeated transactionId is answered with the event it made, instead of 409. */
  repeatAnswersExisting = false
  /** Delta tells of a removed series by its master alone. */
  removesOnlyMaster = false
  /** Delta shows the master of a series after its occurrences. */
  mastersLast = false
  /** Delta leaves the masters of series out that began before its window. */
  leavesOutOldMasters = true
  /** No event shows the transaction that made it. */
  hidesTransactions = false
  /** The video call is told in the body; a body written without it ends the call. */
  hasMeetingBlob = true
  readonly requests: string[] = []
  /** Requests Graph's contract does not allow; a suite asserts that it stays empty. */
  readonly invalidRequests: string[] = []
  /** Requests that do not ask for immutable ids, or for times in UTC. */
  readonly missingPrefer: string[] = []
  readonly notices: Notice[] = []
  readonly accounts = new Map<string, Account>()
  readonly calendars = new Map<string, GraphCalendar & { email: string }>()
  readonly stored = new Map<string, StoredEvent>()
  /** Calendars that are lost, by the status that tells so. */
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

  /** Its id. */
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

  /** A calendar is shared no more, or cannot be found. */
  setAccess(calendarId: string, status: 403 | 404 | undefined): void {
    if (status) this.lost.set(calendarId, status)
    else this.lost.delete(calendarId)
  }

  account(email: string): Account {
    const account = this.accounts.get(email)
    if (!account) throw new Error(`No account ${email}`)
    return account
  }

  /** Refuses where the account may not read it. */
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

  /** With the series it belongs to. */
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
