import { foldWord } from '../../text/fold-word.ts'
import { english } from './english.ts'
import { italian } from './italian.ts'
import { entriesOf, type Meaning } from './meanings.ts'
import { polish } from './polish.ts'
import type { Vocabulary, Words } from './vocabulary.ts'

/** One word of the vocabulary, for "did you mean". */
interface KnownWord {
  readonly folded: string
  /** The first word with the same meaning in the same language: the one to show and write. */
  readonly shown: string
  readonly meaning: Meaning
  readonly isOwnLanguage: boolean
}

export interface Lexicon {
  readonly language: Language
  /** By folded word or phrase; the meanings of the rep's own language first. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>
  /** Single words, the rep's own language first. */
  readonly words: readonly KnownWord[]
  readonly maxPhraseWords: number
  /** Folded; the function words of the rep's own language and of English, which are never part of a name. */
  readonly signs: ReadonlySet<string>
  /** Folded; never treated as a misspelled word. */
  readonly names: ReadonlySet<string>
}

const vocabularies = { en: english, pl: polish, it: italian } as const satisfies Record<
  string,
  Vocabulary
>
type Language = keyof typeof vocabularies
const languages: readonly Language[] = ['en', 'pl', 'it']

const lexicons: Readonly<Record<Language, Lexicon>> = {
  en: buildLexicon('en'),
  pl: buildLexicon('pl'),
  it: buildLexicon('it'),
}

/** The words of all languages, those of the locale's language first; without a locale, English. */
export function lexiconFor(locale: string | undefined): Lexicon {
  const own = locale?.toLowerCase().split(/[-_]/)[0]
  return lexicons[languages.find(language => language === own) ?? 'en']
}

function buildLexicon(own: Language): Lexicon {
  const meanings = new Map<string, Meaning[]>()
  const words: KnownWord[] = []
  for (const language of [own, ...languages.filter(other => other !== own)]) {
    for (const { phrases, meaning } of readEntries(vocabularies[language])) {
      for (const phrase of phrases) {
        const folded = foldWord(phrase)
        meanings.set(folded, [...(meanings.get(folded) ?? []), meaning])
        if (!folded.includes(' ')) {
          const isOwnLanguage = language === own
          words.push({ folded, shown: phrases[0] ?? phrase, meaning, isOwnLanguage })
        }
      }
    }
  }
  const maxPhraseWords = Math.max(...[...meanings.keys()].map(key => key.split(' ').length))
  const names = new Set(languages.flatMap(each => foldedWords(vocabularies[each].names)))
  const signs = new Set([...signWords(vocabularies[own]), ...signWords(english)])
  return { language: own, meanings, words, maxPhraseWords, signs, names }
}

function signWords({ signs }: Vocabulary): string[] {
  const { filler: _, ...meaningful } = signs
  return Object.values(meaningful).flatMap(foldedWords)
}

function foldedWords(words: Words): string[] {
  return splitWords(words).map(foldWord)
}

function readEntries(vocabulary: Vocabulary) {
  return entriesOf(vocabulary).map(({ words, meaning }) => ({
    phrases: splitWords(words),
    meaning,
  }))
}

function splitWords(words: Words): string[] {
  return words.split(',').map(word => word.trim())
}
