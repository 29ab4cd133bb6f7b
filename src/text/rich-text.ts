import { parseMarkdown, renderTokens } from './markdown.ts'
import { writePlain } from './plain-text.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, sign => entities[sign] ?? sign)

/** What somebody typed, as HTML that shows it letter by letter. */
export const literalHtml = (text: string): string => escapeHtml(text).replace(/\r\n?|\n/g, '<br>')

/**
 * Markdown (see `markdown.ts`) as HTML of p, br, strong, em, ul, ol, li and a: whoever wrote it, it is safe to show.
 * Empty for a text of nothing but blanks.
 */
export function toSafeHtml(markdown: string): string {
  const tokens = parseMarkdown(markdown)
  return tokens ? renderTokens(tokens).trim() : `<p dir="auto">${literalHtml(markdown)}</p>`
}

/** The same for where there is no markup: `- ` and `1. ` before the items of a list, a link as `text (address)`. */
export function toPlainText(markdown: string): string {
  const tokens = parseMarkdown(markdown)
  return tokens ? writePlain(tokens) : markdown.replace(/\r\n?/g, '\n').trim()
}

/** A text in which nothing is meant as Markdown, so that it comes out as it is; for words of other people. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\*_[\]]/g, sign => `\\${sign}`)
    .replace(/(https?|mailto):/gi, '$1\\:')
    .replace(
      /^([ \t]*)([-+]|\d{1,9}[.)])(?=\s|$)/gm,
      (_all, indent: string, mark: string) => `${indent}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
