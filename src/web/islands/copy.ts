/** Buttons that copy the content of an element: plain text from a field, text with links from other elements. */

const plainOf = (source: HTMLElement): string =>
  source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement
    ? source.value
    : source.innerText

const isField = (source: HTMLElement) =>
  source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement

function copyOf(source: HTMLElement): Promise<void> {
  if (isField(source)) return navigator.clipboard.writeText(plainOf(source))
  const parts = {
    'text/plain': new Blob([plainOf(source)], { type: 'text/plain' }),
    'text/html': new Blob([source.innerHTML], { type: 'text/html' }),
  }
  return navigator.clipboard.write([new ClipboardItem(parts)])
}

/** If copying fails, selects the content so that a person can copy it. */
function select(source: HTMLElement): void {
  if (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement) source.select()
  else getSelection()?.selectAllChildren(source)
}

async function copy(button: HTMLElement, source: HTMLElement): Promise<void> {
  try {
    await copyOf(source)
  } catch {
    return select(source)
  }
  const label = button.textContent
  button.textContent = button.dataset.copied ?? label
  setTimeout(() => {
    button.textContent = label
  }, 2_000)
}

for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const source = document.getElementById(button.dataset.copy ?? '')
  if (!source || !navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', () => copy(button, source))
}
