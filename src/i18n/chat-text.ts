import type { ChatChoice, ChatSay } from '../chat/types.ts'
import type { Locale } from '../model/entities.ts'
import { formatDayAndTime, zoneLabel } from './format-time.ts'
import { messagesIn } from './messages.ts'

/** In which language and zone a visitor reads, and the present instant, which decides a zone's short name. */
export interface ChatReader {
  locale: Locale
  timeZone: string
  now: number
}

type Values = Record<string, string | number>

const isInstantName = (name: string) => name.endsWith('At')

/** Instants in the reader's zone; everything else as it is. */
const shownValues = (values: ChatSay['values'], { locale, timeZone, now }: ChatReader): Values => ({
  zone: zoneLabel(now, timeZone, locale),
  ...Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      isInstantName(name) && typeof value === 'number'
        ? [name, formatDayAndTime(value, timeZone, locale)]
        : [name, value],
    ),
  ),
})

const fill = (message: unknown, values: Values): string =>
  typeof message === 'function' ? String(message(values)) : String(message)

function refusedText(locale: Locale, reason: string): string {
  const { refused } = messagesIn(locale, 'chat-bot').says
  return Object.hasOwn(refused, reason) ? refused[reason as keyof typeof refused] : refused.other
}

/** What the bot says, in the reader's language and zone. */
export function sayText(say: ChatSay, reader: ChatReader): string {
  const { says } = messagesIn(reader.locale, 'chat-bot')
  if (say.code === 'refused') return refusedText(reader.locale, String(say.values.reason ?? ''))
  return fill(says[say.code], shownValues(say.values, reader))
}

/** The label of a button. */
export function choiceText(
  { action, value, label }: ChatChoice,
  reader: ChatReader,
  { isMoving = false }: { isMoving?: boolean } = {},
): string {
  if (label !== undefined) return label
  if (action === 'pick') return formatDayAndTime(Number(value), reader.timeZone, reader.locale)
  const { choices } = messagesIn(reader.locale, 'chat-bot')
  if (action === 'confirm' && isMoving) return choices.confirmMove
  return action === 'page' || action === 'option' ? String(value ?? '') : choices[action]
}
