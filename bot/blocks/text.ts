import type { types } from '@slack/bolt'
import { showEmail } from '../../src/text/show-email.ts'

/** Slack's limits for messages, in characters. */
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

/** At most `max` characters, without splitting a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of characters.segment(text)) {
    if (kept.length + segment.length > max - ellipsis.length) break
    kept += segment
  }
  return kept + ellipsis
}

/** Escapes `& < >` for Slack, so that `text` cannot contain a mention, link or channel call. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const wordJoiner = '\u2060'
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * A person's text inside a mrkdwn sentence: escaped, on one line, with `* _ ~` and backticks made harmless, and
 * isolated so that right-to-left text does not reorder the sentence.
 */
export function quiet(text: string, max = 200): string {
  const line = cut(showEmail(text).replace(directionMarks, '').replace(/\s+/g, ' ').trim(), max)
  const tame = escapeText(line).replace(/[*_~`]/g, mark => wordJoiner + mark + wordJoiner)
  return `\u2068${tame}\u2069`
}

/** A link whose name cannot break the link's markup. */
export const linkTo = (url: string, words: string): string =>
  `<${url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escapeText(showEmail(words)).replaceAll('|', '/')}>`

export const plain = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(showEmail(text).replace(/\s+/g, ' ').trim() || ellipsis, max),
  emoji: false,
})

/** `text` is mrkdwn already: pass untrusted parts through `quiet` first. */
export const mrkdwn = (text: string): types.MrkdwnElement => ({
  type: 'mrkdwn',
  text: cut(text, limits.sectionText),
  verbatim: true,
})

/** A message: text for notifications and screen readers, and blocks. */
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
  /** Read by screen readers instead of the text. */
  label?: string
  style?: 'primary' | 'danger'
}

export function button({ actionId, text, value, url, label, style }: ButtonParts): types.Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(text, limits.buttonText),
    accessibility_label: cut(
      showEmail(label ?? text).replace(/\s+/g, ' '),
      limits.accessibilityLabel,
    ),
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(style === undefined ? {} : { style }),
  }
}
