const signsOfAPerson = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Reports once, at the first interaction, that a person views this page. Email scanners only fetch pages: they
 * move no pointer and run no scripts.
 */
export function noteOpened(page: Document): void {
  const address = page.querySelector<HTMLElement>('[data-opened]')?.dataset.opened
  if (!address) return
  const signal = new AbortController()
  const notify = () => {
    signal.abort()
    // A failure has no effect on the page.
    fetch(address, { method: 'POST', keepalive: true }).catch(() => undefined)
  }
  for (const sign of signsOfAPerson)
    page.addEventListener(sign, notify, { signal: signal.signal, passive: true })
}
