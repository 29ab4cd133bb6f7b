import { messagesIn } from '../../src/i18n/messages.ts'
import { slackProblem } from '../../src/i18n/slack-problem.ts'
import type { Locale } from '../../src/model/entities.ts'
import type { canReschedule } from '../../src/model/meeting-status.ts'

type Refused = Extract<ReturnType<typeof canReschedule>, { allowed: false }>

/** Why a meeting can no longer be moved, canceled or handed over, and what to do instead. */
export function refusalText({ reason }: Refused, locale: Locale): string {
  const forms = messagesIn(locale, 'slack/forms')
  switch (reason) {
    case 'canceled':
      return forms.canceledAlready
    case 'ended':
      return forms.ended
    case 'outcome-logged':
    case 'calendar-decides':
      return slackProblem(locale, { code: reason })
  }
}
