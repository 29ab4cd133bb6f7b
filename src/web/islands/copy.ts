/** Buttons that copy what stands in an element: plain text of a field, with its links of anything else. */

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

/** What cannot be copied by us is selected, so that a person can. */
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
