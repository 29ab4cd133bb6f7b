import { type Locale, locales } from '../../../src/model/entities.ts'
import { type Message, messagesOf, sayWith } from '../catalogs.ts'

/** Messages for Slack. */
const isSaid = ({ area }: Message) =>
  area.startsWith('slack/') || ['health', 'problems', 'content'].includes(area)

const gap = '\u0000'
const many = 987654325

/** The parts of a text between its values. */
const piecesOf = (message: Message): string[] =>
  [1, many].flatMap(count =>
    sayWith(message, { name: gap, count }).flatMap(text =>
      text.split(gap).flatMap(part => part.split(String(many))),
    ),
  )

const allPieces = new Map(
  locales.map(locale => [
    locale,
    [...new Set(messagesOf(locale).filter(isSaid).flatMap(piecesOf))].map(each => each.trim()),
  ]),
)

const shortest = 4
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const letter = '[\\p{L}\\p{N}]'

/** Parts of English texts that another language translates. Only texts of several words, and whole labels. */
function englishPieces(locale: Locale): string[] {
  const theirs = allPieces.get(locale) ?? []
  const all = allPieces.get('en') ?? []
  return [...new Set(all)].filter(piece => {
    const isShared = theirs.some(each => each.toLowerCase().includes(piece.toLowerCase()))
    return piece.length >= shortest && /\p{L}{3}/u.test(piece) && !isShared
  })
}

const withoutAddresses = (text: string) => text.replaceAll(/https?:\/\/[^\s|>]+/g, '')

const known = new Map<Locale, string[]>()

/** English texts of ours that a reader of another language sees. */
export function englishLeft(texts: readonly string[], locale: Locale): string[] {
  const pieces = known.get(locale) ?? englishPieces(locale)
  known.set(locale, pieces)
  return texts.map(withoutAddresses).flatMap(text =>
    pieces
      .filter(piece => text.includes(piece))
      .filter(piece => new RegExp(`(?<!${letter})${escaped(piece)}(?!${letter})`, 'u').test(text))
      .map(piece => `“${piece}” in “${text.slice(0, 120)}”`),
  )
}
