const signsOfAPerson = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Tells once that a person has this page before them: at their first touch of it. Whatever only fetches pages,
 * scanners of mail among them, moves no pointer and runs no script.
 */
export function noteOpened(page: Document): void {
  const address = page.querySelector<HTMLElement>('[data-opened]')?.dataset.opened
  if (!address) return
  const signal = new AbortController()
  const tell = () => {
    signal.abort()
    // Nobody waits for it: where it fails the page is as useful.
    fetch(address, { method: 'POST', keepalive: true }).catch(() => undefined)
  }
  for (const sign of signsOfAPerson)
    page.addEventListener(sign, tell, { signal: signal.signal, passive: true })
}
