import type { DeskBlock, FilledState } from '../../web/slack-desk.ts'

/** A modal or App Home as the bot sent it. */
export interface KeptView {
  id: string
  personId: string
  type: 'modal' | 'home'
  callbackId: string
  metadata: string
  title: string
  submit: string | undefined
  close: string | undefined
  blocks: readonly DeskBlock[]
  errors: Readonly<Record<string, string>>
  /** The person's input, which survives an update of the view. */
  filled: FilledState
  notifiesOnClose: boolean
  hash: string
}

/** A message that one person sees. It lasts as long as the process. */
export interface EphemeralMessage {
  id: string
  personId: string
  conversationId: string
  threadTs: string | undefined
  text: string
  blocks: readonly DeskBlock[]
  /** `ts` of the message before it, which determines its position. */
  after: string
}

/** The target of requests to a response URL. */
export interface ResponseTarget {
  personId: string
  conversationId: string
  /** The message that `replace_original` replaces. */
  original: { kind: 'message'; ts: string } | { kind: 'ephemeral'; id: string } | undefined
}

/** Slack accepts a few responses within half an hour. */
interface OpenResponse extends ResponseTarget {
  usesLeft: number
  /** Epoch ms. */
  until: number
}

const quietMs = 250
const patienceMs = 6_000

/** State that the stand-in does not keep: open modals, ephemeral messages, unfurls. Counts every change. */
export class DeskState {
  version = 0
  readonly homes = new Map<string, KeptView>()
  /** By person id; the top modal is last. */
  readonly modals = new Map<string, KeptView[]>()
  readonly ephemerals: EphemeralMessage[] = []
  /** Person id by trigger id. */
  readonly triggers = new Map<string, string>()
  readonly responses = new Map<string, OpenResponse>()
  /** By conversation id and ts. */
  readonly unfurls = new Map<string, (readonly DeskBlock[])[]>()
  #watchers = new Set<() => void>()

  changed(): void {
    this.version += 1
    for (const wake of this.#watchers) wake()
  }

  stackOf(personId: string): KeptView[] {
    const stack = this.modals.get(personId) ?? []
    this.modals.set(personId, stack)
    return stack
  }

  findView(id: string): KeptView | undefined {
    const all = [...this.homes.values(), ...[...this.modals.values()].flat()]
    return all.find(view => view.id === id)
  }

  /** Updates the view with this id, wherever it is shown. */
  replaceView(id: string, changes: Partial<KeptView>): void {
    const view = this.findView(id)
    if (view) Object.assign(view, changes)
    this.changed()
  }

  /**
   * Resolves when nothing has changed for a moment, after `isShown` is met. Gives up after some seconds, since
   * the bot may have nothing to show.
   */
  async settled(isShown: () => boolean = () => true): Promise<void> {
    const until = Date.now() + patienceMs
    let seen = -1
    while ((seen !== this.version || !isShown()) && Date.now() < until) {
      seen = this.version
      await this.#nextChange(quietMs)
    }
  }

  #nextChange(ms: number): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer)
        this.#watchers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      this.#watchers.add(wake)
    })
  }
}
