import { randomBytes } from 'node:crypto'
import { maximumText } from '../../../i18n/maximum-text.ts'
import type { Locale, SchedulingPage, User, Workspace } from '../../../model/entities.ts'
import { createPage, type PageChanges, updatePage } from '../../../services/pages/pages.ts'
import { isProblem } from '../../../services/problems.ts'
import { getWorkspace } from '../../../services/workspace/workspaces.ts'
import { locationOf } from '../../place-form.ts'
import type { WebContext } from '../../web-context.ts'
import type { TimesForm } from './times-form.ts'
import type { TimesFault, TimesFaults } from './times-page.tsx'

/** Anyone with the link may use it, so it must not be guessable. */
const newSlug = () => randomBytes(8).toString('hex')

const changesOf = ({ minutes, place, placeText, ...form }: TimesForm) =>
  ({
    title: form.title,
    description: form.description,
    durationsMinutes: [/^\d+$/.test(minutes) ? Number(minutes) : Number.NaN],
    location: locationOf(place, placeText),
    slots: form.slots,
    slotsAnyway: form.anyway,
    hasManageLinks: form.hasManageLinks,
    asksEmailCode: form.asksEmailCode,
  }) satisfies PageChanges

const newPage = (
  user: User,
  { reminders }: Pick<Workspace, 'reminders'>,
): Omit<SchedulingPage, 'id' | keyof ReturnType<typeof changesOf>> => ({
  workspaceId: user.workspaceId,
  slug: newSlug(),
  kind: 'specific-times',
  hostIds: [user.id],
  scheduleId: undefined,
  stepMinutes: 15,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
  horizon: { kind: 'rolling', days: 365 },
  limits: {},
  questions: [],
  reminders,
  meetingType: undefined,
  consentText: undefined,
  footer: undefined,
  locale: undefined,
  isActive: true,
})

/** A link of this host that has not been saved yet. */
export const newLink = (host: User) => ({
  ...newPage(host, { reminders: [] }),
  id: undefined,
})

const faultOf: Readonly<Record<string, TimesFault>> = {
  title: 'badTitle',
  description: 'tooLong',
  durationsMinutes: 'badMinutes',
  location: 'badPlace',
  slots: 'tooMany',
}

function faultsOf(error: unknown, locale: Locale): TimesFaults {
  if (!isProblem(error, 'invalid-input')) throw error
  const faults = new Map<TimesFault, string | undefined>()
  for (const { path, maximum } of error.facts.errors ?? []) {
    const fault = faultOf[path.split('.')[0] ?? '']
    if (!fault || faults.has(fault)) continue
    const isCounted = maximum?.of === 'characters'
    faults.set(fault, isCounted ? maximumText(locale, maximum) : undefined)
  }
  return faults
}

type SavedTimes = { kind: 'saved'; id: string } | { kind: 'faulty'; faults: TimesFaults }

/** Creates or updates a link with specific times. Times that are taken meanwhile are stored but not offered. */
export async function saveTimes(
  web: WebContext,
  { user, page, form }: { user: User; page: SchedulingPage | undefined; form: TimesForm },
): Promise<SavedTimes> {
  const only = (fault: TimesFault) =>
    ({ kind: 'faulty', faults: new Map([[fault, undefined]]) }) as const
  if (form.hasBadTime) return only('badTime')
  if (!form.slots.some(start => start > web.clock())) return only('noTimes')
  const changes = changesOf(form)
  try {
    const { workspaceId } = user
    const saved = page
      ? await updatePage(web, { workspaceId, pageId: page.id, changes })
      : await createPage(web, {
          ...newPage(user, await getWorkspace(web, workspaceId)),
          ...changes,
        })
    return { kind: 'saved', id: saved.id }
  } catch (error) {
    return { kind: 'faulty', faults: faultsOf(error, user.locale) }
  }
}
