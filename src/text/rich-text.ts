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

/** Typed text as HTML that shows every character. */
export const literalHtml = (text: string): string => escapeHtml(text).replace(/\r\n?|\n/g, '<br>')

/**
 * Converts Markdown (see `markdown.ts`) to HTML of p, br, strong, em, ul, ol, li and a, which is safe to show
 * whoever wrote it. Empty if the text has only blanks.
 */
export function toSafeHtml(markdown: string): string {
  const tokens = parseMarkdown(markdown)
  return tokens ? renderTokens(tokens).trim() : `<p dir="auto">${literalHtml(markdown)}</p>`
}

/** The same as plain text: `- ` and `1. ` before list items, links as `text (address)`. */
export function toPlainText(markdown: string): string {
  const tokens = parseMarkdown(markdown)
  return tokens ? writePlain(tokens) : markdown.replace(/\r\n?/g, '\n').trim()
}

/** Escapes a text so that Markdown shows it unchanged; for other people's text. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\*_[\]]/g, sign => `\\${sign}`)
    .replace(/(https?|mailto):/gi, '$1\\:')
    .replace(
      /^([ \t]*)([-+]|\d{1,9}[.)])(?=\s|$)/gm,
      (_all, indent: string, mark: string) => `${indent}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
