import type { types } from '@slack/bolt'
import { messagesIn } from '../../src/i18n/messages.ts'
import type { Proposal } from '../../src/model/entities.ts'
import { suggestInstead } from '../../src/services/proposals/refresh-proposals.ts'
import { boxesField } from '../blocks/forms.ts'
import { sentence } from '../blocks/text.ts'
import { timeIn } from '../blocks/times.ts'
import { modal } from '../blocks/views.ts'
import type { RequestContext } from '../requests/request-context.ts'
import type { Shown } from './open-modal.ts'

const maxShown = 10

/** Free times that the proposal does not contain yet, to choose from. */
export async function addTimesModal(request: RequestContext, proposal: Proposal): Promise<Shown> {
  const { copy, reader } = request
  const own = messagesIn(reader.locale, 'slack/proposals')
  const starts = await suggestInstead(request.parts.context, { proposal, count: maxShown })
  if (starts.length === 0) return { title: own.addTitle, message: sentence(own.addNone) }
  const view: types.ModalView = modal(copy, {
    title: own.addTitle,
    submit: own.addSubmit,
    callback_id: 'add-times',
    private_metadata: JSON.stringify({ proposalId: proposal.id, locale: reader.locale }),
    blocks: [
      boxesField({
        id: 'times',
        label: own.addLabel,
        options: starts.map(start => ({ value: String(start), label: timeIn(start, reader) })),
        chosen: [],
      }),
    ],
  })
  return view
}
