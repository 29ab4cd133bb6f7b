import { gone, invalid } from './refusal.ts'

export type ExpiryReason = 'fullSyncRequired' | 'updatedMinTooLongAgo'

/** Parameters of a list. A sync keeps those of its first request. */
export interface Wish {
  calendarId: string
  singleEvents: boolean
  from: number
  to: number
}

interface SyncToken {
  wish: Wish
  change: number
  expired: ExpiryReason | undefined
}

export interface Pages<Item> {
  items: Item[]
  offset: number
  /** On the last page only. */
  nextSyncToken: string | undefined
}

/** Opaque tokens of lists. */
export class ListTokens {
  readonly #syncs = new Map<string, SyncToken>()
  readonly #pages = new Map<string, Pages<unknown>>()
  #issued = 0

  mintSync(wish: Wish, change: number): string {
    this.#issued += 1
    const token = `sync-${this.#issued}`
    this.#syncs.set(token, { wish, change, expired: undefined })
    return token
  }

  readSync(token: string, calendarId: string, singleEvents: boolean): SyncToken {
    const sync = this.#syncs.get(token)
    if (sync?.wish.calendarId !== calendarId) throw invalid('Invalid sync token value.')
    if (sync.wish.singleEvents !== singleEvents)
      throw invalid('The sync token was made for another value of singleEvents.')
    if (sync.expired)
      throw gone(sync.expired, 'Sync token is no longer valid, a full sync is required.')
    return sync
  }

  expire(reason: ExpiryReason): void {
    for (const sync of this.#syncs.values()) sync.expired = reason
  }

  readPage<Item>(token: string): Pages<Item> {
    const page = this.#pages.get(token)
    if (!page) throw invalid('Invalid page token value.')
    return page as Pages<Item>
  }

  /** One page, with the token of the next page or the next sync. */
  cut<Item>(pages: Pages<Item>, size: number) {
    const { items, offset, nextSyncToken } = pages
    const shown = items.slice(offset, offset + size)
    if (offset + size >= items.length)
      return { items: shown, ...(nextSyncToken && { nextSyncToken }) }
    this.#issued += 1
    const nextPageToken = `page-${this.#issued}`
    this.#pages.set(nextPageToken, { ...pages, offset: offset + size })
    return { items: shown, nextPageToken }
  }
}
