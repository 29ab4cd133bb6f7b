/** Fields whose change reloads the form: the host, a duration. */
const shows = (target: EventTarget | null) =>
  target instanceof HTMLElement && 'shows' in target.dataset

const quickly = 250

type TextField = HTMLInputElement | HTMLTextAreaElement
const isTyped = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(?:text|search|tel|number|time)$/.test(element.type))

/** Saves text that was typed while the response was pending, and returns a function that restores it. */
function keepTyped(form: HTMLFormElement, sent: URLSearchParams): () => void {
  const changed = [...form.elements].flatMap(field =>
    isTyped(field) && field.id && field.value !== sent.get(field.name)
      ? [{ id: field.id, value: field.value }]
      : [],
  )
  return () => {
    for (const { id, value } of changed) {
      const field = document.getElementById(id)
      if (isTyped(field)) field.value = value
    }
  }
}

/** Keeps the focus and the cursor position of the active field. */
function keepFocus(otherwise: string): () => void {
  const active = document.activeElement
  const id = active?.id || otherwise
  const at = isTyped(active) ? active.selectionStart : null
  return () => {
    const field = document.getElementById(id)
    field?.focus({ preventScroll: true })
    if (at !== null && isTyped(field)) field.setSelectionRange(at, at)
  }
}

/**
 * Updates the form in place when a button only reloads it, and keeps focus and scroll position. If that fails,
 * the browser submits the form normally.
 */
export function swapInPlace(form: HTMLFormElement, begin: (form: HTMLFormElement) => void): void {
  let latest = 0
  let isPlain = false

  async function swap(submitter: HTMLElement | null): Promise<void> {
    latest += 1
    const mine = latest
    const asked = submitter?.id ?? ''
    form.setAttribute('aria-busy', 'true')
    const body = new URLSearchParams(
      [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]),
    )
    const answer = await fetch(form.action, { method: 'POST', body })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('form#schedule')
    if (!answer.ok || !fresh) throw new Error(`The form answered ${answer.status}`)
    if (mine !== latest) return
    const files = form.querySelector('input[type=file]')
    const putTyped = keepTyped(form, body)
    const putFocus = keepFocus(asked)
    form.replaceChildren(...fresh.childNodes)
    // A server cannot return the chosen files, so their field is kept.
    if (files) form.querySelector('input[type=file]')?.replaceWith(files)
    form.removeAttribute('aria-busy')
    putTyped()
    begin(form)
    putFocus()
  }

  function show(submitter: HTMLElement | null): void {
    swap(submitter).catch(() => {
      isPlain = true
      form.requestSubmit(submitter)
    })
  }

  form.addEventListener('submit', event => {
    const { submitter } = event
    const isSaving = submitter instanceof HTMLButtonElement && submitter.value === 'save'
    if (isPlain) return
    if (!isSaving) {
      event.preventDefault()
      return show(submitter)
    }
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
  // The form can be submitted again after the browser's Back button.
  window.addEventListener('pageshow', () => delete form.dataset.sent)

  let wait: ReturnType<typeof setTimeout> | undefined
  form.addEventListener('change', event => {
    if (!shows(event.target)) return
    clearTimeout(wait)
    wait = setTimeout(() => show(form.querySelector('button[value="show"]')), quickly)
  })
}
