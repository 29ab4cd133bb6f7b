import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import { dayOf } from '../../../src/scheduling/zoned-time.ts'
import { boxesField, dateField } from '../forms.ts'
import { guestOf } from '../proposals/preview.ts'
import type { Draft } from '../proposals/proposal-draft.ts'
import { contextLine, quiet, section } from '../text.ts'
import { clockIn, dayIn, type Reader, timeInCity } from '../times.ts'
import { modal } from '../views.ts'

export const maxBoxes = 20
/** Slack's limit for one group of checkboxes. */
const maxOnDay = 10

interface AdjustForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  reader: Reader
  /** Its slots are the chosen times. */
  draft: Draft
  /** All times to choose from, ascending; at most twenty. */
  starts: readonly number[]
  responseUrl: string | undefined
  /** A notice at the top, in mrkdwn. */
  notice?: string | undefined
}

/** Prefix of the block ids of days. */
export const dayBlock = 'day:'

function byDay(starts: readonly number[], { timeZone }: Reader): Map<string, number[]> {
  const days = new Map<string, number[]>()
  for (const start of starts) {
    const day = dayOf(start, timeZone)
    days.set(day, [...(days.get(day) ?? []), start])
  }
  return days
}

function timeLabel({ reader, draft }: AdjustForm, start: number): string {
  const { guestZone } = draft
  const theirs = guestZone ? ` · ${timeInCity(start, { ...reader, timeZone: guestZone })}` : ''
  return `${clockIn(start, reader)}${theirs}`
}

function dayFields(form: AdjustForm): types.InputBlock[] {
  const chosen = form.draft.slots.map(String)
  return [...byDay(form.starts, form.reader)].map(([day, starts]) =>
    boxesField({
      id: `${dayBlock}${day}`,
      label: dayIn(starts[0] ?? 0, form.reader),
      options: starts
        .slice(0, maxOnDay)
        .map(start => ({ value: String(start), label: timeLabel(form, start) })),
      chosen,
      isOptional: true,
    }),
  )
}

const titleText = ({ copy, draft, starts }: AdjustForm): string =>
  copy.previewTitle({
    count: draft.slots.length || starts.length,
    minutes: draft.durationMinutes,
    title: quiet(draft.title),
    guest: guestOf(draft),
  })

/** The free times of some days as checkboxes, and a way to choose other days. */
export function adjustView(form: AdjustForm): types.ModalView {
  const { copy, forms, draft, reader, responseUrl, notice } = form
  return modal(copy, {
    title: forms.adjust,
    submit: forms.preview,
    callback_id: 'adjust',
    private_metadata: JSON.stringify({ locale: reader.locale, responseUrl, draft }),
    blocks: [
      ...(notice === undefined ? [] : [section(`:warning: ${notice}`)]),
      section(titleText(form)),
      contextLine(
        draft.guestZone ? forms.pickTimes : `${forms.pickTimes} ${forms.guestZoneUnknown}`,
      ),
      ...dayFields(form),
      dateField({ id: 'more', label: forms.moreDates, isOptional: true }),
    ],
  })
}
