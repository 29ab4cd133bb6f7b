import { find, findAll, getElement, type HTMLElement, type Html } from './read-html.ts'

export type Fields = [name: string, value: string][]

const buttons = ['submit', 'button', 'image', 'reset']
const sentValue = (element: HTMLElement) => element.getAttribute('value')

const readers: Readonly<Record<string, (control: HTMLElement) => string | undefined>> = {
  INPUT: input => {
    const type = input.getAttribute('type') ?? 'text'
    if (buttons.includes(type)) return undefined
    if (type !== 'checkbox' && type !== 'radio') return sentValue(input) ?? ''
    return input.hasAttribute('checked') ? (sentValue(input) ?? 'on') : undefined
  },
  SELECT: select => {
    const chosen = find(select, 'option[selected]') ?? find(select, 'option')
    return chosen && (sentValue(chosen) ?? chosen.text)
  },
  // The first line break is no part of the value, and a browser sends every other one as CRLF.
  TEXTAREA: textarea => textarea.text.replace(/^\n/, '').replaceAll(/\r?\n/g, '\r\n'),
}

/** What a browser would send of a form that nobody touched: names and values in order, without its buttons. */
export const readForm = (html: Html, selector = 'form'): Fields =>
  findAll(getElement(html, selector), 'input, select, textarea').flatMap((control): Fields => {
    const name = control.getAttribute('name')
    const value = readers[control.tagName]?.(control)
    return name && value !== undefined && !control.hasAttribute('disabled') ? [[name, value]] : []
  })

/** The hidden fields of a page. */
export const hiddenFields = (html: Html): URLSearchParams =>
  new URLSearchParams(
    findAll(html, 'input[type=hidden]').map((input): [string, string] => [
      input.getAttribute('name') ?? '',
      sentValue(input) ?? '',
    ]),
  )

/** The value of the first control of this name. Throws if there is none. */
export function fieldOf(html: Html, name: string): string {
  const control = getElement(html, `:is(input, select, textarea, button)[name="${name}"]`)
  return readers[control.tagName]?.(control) ?? sentValue(control) ?? ''
}
