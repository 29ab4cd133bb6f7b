import type { types } from '@slack/bolt'

/** Slack's limits on what we send, in characters. */
export const limits = {
  sectionText: 3000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  messageText: 4000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const

const ellipsis = '…'
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** At most `max` characters, never half of a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of characters.segment(text)) {
    if (kept.length + segment.length > max - ellipsis.length) break
    kept += segment
  }
  return kept + ellipsis
}

/** `& < >` as Slack wants them: no mention, link or channel call can come out of `text`. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const wordJoiner = '\u2060'
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Somebody's words inside a mrkdwn sentence: escaped, on one line, with `* _ ~` and backticks kept
 * from pairing, and isolated so that right-to-left text does not turn the sentence around.
 */
export function quiet(text: string, max = 200): string {
  const line = cut(text.replace(directionMarks, '').replace(/\s+/g, ' ').trim(), max)
  const tame = escapeText(line).replace(/[*_~`]/g, mark => wordJoiner + mark + wordJoiner)
  return `\u2068${tame}\u2069`
}

/** Markers around the name of a link must not be ours to break. */
export const linkTo = (url: string, words: string): string =>
  `<${url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escapeText(words).replaceAll('|', '/')}>`

export const plain = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(text.replace(/\s+/g, ' ').trim() || ellipsis, max),
  emoji: false,
})

/** `text` is mrkdwn already: untrusted parts went through `quiet`. */
export const mrkdwn = (text: string): types.MrkdwnElement => ({
  type: 'mrkdwn',
  text: cut(text, limits.sectionText),
  verbatim: true,
})

/** What every message has: the sentence for notifications and screen readers, and its blocks. */
export interface SlackMessage {
  text: string
  blocks: types.KnownBlock[]
}

/** A message of one paragraph. */
export const sentence = (text: string): SlackMessage => ({
  text: cut(text, limits.messageText),
  blocks: [section(text)],
})

export const section = (text: string, accessory?: types.Button): types.SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory ? { accessory } : {}),
})

export const header = (text: string): types.HeaderBlock => ({
  type: 'header',
  text: plain(text, limits.headerText),
})

export const contextLine = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [mrkdwn(text)],
})

export const actions = (elements: types.ActionsBlockElement[]): types.ActionsBlock => ({
  type: 'actions',
  elements,
})

interface ButtonParts {
  actionId: string
  text: string
  value?: string
  url?: string
  /** Read aloud in place of the text. */
  label?: string
  style?: 'primary' | 'danger'
}

export function button({ actionId, text, value, url, label, style }: ButtonParts): types.Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(text, limits.buttonText),
    accessibility_label: cut((label ?? text).replace(/\s+/g, ' '), limits.accessibilityLabel),
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(style === undefined ? {} : { style }),
  }
}
