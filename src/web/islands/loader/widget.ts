import { fitPanel } from './fit-panel.ts'
import { keepToken, readToken } from './kept-token.ts'
import { type Launcher, showLauncher } from './launcher.ts'
import { type FrameChannel, type FrameMessage, openFrame } from './open-frame.ts'
import { loadConfig, type SiteConfig, snippetLink, textIn } from './site-config.ts'

export interface WidgetOptions {
  key: string
  locale?: string
  position?: 'left' | 'right'
}

interface Surroundings {
  origin: string
  script: HTMLScriptElement | null
  emit(name: string, detail?: unknown): void
}

const endMs = 3_000
const defaultColor = '#0f6b57'

const pageNow = () => ({ url: location.href, title: document.title, referrer: document.referrer })

/** The launcher and its panel on one page. Nothing is stored and no frame is loaded before the visitor acts. */
export class Widget {
  readonly #around: Surroundings
  readonly #options: WidgetOptions
  readonly #locale: string
  #config: SiteConfig | undefined
  #launcher: Launcher | undefined
  #channel: FrameChannel | undefined
  #unfit: (() => void) | undefined
  #token: string | undefined
  #identity: string | undefined
  #consent: unknown
  #attrs: unknown
  #opens = false
  #ends = false
  isOpen = false

  constructor(around: Surroundings, options: WidgetOptions) {
    this.#around = around
    this.#options = options
    this.#locale = options.locale ?? (document.documentElement.lang || navigator.language)
    this.#token = readToken(options.key)
  }

  async start(): Promise<void> {
    const { origin, script, emit } = this.#around
    const config = await loadConfig(origin, this.#options.key)
    if (this.#ends || config === 'missing') return
    if (config === 'unreachable') {
      const link = snippetLink(script)
      if (link) this.#launcher = showLauncher({ color: defaultColor, position: 'right', ...link })
      return emit('error', { code: 'unreachable' })
    }
    this.#config = config
    const { color, launcher, position } = config
    const label = textIn(launcher, this.#locale)
    this.#launcher = showLauncher({ label, color, position: this.#options.position ?? position })
    const { button } = this.#launcher
    button.addEventListener('click', () => this.toggle())
    for (const name of ['pointerenter', 'focus'])
      button.addEventListener(name, () => this.#connect())
    addEventListener('keydown', this.#onKey)
    emit('ready')
    if (this.#opens) this.open()
  }

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.isOpen && !event.defaultPrevented) this.close()
  }

  #connect(): FrameChannel | undefined {
    if (this.#channel || !this.#config || !this.#launcher) return this.#channel
    this.#channel = openFrame({
      origin: this.#around.origin,
      key: this.#options.key,
      title: this.#config.name,
      into: this.#launcher.panel,
      onConnected: () => this.#greet(),
      onMessage: message => this.#take(message),
    })
    return this.#channel
  }

  #greet(): void {
    this.send({
      type: 'connect',
      token: this.#token,
      identity: this.#identity,
      consent: this.#consent,
      attrs: this.#attrs,
      page: pageNow(),
      locale: this.#locale,
      dir: this.#launcher?.root.dir,
      tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
    if (this.isOpen) this.send({ type: 'open' })
  }

  #take({ type, value, n, label, name, detail }: FrameMessage): void {
    if (type === 'token') {
      this.#token = typeof value === 'string' ? value : undefined
      keepToken(this.#options.key, this.#token)
    } else if (type === 'close') this.close()
    else if (type === 'unread' && typeof n === 'number') {
      this.#launcher?.setUnread(n, typeof label === 'string' ? label : undefined)
      this.#around.emit('unread', { n })
    } else if (type === 'event' && typeof name === 'string') {
      if (name === 'ended' && this.#ends) this.#remove()
      else this.#around.emit(name, detail)
    }
  }

  /** Sends to the panel if there is one. */
  send(message: FrameMessage): void {
    this.#channel?.send(message)
  }

  open(): void {
    this.#opens = true
    const launcher = this.#launcher
    if (!launcher || this.isOpen || !this.#connect()) return
    this.isOpen = true
    launcher.button.setAttribute('aria-expanded', 'true')
    launcher.panel.classList.remove('off')
    this.#unfit = fitPanel(launcher.panel, isFull => {
      launcher.button.hidden = isFull
      this.send({ type: 'viewport', isFull })
    })
    launcher.panel.querySelector('iframe')?.focus()
    this.send({ type: 'open' })
    this.#around.emit('opened')
  }

  close(): void {
    this.#opens = false
    const launcher = this.#launcher
    if (!launcher || !this.isOpen) return
    this.isOpen = false
    this.#unfit?.()
    launcher.panel.classList.add('off')
    launcher.button.hidden = false
    launcher.button.setAttribute('aria-expanded', 'false')
    launcher.button.focus()
    this.send({ type: 'close' })
    this.#around.emit('closed')
  }

  toggle(): void {
    if (this.isOpen) this.close()
    else this.open()
  }

  setShown(isShown: boolean): void {
    if (!isShown) this.close()
    if (this.#launcher) this.#launcher.root.hidden = !isShown
  }

  page(): void {
    this.send({ type: 'page', page: pageNow() })
  }

  identify(token: string): void {
    this.#identity = token
    this.send({ type: 'identify', token })
  }

  set(attrs: unknown): void {
    this.#attrs = attrs
    this.send({ type: 'set', attrs })
  }

  consent(value: unknown): void {
    this.#consent = value
    if (value !== 'granted') keepToken(this.#options.key, undefined)
    this.send({ type: 'consent', value })
  }

  openBooking(): void {
    if (this.#config) window.open(this.#config.pageUrl, '_blank', 'noopener')
  }

  /** Ends the session on the server, and removes everything from the page. */
  end(type: 'shutdown' | 'forget'): void {
    this.close()
    this.#ends = true
    removeEventListener('keydown', this.#onKey)
    if (this.#launcher) this.#launcher.root.hidden = true
    keepToken(this.#options.key, undefined)
    // Only the frame may call the server with the token.
    if (this.#token) this.#connect()
    this.send({ type })
    if (this.#channel) setTimeout(() => this.#remove(), endMs)
    else this.#remove()
  }

  #remove(): void {
    this.#channel?.close()
    this.#launcher?.remove()
    this.#token = undefined
  }
}
