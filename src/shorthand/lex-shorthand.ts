import { lexChunk } from './lex-chunk.ts'
import type { Token } from './tokens.ts'

interface Lexemes {
  readonly tokens: readonly Token[]
  readonly note: string | undefined
}

const forms = {
  blank: /\s+/y,
  /** Phones turn two hyphens into a dash. */
  note: /--|—/y,
  slackUser: /<@([A-Z0-9]{2,20})(?:\|[^>]{0,100})?>/y,
  slackMail: /<mailto:([^|>\s]{3,254})(?:\|[^>]{0,254})?>/y,
  mailInBrackets: /<([^<>|\s]{1,64}@[^<>|\s]{1,190})>/y,
  quoted: /(deal:)?["“”„«»]([^"“”„«»]*)["“”„«»]/iy,
  comma: /[,;]/y,
  /** A comma is only allowed inside 1,5h. */
  chunk: /(?:[^\s,;<>"“”„«»]|(?<=\d),(?=(?:25|5|75)h))+/y,
} as const

/**
 * Splits a command into tokens; the text after `--` or a long dash is the note. Parses Slack's `<@U1|ana>` and
 * `<mailto:…|…>`; the caller decodes entities such as `&amp;`.
 */
export function lexShorthand(text: string): Lexemes {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const note = matchAt(forms.note, text, at)
    if (note) return { tokens, note: noteBehind(text, at + note[0].length) }
    const lexed = lexAt(text, at)
    tokens.push(...lexed.tokens)
    if (lexed.noteFrom !== undefined) return { tokens, note: noteBehind(text, lexed.noteFrom) }
    at = lexed.end
  }
  return { tokens, note: undefined }
}

interface Lexed {
  readonly tokens: readonly Token[]
  readonly end: number
  readonly noteFrom?: number | undefined
}

function lexAt(text: string, start: number): Lexed {
  const blank = matchAt(forms.blank, text, start)
  if (blank) return { tokens: [], end: start + blank[0].length }
  const special = specialAt(text, start)
  if (special) return { tokens: [special], end: special.end }
  const chunk = matchAt(forms.chunk, text, start)
  // A single bracket or an unclosed quotation mark is ignored.
  if (!chunk) return { tokens: [], end: start + 1 }
  return lexChunk(chunk[0], start)
}

function specialAt(text: string, start: number): Token | undefined {
  const spanOf = (raw: string) => ({ text: raw, start, end: start + raw.length })
  const user = matchAt(forms.slackUser, text, start)
  if (user?.[1]) return { kind: 'slack-user', id: user[1], ...spanOf(user[0]) }
  const mail = matchAt(forms.slackMail, text, start) ?? matchAt(forms.mailInBrackets, text, start)
  if (mail?.[1]) return { kind: 'address', address: mail[1], ...spanOf(mail[0]) }
  const quoted = matchAt(forms.quoted, text, start)
  if (quoted) {
    const kind = quoted[1] ? 'deal' : 'quoted'
    return { kind, content: (quoted[2] ?? '').trim(), ...spanOf(quoted[0]) }
  }
  const comma = matchAt(forms.comma, text, start)
  return comma ? { kind: 'comma', ...spanOf(comma[0]) } : undefined
}

function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at
  return form.exec(text) ?? undefined
}

function noteBehind(text: string, at: number): string | undefined {
  return text.slice(at).trim() || undefined
}
