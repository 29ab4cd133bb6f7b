/**
 * Adds a toolbar above each Markdown text, with keyboard shortcuts (Ctrl or ⌘ with B, I, K), and inserts
 * snippets at the cursor. Budget: 2 KB gzip, no library. All changes use the browser's own editing, so that
 * Undo works.
 */
import { type Edited, linked, listed, type Span, wrapped } from './markdown-edits.ts'

interface Words {
  toolbar: string
  bold: string
  italic: string
  list: string
  link: string
  linkText: string
}

const spanOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Span => ({
  text: value,
  start: selectionStart,
  end: selectionEnd,
})

function write(area: HTMLTextAreaElement, { from, until, text, start, end }: Edited): void {
  area.focus()
  area.setSelectionRange(from, until)
  // The only way that supports Undo. If a browser has removed it, the text is set directly.
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, from, until, 'end')
  area.setSelectionRange(start, end)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The toolbar is one Tab stop. Arrows, Home and End move between its buttons (APG toolbar). */
function moveFocus(event: KeyboardEvent, buttons: readonly HTMLButtonElement[]): void {
  const at = buttons.indexOf(event.target as HTMLButtonElement)
  const isMirrored = getComputedStyle(buttons[0] as Element).direction === 'rtl'
  const step = isMirrored ? -1 : 1
  const last = buttons.length - 1
  const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: last }[event.key]
  if (to === undefined) return
  event.preventDefault()
  const next = buttons[(to + buttons.length) % buttons.length]
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1
  next?.focus()
}

function addToolbar(field: HTMLElement, area: HTMLTextAreaElement): void {
  const words: Words = JSON.parse(field.dataset.richText ?? '{}')
  const actions: [label: string, key: string, edit: (span: Span) => Edited][] = [
    [words.bold, 'b', span => wrapped(span, '**')],
    [words.italic, 'i', span => wrapped(span, '*')],
    [words.list, '', listed],
    [words.link, 'k', span => linked(span, words.linkText)],
  ]
  const bar = document.createElement('div')
  bar.className = 'toolbar'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', words.toolbar)
  bar.setAttribute('aria-controls', area.id)
  const buttons = actions.map(([label, key, edit], index) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = label
    button.tabIndex = index === 0 ? 0 : -1
    if (key) button.setAttribute('aria-keyshortcuts', `Control+${key.toUpperCase()}`)
    button.addEventListener('click', () => write(area, edit(spanOf(area))))
    return button
  })
  bar.append(...buttons)
  bar.addEventListener('keydown', event => moveFocus(event, buttons))
  area.before(bar)
  area.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const action = actions.find(([, key]) => key === event.key.toLowerCase())
    if (!action) return
    event.preventDefault()
    write(area, action[2](spanOf(area)))
  })
}

/** The title may have changed since the page was rendered. */
const withTitle = (text: string): string => {
  const title = document.querySelector<HTMLInputElement>('#title')?.value.trim()
  const escaped = title?.replace(/[\\*_[\]]/g, sign => `\\${sign}`)
  return escaped ? text.replace(/\{\{\s*meeting\.title\s*\}\}/g, () => escaped) : text
}

function insertInPlace(field: HTMLElement, area: HTMLTextAreaElement): void {
  const select = field.querySelector<HTMLSelectElement>('.snippet-choice select')
  field.querySelector('.snippet-choice button')?.addEventListener('click', event => {
    event.preventDefault()
    const typed = select?.selectedOptions[0]?.dataset.text
    if (!typed) return
    const text = withTitle(typed)
    const { start, end } = spanOf(area)
    const after = start + text.length
    write(area, { from: start, until: end, text, start: after, end: after })
  })
}

const improved = new WeakSet<Element>()

function improve(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-rich-text]')) {
    const area = field.querySelector('textarea')
    if (!area || improved.has(field)) continue
    improved.add(field)
    addToolbar(field, area)
    insertInPlace(field, area)
  }
}

improve()
// Other islands replace forms in place.
new MutationObserver(improve).observe(document.body, { childList: true, subtree: true })
