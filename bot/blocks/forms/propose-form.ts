import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import {
  boxesField,
  dateField,
  type Option,
  searchField,
  selectField,
  textField,
} from '../forms.ts'
import type { Draft } from '../proposals/proposal-draft.ts'
import { encodeDraft, maxNoteCharacters } from '../proposals/proposal-draft.ts'
import { button, section } from '../text.ts'
import type { Reader } from '../times.ts'
import { modal } from '../views.ts'

export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

export const maxTimes = 5
const plainDurations = [15, 30, 45, 60, 90]
/** Slack does not allow an empty value. */
export const noPage = '-'

/** Values of the form, initially or after a failed attempt. */
export interface ProposeValues {
  guest?: Option | undefined
  pageId?: string | undefined
  durationMinutes?: number | undefined
  from?: string | undefined
  until?: string | undefined
  parts?: readonly DayPart[]
  count?: number
  via?: 'email' | 'link'
  note?: string
  isHeld?: boolean
}

export interface ProposeForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  reader: Reader
  pages: readonly SchedulingPage[]
  values: ProposeValues
  /** Where the result is shown; undefined for a shortcut. */
  responseUrl: string | undefined
  /** The earlier proposal that this one repeats. */
  again?: string | undefined
  /** The meeting that moves to the time that the guest picks. */
  moves?: string | undefined
  /** Times that were chosen before. */
  slots?: readonly number[] | undefined
  /** Set if no time was free; contains the next free one as a draft. */
  notice?: { text: string; next: Draft | undefined } | undefined
}

function noticeBlock({ forms, notice }: ProposeForm): types.KnownBlock[] {
  if (!notice) return []
  const { text, next } = notice
  const use = next && button({ actionId: 'times:use', text: forms.useIt, value: encodeDraft(next) })
  return [section(`:warning: ${text}`, use)]
}

function meetingFields({ forms, pages, values }: ProposeForm): types.KnownBlock[] {
  const types = [
    ...pages.map(({ id, title }) => ({ value: id, label: title })),
    { value: noPage, label: forms.anyMeeting },
  ]
  const { durationMinutes } = values
  const offered = pages.flatMap(({ durationsMinutes }) => durationsMinutes)
  const own = durationMinutes === undefined ? [] : [durationMinutes]
  const durations = [...new Set([...plainDurations, ...offered, ...own])].sort((a, b) => a - b)
  return [
    selectField({
      id: 'type',
      label: forms.type,
      options: types,
      chosen: values.pageId ?? types[0]?.value,
    }),
    selectField({
      id: 'duration',
      label: forms.duration,
      options: durations.map(each => ({
        value: String(each),
        label: forms.minutes({ minutes: each }),
      })),
      chosen: durationMinutes === undefined ? undefined : String(durationMinutes),
      isOptional: true,
    }),
  ]
}

function dayFields({ forms, values }: ProposeForm): types.KnownBlock[] {
  const { from, until, parts = [], count = 3 } = values
  const counts = Array.from({ length: maxTimes }, (_, index) => String(index + 1))
  return [
    dateField({ id: 'from', label: forms.from, day: from, isOptional: true }),
    dateField({ id: 'until', label: forms.until, day: until, isOptional: true }),
    boxesField({
      id: 'parts',
      label: forms.parts,
      options: dayParts.map(part => ({ value: part, label: forms.partNames[part] })),
      chosen: parts,
      isOptional: true,
    }),
    selectField({
      id: 'count',
      label: forms.howMany,
      options: counts.map(each => ({ value: each, label: each })),
      chosen: String(count),
    }),
  ]
}

function sendFields({ forms, values }: ProposeForm): types.KnownBlock[] {
  const { via = 'email', note, isHeld } = values
  return [
    selectField({
      id: 'via',
      label: forms.sendVia,
      options: (['email', 'link'] as const).map(each => ({
        value: each,
        label: forms.vias[each],
      })),
      chosen: via,
    }),
    textField({
      id: 'note',
      label: forms.message,
      value: note,
      max: maxNoteCharacters,
      isLong: true,
      isOptional: true,
    }),
    boxesField({
      id: 'holds',
      label: forms.holds,
      options: [{ value: 'yes', label: forms.holdTimes }],
      chosen: isHeld ? ['yes'] : [],
      isOptional: true,
    }),
  ]
}

/** Guest, title, days and way of sending. If times are chosen already, the form does not ask for days. */
export function proposeView(form: ProposeForm): types.ModalView {
  const { copy, forms, reader, values, responseUrl, slots, again, moves } = form
  return modal(copy, {
    title: forms.propose,
    submit: forms.preview,
    callback_id: 'propose',
    private_metadata: JSON.stringify({ locale: reader.locale, responseUrl, slots, again, moves }),
    blocks: [
      ...noticeBlock(form),
      searchField({
        id: 'who',
        label: forms.who,
        hint: forms.whoHint,
        placeholder: forms.whoPlaceholder,
        source: 'suggest:guest',
        chosen: values.guest,
        isOptional: true,
      }),
      ...meetingFields(form),
      ...(slots ? [] : dayFields(form)),
      ...sendFields(form),
    ],
  })
}
