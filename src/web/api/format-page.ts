import type { z } from 'zod'
import type { SchedulingPage } from '../../scheduling/entities.ts'
import { pageUrl } from '../../services/links.ts'
import type { WebContext } from '../web-context.ts'
import { toIso } from './fields.ts'
import type { pageAnswer } from './page-shape.ts'

const horizonFields = ({ horizon }: SchedulingPage) =>
  horizon.kind === 'rolling'
    ? { horizonDays: horizon.days, horizon: null }
    : { horizonDays: null, horizon: { from: horizon.from, until: horizon.until } }

/** A page as admins see it. */
export function formatPage(web: WebContext, page: SchedulingPage): z.output<typeof pageAnswer> {
  const { workspaceId: _workspaceId, horizon: _horizon, ...rest } = page
  return {
    ...rest,
    ...horizonFields(page),
    url: pageUrl(web, page.slug),
    hostIds: [...page.hostIds],
    durationsMinutes: [...page.durationsMinutes],
    slots: page.slots ? page.slots.map(toIso) : null,
    questions: page.questions.map(question => ({
      ...question,
      options: question.options && [...question.options],
    })),
    reminders: [...page.reminders],
    scheduleId: page.scheduleId ?? null,
    meetingType: page.meetingType ?? null,
    consentText: page.consentText ?? null,
    footer: page.footer ?? null,
    locale: page.locale ?? null,
  }
}
