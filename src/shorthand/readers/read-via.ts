import { foldedAt, found, phraseAt, type Reader, signAt, wordAt } from '../scope.ts'

/** `via email`, `by mail`, `mailem`. */
export const readVia: Reader = (scope, at) => {
  const direct = phraseAt(scope, at, 'via-channel')
  if (direct) return found(direct.length, { kind: 'via', channel: direct.meaning.channel })
  const signLength = signAt(scope, at, 'via')
  if (signLength === 0) return undefined
  const channel = phraseAt(scope, at + signLength, 'channel')
  if (channel) {
    return found(signLength + channel.length, { kind: 'via', channel: channel.meaning.channel })
  }
  const word = wordAt(scope, at + 1)
  // The other words for "via" also mean "with", "for" or "on".
  if (foldedAt(scope, at) !== 'via' || !word) return undefined
  return found(2, { kind: 'fault', fault: { fault: 'unknown-channel', word: word.text } })
}
