import { en as content } from '../../../src/i18n/content/en.ts'
import { it as contentIt } from '../../../src/i18n/content/it.ts'
import { pl as contentPl } from '../../../src/i18n/content/pl.ts'
import { healthWords } from '../../../src/i18n/health/health-words.ts'
import { en as problems } from '../../../src/i18n/problems/en.ts'
import { it as problemsIt } from '../../../src/i18n/problems/it.ts'
import { pl as problemsPl } from '../../../src/i18n/problems/pl.ts'
import { en as fields } from '../../../src/i18n/slack/fields/en.ts'
import { it as fieldsIt } from '../../../src/i18n/slack/fields/it.ts'
import { pl as fieldsPl } from '../../../src/i18n/slack/fields/pl.ts'
import { formWords } from '../../../src/i18n/slack/forms/words.ts'
import { homeWords } from '../../../src/i18n/slack/home/words.ts'
import { missedWords } from '../../../src/i18n/slack/missed/words.ts'
import { outsiderWords } from '../../../src/i18n/slack/outsiders/words.ts'
import { proposalWords } from '../../../src/i18n/slack/proposals/words.ts'
import { reassignWords } from '../../../src/i18n/slack/reassign/words.ts'
import { toldWords } from '../../../src/i18n/slack/told/words.ts'
import { verbWords } from '../../../src/i18n/slack/verbs/words.ts'
import { slackWords } from '../../../src/i18n/slack/words.ts'
import type { Locale } from '../../../src/model/entities.ts'

/** Everything that Slack may say, of one language, in one order. */
const catalogsOf = (locale: Locale): unknown[] => [
  slackWords(locale),
  verbWords(locale),
  formWords(locale),
  homeWords(locale),
  missedWords(locale),
  outsiderWords(locale),
  proposalWords(locale),
  reassignWords(locale),
  toldWords(locale),
  healthWords(locale),
  { en: problems, pl: problemsPl, it: problemsIt }[locale],
  { en: content, pl: contentPl, it: contentIt }[locale],
  { en: fields, pl: fieldsPl, it: fieldsIt }[locale],
]

const gap = '\u0000'

/** Stands for any argument and any member of one. */
const anything: unknown = new Proxy(() => gap, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => gap : gap),
})

/** Each text in the catalogs, by its place, as the pieces between its arguments. */
function piecesOf(node: unknown, path = ''): Map<string, string[]> {
  if (typeof node === 'string') return new Map([[path, node.split(/\{\w+\}/)]])
  if (typeof node === 'function') {
    const said = String((node as (...all: unknown[]) => unknown)(...Array(4).fill(anything)))
    return new Map([[path, said.split(gap)]])
  }
  if (node === null || typeof node !== 'object') return new Map()
  return new Map(
    Object.entries(node).flatMap(([name, member]) => [...piecesOf(member, `${path}.${name}`)]),
  )
}

const shortest = 4
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const letter = '[\\p{L}\\p{N}]'

/** Pieces of English texts that another language says in other words; texts of several words, or whole labels. */
function englishPieces(locale: Locale): string[] {
  const theirs = new Set([...piecesOf(catalogsOf(locale)).values()].flat().map(each => each.trim()))
  const all = [...piecesOf(catalogsOf('en')).values()].flat().map(each => each.trim())
  return [...new Set(all)].filter(piece => {
    const isShared = [...theirs].some(each => each.toLowerCase().includes(piece.toLowerCase()))
    return piece.length >= shortest && /\p{L}{3}/u.test(piece) && !isShared
  })
}

const withoutAddresses = (text: string) => text.replaceAll(/https?:\/\/[^\s|>]+/g, '')

const known = new Map<Locale, string[]>()

/** English texts of ours that stand in what a reader of another language sees. */
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
