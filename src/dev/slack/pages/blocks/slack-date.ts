import { DateTime } from 'luxon'
import { ownEntry } from '../../../../text/own-entry.ts'

/** The viewer of a message. Slack formats dates in the viewer's time zone. */
export interface Viewer {
  timeZone: string
  /** As in Slack's preferences: `en-US`. */
  locale: string
  /** Names of people and channels by Slack id. */
  names?: Readonly<Record<string, string>>
}

const formats: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
}

/** Formats `{date_short} at {time}` for a Unix time in seconds. Unknown tokens stay unchanged. */
export function slackDate(
  { seconds, format }: { seconds: number; format: string },
  { timeZone, locale }: Viewer,
): string {
  const at = DateTime.fromSeconds(seconds, { zone: timeZone, locale })
  return format.replace(/\{(\w+)\}/g, (token, name: string) => {
    if (name === 'ago') return at.toRelative() ?? token
    const options = ownEntry(formats, name)
    return options ? at.toLocaleString(options) : token
  })
}
