/**
 * The Slack desk in the browser (≤ 2.5 KB gzip): modals trap the focus and close with Escape, a choice acts at
 * once, menus fill during typing, and presses and news update the page in place. Without it, forms are
 * submitted and pages load.
 */
import { addSearches } from './desk-menus.ts'

const everyMs = 1_500

const desk = () => document.querySelector<HTMLElement>('.desk')
const dialog = () => document.querySelector<HTMLDialogElement>('dialog.desk-modal')

/** Markup as the server sent it, before this script changed it. */
const sources = new WeakMap<Element, string>()

function begin(root: Element): void {
  sources.set(root, sources.get(root) ?? root.outerHTML)
  for (const acting of root.querySelectorAll<HTMLElement>('[data-acts]')) {
    const button = acting.querySelector<HTMLButtonElement>(':scope > button')
    if (!button) continue
    button.hidden = true
    acting.addEventListener('change', () => button.form?.requestSubmit(button))
  }
  addSearches(root)
}

const firstToFocus = ['[aria-invalid=true]', 'input:not([type=hidden]), select, textarea', 'h2']

function openDialog(opened: HTMLDialogElement): void {
  begin(opened)
  opened.close()
  opened.showModal()
  const found = firstToFocus.map(selector => opened.querySelector<HTMLElement>(selector))
  found.find(element => element !== null)?.focus()
  // Escape asks the server to close the modal, as the button does. The response contains the modal below it.
  opened.addEventListener('cancel', event => {
    event.preventDefault()
    const close = opened.querySelector<HTMLButtonElement>('[data-close]')
    close?.form?.requestSubmit(close)
  })
}

const isTypedIn = (element: Element): boolean => {
  const active = document.activeElement
  return active instanceof HTMLInputElement && element.contains(active) && active.value !== ''
}

/** Finds the same button in the new markup, or else returns the whole element. */
const sameIn = (fresh: Element, { name, value }: Partial<HTMLButtonElement>) =>
  [...fresh.querySelectorAll<HTMLButtonElement>('button, input, select')].find(
    one => one.name === name && one.value === value,
  ) ?? (fresh as HTMLElement)

/** Replaces an element by its new version. Returns false if somebody is typing in it. */
function follow(standing: Element | undefined, fresh: Element, list: Element): boolean {
  const source = fresh.outerHTML
  if (standing && sources.get(standing) === source) return true
  if (standing && isTypedIn(standing)) return false
  const active = document.activeElement
  const hadFocus = standing?.contains(active) ?? false
  if (standing) standing.replaceWith(fresh)
  else list.append(fresh)
  begin(fresh)
  if (hadFocus) sameIn(fresh, active as HTMLButtonElement).focus({ preventScroll: true })
  return true
}

function showList(fresh: ParentNode): boolean {
  const list = document.querySelector('[data-list]')
  const items = [...(fresh.querySelector('[data-list]')?.children ?? [])]
  if (!list) return true
  const done = items.map((item, index) => follow(list.children[index], item, list))
  while (list.children.length > items.length) list.lastElementChild?.remove()
  return done.every(Boolean)
}

/**
 * A form that is being filled in changes only by the response to its own submission. A waiting modal changes by
 * any response.
 */
function showDialog(page: ParentNode, isOwnResult: boolean): void {
  const standing = dialog()
  const fresh = page.querySelector<HTMLDialogElement>('dialog.desk-modal')
  const isWaiting = standing?.querySelector('[data-waits]') != null
  if (standing && !isWaiting && !isOwnResult) return
  if (standing && fresh && sources.get(standing) === fresh.outerHTML) return
  // Closing restores the earlier focus.
  standing?.close()
  standing?.remove()
  if (fresh) {
    desk()?.append(fresh)
    openDialog(fresh)
  } else if (standing && document.activeElement === document.body)
    document.querySelector<HTMLElement>('.desk-composer input')?.focus()
}

async function show(answer: Response, how: { isOwnResult: boolean }): Promise<void> {
  if (!answer.ok) throw new Error(`The desk answered ${answer.status}`)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const isAllShown = showList(page)
  showDialog(page, how.isOwnResult)
  const version = page.querySelector<HTMLElement>('.desk')?.dataset.version
  const current = desk()
  if (isAllShown && current && version) current.dataset.version = version
}

let isSending = false

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const body = new URLSearchParams(
    [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]),
  )
  isSending = true
  form.setAttribute('aria-busy', 'true')
  form.closest<HTMLElement>('[popover]')?.hidePopover()
  submitter?.closest<HTMLElement>('[popover]')?.hidePopover()
  if (form.dataset.says) form.reset()
  try {
    await show(await fetch(`${form.action}?news`, { method: 'POST', body }), { isOwnResult: true })
    if (form.dataset.says === 'here') document.querySelector('.desk-scroll')?.scrollTo({ top: 0 })
  } finally {
    isSending = false
    form.removeAttribute('aria-busy')
  }
}

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (form.method !== 'post') return
  event.preventDefault()
  if (isSending) return
  send(form, event.submitter).catch(() => location.reload())
})

async function look(): Promise<void> {
  const answer = await fetch('/dev/slack/version')
  const { version } = (await answer.json()) as { version: number }
  if (String(version) === desk()?.dataset.version || isSending) return
  await show(await fetch('?news'), { isOwnResult: false })
}

for (const item of document.querySelectorAll('[data-list] > *')) begin(item)
const opened = dialog()
if (opened) openDialog(opened)

const jump = document.querySelector<HTMLFormElement>('[data-jump]')
jump?.querySelector('[data-jumps]')?.setAttribute('hidden', '')
jump?.querySelector('select')?.addEventListener('change', () => jump.requestSubmit())

// If an update fails, the next one follows soon.
setInterval(() => look().catch(() => undefined), everyMs)
