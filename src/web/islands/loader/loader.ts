/**
 * m.js, which a website includes: shows the launcher, and the panel in a frame once the visitor acts. Budget: 4 KB
 * gzip. It is served as a classic script.
 */
import { Widget, type WidgetOptions } from './widget.ts'

type Listener = (detail: unknown) => void
type Command = [name: string, ...values: unknown[]]
interface Meet {
  (...command: Command): void
  q?: IArguments[]
  isLoaded?: boolean
}

const page = window as unknown as { Meet?: Meet }
const script = document.currentScript as HTMLScriptElement | null
const origin = new URL(script?.src ?? location.href).origin
const listeners = new Map<string, Set<Listener>>()
let widget: Widget | undefined

const emit = (name: string, detail?: unknown): void => {
  for (const listener of listeners.get(name) ?? []) listener(detail)
  document.dispatchEvent(new CustomEvent(`meet:${name}`, { detail }))
}

function begin(options: Partial<WidgetOptions> = {}): void {
  const key = options.key ?? script?.dataset.key
  if (widget || !key) return
  widget = new Widget({ origin, script, emit }, { ...options, key })
  void widget.start()
}

function listen(name: unknown, listener: unknown, isOn: boolean): void {
  const known = listeners.get(String(name)) ?? new Set()
  listeners.set(String(name), known)
  if (isOn) known.add(listener as Listener)
  else known.delete(listener as Listener)
}

function end(type: 'shutdown' | 'forget'): void {
  widget?.end(type)
  widget = undefined
}

const commands: Record<string, (first?: unknown, second?: unknown) => void> = {
  init: options => begin(options as Partial<WidgetOptions>),
  open: () => widget?.open(),
  close: () => widget?.close(),
  toggle: () => widget?.toggle(),
  show: () => widget?.setShown(true),
  hide: () => widget?.setShown(false),
  page: () => widget?.page(),
  identify: value => {
    const token = typeof value === 'string' ? value : (value as { token?: unknown })?.token
    if (typeof token === 'string') widget?.identify(token)
  },
  set: attrs => widget?.set(attrs),
  consent: value => widget?.consent(value),
  shutdown: () => end('shutdown'),
  forget: () => end('forget'),
  on: (name, listener) => listen(name, listener, true),
  off: (name, listener) => listen(name, listener, false),
  openBooking: () => widget?.openBooking(),
}

/** A second script tag does nothing. */
if (!page.Meet?.isLoaded) {
  const waiting = page.Meet?.q ?? []
  const meet: Meet = (name, ...values) => commands[name]?.(...values)
  meet.isLoaded = true
  page.Meet = meet
  begin()
  for (const command of waiting) meet(...(Array.from(command) as Command))
  // Single-page applications change the address without loading a page.
  const changed = () => widget?.page()
  const { navigation } = window as unknown as { navigation?: EventTarget }
  navigation?.addEventListener('navigatesuccess', changed)
  addEventListener('popstate', changed)
  addEventListener('pageshow', ({ persisted }) => persisted && changed())
  document.addEventListener('turbo:load', changed)
}
