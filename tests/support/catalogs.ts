import { join, resolve } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Arguments, readArguments } from '../../scripts/messages/read-arguments.ts'
import { readCatalogs } from '../../scripts/messages/read-catalogs.ts'
import type { Locale } from '../../src/model/entities.ts'

const folder = resolve(import.meta.dirname, '../../src/i18n/locales')

export interface Message extends Arguments {
  /** `slack/verbs` */
  area: string
  /** `slack/verbs: task/send-link` */
  place: string
  /** ICU MessageFormat. */
  text: string
  locale: Locale
}

type Values = Readonly<Record<string, string | number | boolean>>

/** All messages of a language. */
export const messagesOf = (locale: Locale): Message[] =>
  [...readCatalogs(join(folder, locale))].flatMap(([area, messages]) =>
    [...messages].map(([key, text]) => ({
      area,
      place: `${area}: ${key}`,
      text,
      locale,
      ...readArguments(text),
    })),
  )

export const sayMessage = ({ text, locale }: Message, values: Values): string =>
  String(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(values))

/** Formats the message with `name` for texts and `count` for numbers. */
export const sayWith = (message: Message, { name, count }: { name: string; count: number }) =>
  [true, false].map(flag =>
    sayMessage(
      message,
      Object.fromEntries(
        [...message.types].map(([key, type]) => [
          key,
          type === 'number' ? count : type === 'boolean' ? flag : name,
        ]),
      ),
    ),
  )
