import { ownEntry } from '../../../src/text/own-entry.ts'

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const decodeEntity = (entity: string): string => {
  const name = entity.slice(1, -1)
  if (!name.startsWith('#')) return ownEntry(named, name.toLowerCase()) ?? entity
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity
}

const decode = (text: string) => text.replaceAll(/&(?:#\d+|#x[0-9a-f]+|[a-z]+);/gi, decodeEntity)

const blocks = new Set('p div h1 h2 h3 h4 h5 h6 blockquote pre table tr'.split(' '))

interface List {
  /** Of the next item; undefined in a list of bullets. */
  number: number | undefined
}

/** Writes words and breaks in turn; breaks count only between words. */
class PlainWriter {
  #text = ''
  #breaks = 0
  #mark = ''
  #margin = ''
  readonly #lists: List[] = []
  #link = { start: 0, address: '' }

  words(raw: string): void {
    const isFresh = this.#text === '' || this.#breaks > 0
    const text = isFresh ? raw.trimStart() : raw
    if (text === '') return
    if (this.#text !== '') this.#text += '\n'.repeat(this.#breaks)
    if (isFresh) this.#text += this.#mark || this.#margin
    this.#breaks = 0
    this.#mark = ''
    this.#text += text
  }

  /** A line's end, or an empty line between blocks; items of a list stand close. */
  breakBlock(): void {
    this.#breaks = Math.max(this.#breaks, this.#lists.length > 0 ? 1 : 2)
  }

  breakLine(): void {
    this.#text = this.#text.trimEnd()
    this.#breaks = Math.min(2, this.#breaks + 1)
  }

  openList(isOrdered: boolean): void {
    this.breakBlock()
    this.#lists.push({ number: isOrdered ? 1 : undefined })
  }

  closeList(): void {
    this.#lists.pop()
    this.#margin = ''
    this.breakBlock()
  }

  openItem(): void {
    this.#breaks = Math.max(this.#breaks, 1)
    const list = this.#lists.at(-1)
    const bullet = list?.number === undefined ? '- ' : `${list.number}. `
    if (list?.number !== undefined) list.number += 1
    const depth = '  '.repeat(Math.max(0, this.#lists.length - 1))
    this.#mark = depth + bullet
    this.#margin = ' '.repeat(this.#mark.length)
  }

  openLink(address: string): void {
    this.#link = { start: this.#text.length, address: decode(address).replace(/^mailto:/i, '') }
  }

  closeLink(): void {
    const { start, address } = this.#link
    const label = this.#text.slice(start).trim().replace(/\/$/, '')
    if (address && address.replace(/\/$/, '') !== label) this.#text += ` (${address})`
  }

  get text(): string {
    return this.#text.replaceAll(/[ \t]+$/gm, '').trim()
  }
}

function writeTag(writer: PlainWriter, tag: string): void {
  const [, slash, name = ''] = /^<(\/?)\s*([a-z0-9]+)/i.exec(tag) ?? []
  const element = name.toLowerCase()
  const isEnd = slash === '/'
  if (element === 'br') writer.breakLine()
  else if (blocks.has(element)) writer.breakBlock()
  else if (element === 'ul' || element === 'ol')
    isEnd ? writer.closeList() : writer.openList(element === 'ol')
  else if (element === 'li' && !isEnd) writer.openItem()
  else if (element === 'a')
    isEnd
      ? writer.closeLink()
      : writer.openLink(/\shref\s*=\s*["']?([^"'\s>]*)/i.exec(tag)?.[1] ?? '')
}

/**
 * HTML as people read it: paragraphs with an empty line between them, `- ` and `1. ` before the items of a
 * list, a link as `text (address)` unless it names itself. Only for reading: what it gives is not HTML.
 */
export function textOfHtml(html: string): string {
  const writer = new PlainWriter()
  for (const [piece] of html.matchAll(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|[^<]+|</gi)) {
    if (/^<[/a-z]/i.test(piece)) writeTag(writer, piece)
    else if (!piece.startsWith('<!--')) writer.words(decode(piece.replaceAll(/\s+/g, ' ')))
  }
  return writer.text
}
