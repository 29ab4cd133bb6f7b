/** Shows the chosen time next to the button, and keeps the list and the typed time consistent. */
export function showChosenTime(form: HTMLFormElement): void {
  const words = form.querySelector<HTMLElement>('#chosen')
  const typed = form.querySelector<HTMLInputElement>('#other-time')
  const other = form.querySelector<HTMLInputElement>('#time-other')
  const grid = form.querySelector<HTMLElement>('.day-grid')
  words?.classList.add('is-live')

  for (const radio of form.querySelectorAll<HTMLInputElement>('input[name="time"]'))
    radio.addEventListener('change', () => {
      if (radio !== other && typed) typed.value = ''
      if (words)
        words.textContent = radio.dataset.words
          ? `${words.dataset.label}: ${radio.dataset.words}`
          : ''
    })
  typed?.addEventListener('input', () => {
    if (other) other.checked = typed.value !== ''
    if (words) words.textContent = ''
  })

  // Scrolls the list to the chosen time, or to the first free one.
  const start =
    grid?.querySelector<HTMLElement>('input:checked') ??
    grid?.querySelector<HTMLElement>('.start:not(.off, .taken)')
  if (grid && start)
    grid.scrollTop += start.getBoundingClientRect().top - grid.getBoundingClientRect().top - 8
}
