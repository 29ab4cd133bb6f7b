/**
 * A conversation's page follows it: what others write appears without a reload, and what the rep is typing stays.
 * Without it, the page shows what there was when it was loaded.
 */

const retryMs = 5_000
const part = () => document.querySelector<HTMLElement>('[data-transcript]')
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const isEditing = () => part()?.querySelector('textarea') !== null

/** Only the messages are replaced, so the form below them keeps its text and focus. */
async function refresh(): Promise<void> {
  const present = part()
  const response = await fetch(location.pathname)
  if (!present || !response.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const next = page.querySelector<HTMLElement>('[data-transcript]')
  if (!next || isEditing()) return
  const isAtEnd = window.innerHeight + window.scrollY >= document.body.scrollHeight - 200
  present.replaceWith(next)
  if (isAtEnd) document.querySelector('#answer')?.scrollIntoView({ block: 'end' })
}

async function follow(): Promise<void> {
  for (;;) {
    const { transcript, seq } = part()?.dataset ?? {}
    if (transcript === undefined) return
    try {
      const { ok } = await fetch(`${transcript}${seq}`)
      if (ok) await refresh()
      else await pause(retryMs)
    } catch {
      await pause(retryMs)
    }
    if (document.hidden || isEditing())
      await new Promise(resolve =>
        document.addEventListener('visibilitychange', resolve, { once: true }),
      )
  }
}

void follow()
