import type { Request, Response } from 'express'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { type Locale, locales, type Workspace } from '../../model/entities.ts'
import { hasItsMeeting, listSlots } from '../../services/availability/list-slots.ts'
import { sharedReads } from '../../services/availability/share-reads.ts'
import { isHiddenByCalendar } from '../../services/booking/missed-booking.ts'
import type { FoundPage } from '../../services/pages/find-page.ts'
import type { PageContext } from '../page-context.ts'
import { renderPage } from '../render-page.ts'
import { queryOf } from '../request-target.ts'
import type { AskFormProps } from '../views/ask-form.tsx'
import type { PickerData } from '../views/picker-data.ts'
import { type BookingForm, readForm } from './booking-form.ts'
import { BookingPage } from './booking-page.tsx'
import { makeFormKey } from './form-key.ts'
import { farthestMs, makePicker } from './make-picker.ts'
import { type BookingLink, readLink } from './read-link.ts'

interface ShownPage {
  found: FoundPage
  link: BookingLink
  /** The visitor's values after a problem. */
  form?: BookingForm
  errors?: Readonly<Record<string, string>>
  /** Starts that the form offers; undefined for the link's own, if it is free. */
  starts?: readonly number[]
  notice?: string
  status?: number
  retryAfterSeconds?: number | undefined
  /** As typed. */
  emailCode?: string | undefined
  /** The step that asks for the code. `error`: message about the typed code. */
  code?: { formKey: string; error?: string; isSentAgain?: boolean }
  /** The form for requesting a time, with its values and whether it was sent. */
  ask?: Pick<AskFormProps, 'values' | 'errors' | 'askedFor'>
}

export const localeOf = (req: Request, workspace: Workspace): Locale =>
  locales.find(locale => locale === req.acceptsLanguages(...locales)) ?? workspace.locale

export const linkOf = (req: Request, found: FoundPage, workspace: Workspace): BookingLink =>
  readLink(queryOf(req), {
    page: found.page,
    browserLocale: localeOf(req, workspace),
  })

async function pickerFor(context: PageContext, { found, link }: ShownPage) {
  const { page, hosts } = found
  const now = context.clock()
  const { durationMinutes, hostId } = link
  // Simultaneous visitors share one search.
  const { starts } = await sharedReads(context.db)(
    JSON.stringify(['page', page, durationMinutes, hostId]),
    () =>
      listSlots(context, {
        page,
        range: { start: now, end: now + farthestMs },
        durationMinutes,
        hostId,
      }),
  )
  const path = `/meetings/${page.slug}`
  const picker = makePicker({
    starts,
    now,
    locale: link.locale,
    timeZone: link.timeZone ?? hosts[0]?.timeZone ?? 'UTC',
    isZoneChosen: link.timeZone !== undefined,
    unknownZone: link.unknownZone,
    hourCycle: link.hourCycle,
    month: link.month,
    date: link.date,
    durationMinutes,
    durationsMinutes: page.durationsMinutes.toSorted((a, b) => a - b),
    path,
    kept: { ...link.kept, lang: link.locale },
    slotsPath: hostId ? undefined : `/api/v1/pages/${page.slug}/slots`,
  })
  return { picker, starts }
}

const nothingAsked = { values: { name: '', email: '', message: '' }, errors: {} }

/** The form for requesting a time, if a calendar cannot be read and there is nothing else to show. */
async function askFor(
  context: PageContext,
  { found, ask }: ShownPage,
  { nextStart, path, locale, timeZone }: PickerData,
): Promise<AskFormProps | undefined> {
  const { page, hosts } = found
  if (nextStart !== undefined || !page.isActive) return undefined
  if (!(await isHiddenByCalendar(context, page))) return undefined
  return {
    copy: messagesIn(locale, 'booking'),
    names: hosts.map(({ name }) => name).join(', '),
    action: path,
    formKey: makeFormKey(context, page.id),
    locale,
    timeZone,
    askedFor: undefined,
    ...(ask ?? nothingAsked),
  }
}

/** Renders the page. It includes the details form if a free start was chosen. */
export async function showPage(context: PageContext, res: Response, shown: ShownPage) {
  const { found, link } = shown
  const { picker, starts } = await pickerFor(context, shown)
  const { timeZone, locale, hourCycle, path } = picker
  const copy = messagesIn(locale, 'booking')
  const isFree = link.slot !== undefined && starts.includes(link.slot)
  const [first, ...others] = shown.starts ?? (isFree && link.slot ? [link.slot] : [])
  const slotNotice =
    link.slot !== undefined && !isFree && !shown.starts
      ? copy.slotGone({ time: formatDayAndTime(link.slot, timeZone, locale, hourCycle) })
      : undefined
  const form = first !== undefined && {
    locale,
    copy,
    timeZone,
    hourCycle,
    action: path,
    formKey: shown.code?.formKey ?? makeFormKey(context, found.page.id),
    durationMinutes: link.durationMinutes,
    hostId: link.hostId,
    emailCode: shown.emailCode,
    starts: [first, ...others] as const,
    values: shown.form ?? readForm(link.kept, found.page),
    errors: shown.errors ?? {},
    page: found.page,
  }
  if (shown.retryAfterSeconds) res.set('Retry-After', String(shown.retryAfterSeconds))
  const isUsedUp = picker.nextStart === undefined && (await hasItsMeeting(context, found.page))
  renderPage(
    res,
    <BookingPage
      found={found}
      isUsedUp={isUsedUp}
      link={link}
      picker={picker}
      form={form && !isUsedUp ? { ...form, starts: [first, ...others] } : undefined}
      code={shown.code && { error: shown.code.error, isSentAgain: shown.code.isSentAgain ?? false }}
      notice={isUsedUp ? undefined : (shown.notice ?? slotNotice)}
      ask={await askFor(context, shown, picker)}
    />,
    { status: shown.status ?? 200 },
  )
}
