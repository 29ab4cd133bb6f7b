import type { Token } from 'markdown-it'

const withoutScheme = (address: string) => address.replace(/^mailto:/i, '')

/** Removes the marks of bold and italic; a link whose text is its address is written once. */
function writeInline(tokens: readonly Token[]): string {
  let text = ''
  let linkStart = 0
  let address = ''
  for (const token of tokens) {
    if (token.type === 'text') text += token.content
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n'
    else if (token.type === 'link_open') {
      linkStart = text.length
      address = withoutScheme(String(token.attrGet('href') ?? ''))
    } else if (token.type === 'link_close') {
      const label = text.slice(linkStart)
      if (!isSame(label, address)) text = `${text.slice(0, linkStart)}${label} (${address})`
    }
  }
  return text
}

const decoded = (address: string) => {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

/** Addresses are normalized by the parser; `https://a.b` and `https://a.b/` are equal. */
const isSame = (label: string, address: string) =>
  [address, decoded(address)].some(form => form.replace(/\/$/, '') === label.replace(/\/$/, ''))

interface List {
  /** Of the next item; undefined in a bulleted list. */
  number: number | undefined
}

/** Blocks are separated by an empty line, list items are not, and nested lists are indented by two blanks. */
export function writePlain(tokens: readonly Token[]): string {
  const lines: string[] = []
  const lists: List[] = []
  let mark = ''
  for (const token of tokens) {
    if (/^(?:bullet|ordered)_list_open$/.test(token.type)) {
      if (lists.length === 0 && lines.length > 0) lines.push('')
      const start =
        token.type === 'ordered_list_open' ? Number(token.attrGet('start') ?? 1) : undefined
      lists.push({ number: start })
    } else if (/^(?:bullet|ordered)_list_close$/.test(token.type)) lists.pop()
    else if (token.type === 'list_item_open') mark = nextMark(lists.at(-1))
    else if (token.type === 'inline') {
      if (lists.length === 0 && lines.length > 0) lines.push('')
      lines.push(...indented(writeInline(token.children ?? []), { depth: lists.length, mark }))
      mark = ' '.repeat(mark.length)
    }
  }
  return lines.join('\n')
}

function nextMark(list: List | undefined): string {
  if (list?.number === undefined) return '- '
  const mark = `${list.number}. `
  list.number += 1
  return mark
}

function indented(text: string, { depth, mark }: { depth: number; mark: string }): string[] {
  if (depth === 0) return text.split('\n')
  const margin = '  '.repeat(depth - 1)
  return text
    .split('\n')
    .map((line, index) => `${margin}${index === 0 ? mark : ' '.repeat(mark.length)}${line}`)
}
