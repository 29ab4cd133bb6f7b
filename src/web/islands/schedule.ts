/**
 * Makes the form of a record quick: another day, guest or record changes it in place, and people are found
 * as one types. Budget: 4 KB gzip, no framework. Everything works without it.
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
