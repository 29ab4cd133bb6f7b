import { type HTMLElement, parse } from 'node-html-parser'

export type { HTMLElement }
export type Html = string | HTMLElement

/** A page as it was served, or an element of one. */
const rootOf = (html: Html): HTMLElement =>
  typeof html === 'string'
    ? parse(html, { blockTextElements: { script: true, style: true } })
    : html

export const findAll = (html: Html, selector: string): HTMLElement[] =>
  rootOf(html).querySelectorAll(selector)

/** The first element, undefined if there is none. */
export const find = (html: Html, selector: string): HTMLElement | undefined =>
  rootOf(html).querySelector(selector) ?? undefined

/** The first element. Throws if there is none. */
export function getElement(html: Html, selector: string): HTMLElement {
  const found = find(html, selector)
  if (!found) throw new Error(`No element matches ${selector}`)
  return found
}

/** What a reader sees of it, with single spaces. */
export const textOf = (html: Html): string => rootOf(html).text.replaceAll(/\s+/g, ' ').trim()

/** An attribute of every element that has it. */
export const attributesOf = (html: Html, selector: string, name: string): string[] =>
  findAll(html, selector).flatMap(element => element.getAttribute(name) ?? [])

/** An attribute of the first element. Throws if there is none. */
export function attributeOf(html: Html, selector: string, name: string): string {
  const value = getElement(html, selector).getAttribute(name)
  if (value === undefined) throw new Error(`${selector} has no ${name}`)
  return value
}
