import { DateTime } from 'luxon'
import { ownEntry } from '../../../../text/own-entry.ts'

/** Whoever looks: Slack shows dates as they are where they are. */
export interface Viewer {
  timeZone: string
  /** As in Slack's preferences, `en-US`. */
  locale: string
  /** What people and channels are called, by Slack's id. */
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

/** `{date_short} at {time}` for a Unix time in seconds; tokens that Slack does not have stay as they are. */
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
