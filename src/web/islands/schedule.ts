/**
 * Updates the scheduling form of a record in place when the day, guest or record changes, and suggests people
 * during typing. Budget: 4 KB gzip, no framework. The form works without it.
 */
import { showChosenTime } from './chosen-time.ts'
import { swapInPlace } from './form-swap.ts'
import { suggestPeople } from './people-list.ts'

const form = document.querySelector<HTMLFormElement>('form#schedule')

const begin = (form: HTMLFormElement) => {
  showChosenTime(form)
  for (const field of form.querySelectorAll<HTMLInputElement>('input[data-people]'))
    suggestPeople(field)
}

if (form) {
  form.classList.add('is-live')
  begin(form)
  swapInPlace(form, begin)
  document.querySelector<HTMLElement>('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
}
