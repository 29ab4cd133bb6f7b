import { messagesIn } from '../../../src/i18n/messages.ts'
import { isPlainDate } from '../../../src/scheduling/plain-date.ts'
import { dayBlock } from '../../blocks/forms/adjust-form.ts'
import { maxTimes } from '../../blocks/forms/propose-form.ts'
import { readInstants } from '../../blocks/instant-shape.ts'
import { adjustForm, previewInModal } from '../../modals/adjust.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { readAdjustMetadata } from './propose-metadata.ts'

const chosenStarts = ({ chosen }: Submission): number[] =>
  Object.entries(chosen)
    .filter(([block]) => block.startsWith(dayBlock))
    .flatMap(([, values]) => readInstants(values))
    .sort((a, b) => a - b)

/** Shows the preview of the chosen times, or times of other days. */
export async function onAdjustSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const { metadata, values, chosen } = submission
  const forms = messagesIn(formLocale(metadata), 'slack/forms')
  const { draft, responseUrl } = readAdjustMetadata(metadata)
  const slots = chosenStarts(submission)
  const from = values.more || undefined
  const isTooMany = slots.length > maxTimes
  if (isTooMany || (slots.length === 0 && from === undefined)) {
    const block = Object.keys(chosen).find(id => id.startsWith(dayBlock)) ?? 'more'
    return submission.ackWith({
      response_action: 'errors',
      errors: { [block]: forms.pickTimes },
    })
  }
  if (from !== undefined && !isPlainDate(from))
    return submission.ackWith({ response_action: 'errors', errors: { more: forms.badDay } })
  return workInModal(parts, submission, {
    title: forms.adjust,
    work: request => {
      const changed = { draft: { ...draft, slots }, responseUrl }
      return from === undefined
        ? previewInModal(request, changed)
        : adjustForm(request, { ...changed, from })
    },
  })
}
