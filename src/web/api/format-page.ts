import type { z } from 'zod'
import type { SchedulingPage } from '../../model/entities.ts'
import { checkSpecificTimes } from '../../services/availability/check-specific-times.ts'
import { pageUrl } from '../../services/links.ts'
import { findPlaceFault } from '../../services/meetings/meeting-place.ts'
import type { WebContext } from '../web-context.ts'
import { toIso } from './fields.ts'
import type { pageAnswer } from './page-shape.ts'

const horizonFields = ({ horizon }: SchedulingPage) =>
  horizon.kind === 'rolling'
    ? { horizonDays: horizon.days, horizon: null }
    : { horizonDays: null, horizon: { from: horizon.from, until: horizon.until } }

/** Times of a link that cannot be booked, each with the reason. */
async function slotsNotOffered(web: WebContext, page: SchedulingPage) {
  if (!page.slots) return null
  const [durationMinutes = 30] = page.durationsMinutes
  const { slots: starts } = page
  const { times } = await checkSpecificTimes(web, { link: page, durationMinutes, starts })
  return starts.flatMap(start => {
    const reason = times.get(start)
    if (reason === undefined || reason === 'free') return []
    return [{ startsAt: toIso(start), reason }]
  })
}

const details = {
  'no-call': 'No connected calendar of these hosts makes video calls. Choose another location.',
  'no-room': 'These hosts gave no link of a video room. Choose another location.',
}

async function locationProblem(web: WebContext, page: SchedulingPage) {
  const fault = await findPlaceFault(web, page)
  return fault ? { code: fault.code, hosts: [...fault.hosts], detail: details[fault.code] } : null
}

/** A page with all its settings, for admins. */
export async function formatPage(
  web: WebContext,
  page: SchedulingPage,
): Promise<z.output<typeof pageAnswer>> {
  const { workspaceId: _workspaceId, horizon: _horizon, ...rest } = page
  return {
    ...rest,
    ...horizonFields(page),
    url: pageUrl(web, page.slug),
    hostIds: [...page.hostIds],
    weights: Object.fromEntries(page.hostIds.map(hostId => [hostId, page.weights?.[hostId] ?? 1])),
    durationsMinutes: [...page.durationsMinutes],
    slots: page.slots ? page.slots.map(toIso) : null,
    slotsAnyway: page.slots ? (page.slotsAnyway ?? []).map(toIso) : null,
    slotsNotOffered: await slotsNotOffered(web, page),
    questions: page.questions.map(question => ({
      ...question,
      options: question.options && [...question.options],
    })),
    reminders: [...page.reminders],
    locationProblem: await locationProblem(web, page),
    scheduleId: page.scheduleId ?? null,
    meetingType: page.meetingType ?? null,
    consentText: page.consentText ?? null,
    footer: page.footer ?? null,
    locale: page.locale ?? null,
  }
}
