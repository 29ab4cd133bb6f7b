/**
 * Updates the picker in place: days and months change without loading a page, the time zone follows the
 * browser, and the grid supports the keyboard as in the APG. Budget: 30 KB gzip with Preact. Nothing is stored
 * in the browser.
 */
import { hydrate, render } from 'preact'
import type { PickerData } from '../views/picker-data.ts'
import { noteOpened } from './note-opened.ts'
import { askInOwnZone } from './own-zone.ts'
import { PickerApp } from './picker-app.tsx'
import { shownHere } from './shown-here.ts'

const root = document.getElementById('picker')
const json = document.getElementById('picker-data')?.textContent

/**
 * Uses the server's markup. If the browser does not know its time zone, renders in the browser's own zone or
 * leaves the page unchanged.
 */
function openPicker(element: HTMLElement, made: PickerData): void {
  const initial = shownHere(made)
  if (initial === made) hydrate(<PickerApp initial={made} />, element)
  else if (initial) {
    element.replaceChildren()
    render(<PickerApp initial={initial} />, element)
  }
}
if (root && json) openPicker(root, JSON.parse(json))

askInOwnZone(document, window.location)
noteOpened(document)
document.getElementById('notice')?.focus()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]'))
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
