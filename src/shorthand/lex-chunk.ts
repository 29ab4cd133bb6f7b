import { isTimeZone } from '../scheduling/zoned-time.ts'
import { foldWord } from '../text/fold-word.ts'
import type { Token } from './tokens.ts'

const clock = String.raw`\d{1,2}(?:[:.]\d{2})?(?:am|pm|a|p)?`
const clockRange = new RegExp(`^(${clock})(-)(${clock})$`)
const halfRange = new RegExp(`^(?:(${clock})(-)|(-)(${clock}))$`)
/** `thu/fri`, `am/pm`. */
const alternatives = /^\p{L}{2,4}(?:\/\p{L}{2,4})+$/u
const breakBeforeNote = /--$|(?<!\d)—|—(?!\d)/

/** Splits the text between two blanks: `14-17,` → `14` `-` `17`; `held—wants` ends at the dash. */
export function lexChunk(
  chunk: string,
  start: number,
): { tokens: Token[]; end: number; noteFrom: number | undefined } {
  const note = breakBeforeNote.exec(chunk)
  const body = note ? chunk.slice(0, note.index) : chunk
  const trimmed = body.replace(/^[([{]+(?=.)/, '')
  const from = start + body.length - trimmed.length
  const core = trimmed.replace(/(?<=.)[.!?)\]}:]+$/, '')
  const tokens = core === '' ? [] : splitCore(core, from)
  const noteFrom = note ? start + note.index + note[0].length : undefined
  return { tokens, end: start + chunk.length, noteFrom }
}

function splitCore(core: string, start: number): Token[] {
  const span = { text: core, start, end: start + core.length }
  if (/^deal:./i.test(core)) return [{ kind: 'deal', content: core.slice(5), ...span }]
  if (/^@[^@]+$/.test(core)) return [{ kind: 'handle', name: core.slice(1), ...span }]
  if (/.@/.test(core)) return [{ kind: 'address', address: core.replace(/^mailto:/i, ''), ...span }]
  const parts = rangeParts(core)
  if (parts) return wordsOf(parts, start)
  if (alternatives.test(core) && !isTimeZone(core)) return lexAlternatives(core, start)
  return wordsOf([core], start)
}

function rangeParts(core: string): string[] | undefined {
  const folded = foldWord(core)
  const match = clockRange.exec(folded) ?? halfRange.exec(folded)
  // Folding may change the length of rare letters; the parts are cut from the typed text.
  if (!match || folded.length !== core.length) return undefined
  let at = 0
  return match
    .slice(1)
    .filter(part => part !== undefined)
    .map(part => {
      at += part.length
      return core.slice(at - part.length, at)
    })
}

function lexAlternatives(core: string, start: number): Token[] {
  let at = start
  return core.split(/(\/)/).map(part => {
    const span = { text: part, start: at, end: at + part.length }
    at = span.end
    return part === '/'
      ? { kind: 'comma', ...span }
      : { kind: 'word', folded: foldWord(part), ...span }
  })
}

function wordsOf(parts: readonly string[], start: number): Token[] {
  let at = start
  return parts.map(part => {
    const span = { text: part, start: at, end: at + part.length }
    at = span.end
    return { kind: 'word', folded: foldWord(part), ...span }
  })
}
