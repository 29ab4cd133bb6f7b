import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text'
import { writeList } from './html-list.ts'

/** The length of a rich text field of HubSpot, the longest that we read; longer text is cut off. */
export const maxHtmlLength = 65_536
/** Deeper elements are left out; no editor writes them. */
const maxDepth = 100

const blocks = (lineBreaks: number, elements: string) =>
  elements.split(' ').map(selector => ({
    selector,
    format: 'block',
    options: { leadingLineBreaks: lineBreaks, trailingLineBreaks: lineBreaks },
  }))

const withoutSlash = (text: string) => text.replace(/\/$/, '')

/** A link as `text (address)`, or only once if the text is the address. */
const writeLink: FormatCallback = (link, walk, builder) => {
  const address = String(link.attribs?.href ?? '').replace(/^mailto:/i, '')
  let label = ''
  builder.pushWordTransform(word => {
    label += word
    return word
  })
  walk(link.children, builder)
  builder.popWordTransform()
  if (address === '' || withoutSlash(address) === withoutSlash(label)) return
  builder.addInline(` (${address})`, { noWordTransform: true })
}

const common: HtmlToTextOptions = {
  wordwrap: false,
  // Content outside a body counts, too.
  baseElements: { selectors: [] },
  limits: { maxDepth, ellipsis: '…' },
  // Only HTML's own white space. Other blanks stay as they were typed.
  whitespaceCharacters: ' \t\r\n\f',
}

const cells = ['td', 'th'].map(selector => ({
  selector,
  format: 'inlineSurround',
  options: { suffix: ' ' },
}))

const toText = compile({
  ...common,
  formatters: { link: writeLink, list: writeList },
  selectors: [
    ...blocks(2, 'p h1 h2 h3 h4 h5 h6 blockquote table hr'),
    ...blocks(1, 'li tr'),
    {
      selector: 'li > p',
      format: 'block',
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    },
    { selector: 'ul', format: 'list' },
    { selector: 'ol', format: 'list' },
    { selector: 'a', format: 'link' },
    { selector: 'img', format: 'skip' },
    ...cells,
  ],
})

const toSeparateLines = compile({
  ...common,
  selectors: [
    ...blocks(1, 'p div h1 h2 h3 h4 h5 h6 blockquote table hr tr ul ol li'),
    { selector: 'a', format: 'inline' },
    { selector: 'img', format: 'skip' },
    ...cells,
  ],
})

const read = (convert: (html: string) => string, html: string) =>
  // Editors write non-breaking spaces if somebody types two blanks.
  convert(html.slice(0, maxHtmlLength)).replaceAll('\u00A0', ' ')

/**
 * Converts other programs' HTML to readable text: paragraphs with an empty line between them, `- ` and `1. `
 * before list items, links as `text (address)` unless both are equal. The result is not HTML.
 */
export const textOfHtml = (html: string): string =>
  read(toText, html)
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

/** The lines of text in other programs' HTML, without marks for lists and links, and without empty lines. */
export const linesOfHtml = (html: string): string[] =>
  read(toSeparateLines, html)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
