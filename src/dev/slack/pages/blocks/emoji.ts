import { ownEntry } from '../../../../text/own-entry.ts'

/** Emoji that a scheduler uses. Other names are shown as text. */
const byName: Readonly<Record<string, string>> = {
  '+1': '👍',
  alarm_clock: '⏰',
  arrow_right: '➡️',
  bell: '🔔',
  calendar: '📅',
  clock3: '🕒',
  coffee: '☕',
  envelope: '✉️',
  eyes: '👀',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  link: '🔗',
  memo: '📝',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  pencil: '📝',
  phone: '☎️',
  repeat: '🔁',
  rotating_light: '🚨',
  speech_balloon: '💬',
  spiral_calendar_pad: '🗓️',
  tada: '🎉',
  thumbsup: '👍',
  video_camera: '📹',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  x: '❌',
}

/** The emoji for a name without colons. */
export const emojiOf = (name: string): string => ownEntry(byName, name) ?? `:${name}:`

export const withEmoji = (text: string): string =>
  text.replaceAll(/:([a-z0-9_+-]+):/g, (_said, name: string) => emojiOf(name))
