import { proposalWords } from '../../../src/i18n/slack/proposals/words.ts'
import { openModal } from '../../modals/open-modal.ts'
import { shareLinkModal } from '../../modals/share-link.ts'
import { withRequest } from './with-request.ts'

/** *Share my link*, from Slack's own menu. */
export const onShareMyLink = withRequest((request, { triggerId }) => {
  const title = proposalWords(request.reader.locale).shareTitle
  return openModal(request, { triggerId, title }, () => shareLinkModal(request))
})
