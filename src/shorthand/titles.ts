import { foldWord } from '../text/fold-word.ts'
import type { ShorthandMeetingType } from './types.ts'

/** A meeting type's title, normalized for comparisons with typed text. */
export interface Title {
  readonly id: string
  readonly title: string
  /** Folded, without punctuation. */
  readonly words: readonly string[]
  readonly joined: string
}

export function titlesOf(meetingTypes: readonly ShorthandMeetingType[]): Title[] {
  return meetingTypes.map(({ id, title }) => {
    const words = titleWords(title)
    return { id, title, words, joined: words.join(' ') }
  })
}

export function titleWords(text: string): string[] {
  return foldWord(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
