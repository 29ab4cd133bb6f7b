/** Shows what is typed into a chat's settings in the preview beside them. Budget: 1 KB gzip. */

const preview = document.querySelector<HTMLElement>('[data-chat-preview]')

const parts = (name: string) =>
  preview?.querySelectorAll<HTMLElement | SVGElement>(`[data-preview="${name}"]`) ?? []

function show(name: string, value: string): void {
  for (const part of parts(name)) {
    if (name === 'color') part.setAttribute('fill', value)
    else if (name === 'position') {
      part.classList.toggle('left', value === 'left')
      part.classList.toggle('right', value !== 'left')
    } else part.textContent = value.trim() || (part.dataset.usual ?? '')
  }
}

/** Greetings are shown in the reader's language. */
const nameOf = (shows: string | undefined): string | undefined =>
  shows === `greeting.${preview?.dataset.chatPreview}` ? 'greeting' : shows

function showField(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || !('value' in target)) return
  const name = nameOf(target.dataset.shows)
  if (name) show(name, String(target.value))
}

if (preview) {
  const hint = preview.querySelector<HTMLElement>('[data-preview-hint]')
  if (hint) hint.hidden = false
  document.addEventListener('input', ({ target }) => showField(target))
  // What was typed before this script ran, and what the browser filled in again.
  for (const field of document.querySelectorAll('[data-shows]')) showField(field)
}
