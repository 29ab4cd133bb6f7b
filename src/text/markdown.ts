import MarkdownIt, { type Token } from 'markdown-it'

/**
 * The Markdown that people may use in a meeting's description and internal note (a subset of CommonMark):
 * paragraphs with their line breaks, `*italic*`, `**bold**`, `[text](address)` and plain addresses, lists with
 * `-`, `*`, `+` or `1.`. Links lead to http, https or mailto. All other text stays as it was typed.
 */
const markdown = new MarkdownIt('zero', { html: false, breaks: true, linkify: true })
markdown.enable(['list', 'emphasis', 'link', 'linkify', 'newline', 'escape'])
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
markdown.validateLink = address => /^(?:https?:\/\/|mailto:)/i.test(address.trim())

// Each block gets its own text direction, for scripts of both directions.
const blocks = new Set([
  'paragraph_open',
  'bullet_list_open',
  'ordered_list_open',
  'list_item_open',
])
markdown.core.ruler.push('directions', ({ tokens }) => {
  for (const token of tokens) if (blocks.has(token.type)) token.attrSet('dir', 'auto')
})
markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow')
  tokens[index]?.attrSet('target', '_blank')
  return renderer.renderToken(tokens, index, options)
}

/** Far above our forms' maximum; longer texts are not parsed as Markdown. */
const maxCharacters = 50_000

/** Undefined if the text is too long. */
export const parseMarkdown = (text: string): Token[] | undefined =>
  text.length > maxCharacters ? undefined : markdown.parse(text, {})

export const renderTokens = (tokens: Token[]): string =>
  markdown.renderer.render(tokens, markdown.options, {})
