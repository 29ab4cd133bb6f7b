import type { Change } from './entities.ts'
import { Pushes, validateAddress } from './pushes.ts'
import { badRequest, notFound, refused } from './refusal.ts'
import type { GraphState } from './state.ts'

export interface Subscription {
  id: string
  changeType: string
  notificationUrl: string
  lifecycleNotificationUrl: string | null
  resource: string
  expirationDateTime: string
  clientState: string | null
}
type Stored = Subscription & { email: string; calendarId: string | undefined }
type Given = Partial<Subscription>
type Lifecycle = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'

const maxMs = 10_080 * 60_000

export class Subscriptions extends Pushes {
  /** Whether changes are reported. */
  pushes = true
  readonly #state: GraphState
  readonly #stored = new Map<string, Stored>()

  constructor(state: GraphState) {
    super()
    this.#state = state
    state.onChange = change => this.#tell(change)
  }

  /** Subscriptions that have not expired, optionally of one account. */
  list(email?: string): Subscription[] {
    return [...this.#stored.values()]
      .filter(one => Date.parse(one.expirationDateTime) > this.#state.clock())
      .filter(one => email === undefined || one.email === email)
      .map(({ email: _, calendarId: __, ...subscription }) => subscription)
  }

  find(email: string, id: string): Subscription {
    const found = this.list(email).find(subscription => subscription.id === id)
    if (!found) throw refused(404, 'ResourceNotFound', 'The object was not found.')
    return found
  }

  async add(email: string, given: Given): Promise<Subscription> {
    const { changeType, notificationUrl, resource, expirationDateTime } = given
    if (!changeType || !notificationUrl || !resource || !expirationDateTime)
      throw badRequest('A property of the subscription is missing')
    this.#checkExpiration(expirationDateTime)
    const calendarId = this.#calendarOf(email, resource)
    const lifecycleUrl = given.lifecycleNotificationUrl ?? null
    for (const url of new Set([notificationUrl, lifecycleUrl])) if (url) await validateAddress(url)
    const id = crypto.randomUUID()
    this.#stored.set(id, {
      id,
      changeType,
      notificationUrl,
      lifecycleNotificationUrl: lifecycleUrl,
      resource,
      expirationDateTime,
      clientState: given.clientState ?? null,
      email,
      calendarId,
    })
    return this.find(email, id)
  }

  change(email: string, id: string, { expirationDateTime }: Given): Subscription {
    this.find(email, id)
    const stored = this.#stored.get(id)
    if (!stored || !expirationDateTime) throw badRequest('Only the expiration may change')
    this.#checkExpiration(expirationDateTime)
    stored.expirationDateTime = expirationDateTime
    return this.find(email, id)
  }

  remove(email: string, id: string): void {
    this.find(email, id)
    this.#stored.delete(id)
  }

  /** Sends a lifecycle event of a subscription. `subscriptionRemoved` also deletes it. */
  lifecycle(id: string, lifecycleEvent: Lifecycle): void {
    const stored = this.#stored.get(id)
    if (!stored) throw notFound()
    if (lifecycleEvent === 'subscriptionRemoved') this.#stored.delete(id)
    const url = stored.lifecycleNotificationUrl ?? stored.notificationUrl
    this.send(url, {
      value: [{ ...this.#head(stored), resource: stored.resource, lifecycleEvent }],
    })
  }

  #calendarOf(email: string, resource: string): string | undefined {
    const path = decodeURIComponent(resource)
    if (/^\/?me\/events$/.test(path)) return undefined
    if (/^\/?me\/calendar\/events$/.test(path)) return this.#state.account(email).calendarId
    const [, id] = /^\/?me\/calendars\/([^/]+)\/events$/.exec(path) ?? []
    if (!id) throw badRequest(`${resource} is no resource`)
    return this.#state.calendar(email, id).id
  }

  #checkExpiration(expiration: string): void {
    const aheadMs = Date.parse(expiration) - this.#state.clock()
    if (aheadMs <= 0 || aheadMs > maxMs)
      throw badRequest('Subscription expiration can only be 10080 minutes in the future.')
  }

  #head({ id, expirationDateTime, clientState }: Stored) {
    const tenantId = '84bd8158-6d4d-4958-8b9f-9d6445542f95'
    return {
      subscriptionId: id,
      subscriptionExpirationDateTime: expirationDateTime,
      clientState,
      tenantId,
    }
  }

  #tell({ email, calendarId, eventId, kind }: Change): void {
    if (!this.pushes) return
    for (const { id } of this.list(email)) {
      const stored = this.#stored.get(id)
      if (!stored || (stored.calendarId && stored.calendarId !== calendarId)) continue
      if (!stored.changeType.split(',').includes(kind)) continue
      const resource = `Users/${this.#state.account(email).id}/Events/${eventId}`
      const resourceData = {
        '@odata.type': '#Microsoft.Graph.Event',
        '@odata.id': resource,
        id: eventId,
      }
      const value = [{ ...this.#head(stored), changeType: kind, resource, resourceData }]
      this.sendChange(stored.notificationUrl, { value })
    }
  }
}
