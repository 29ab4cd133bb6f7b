import { messagesIn } from '../../../src/i18n/messages.ts'
import { openModal } from '../../modals/open-modal.ts'
import { shareLinkModal } from '../../modals/share-link.ts'
import { withRequest } from './with-request.ts'

/** *Share my link* in Slack's menu. */
export const onShareMyLink = withRequest((request, { triggerId }) => {
  const title = messagesIn(request.reader.locale, 'slack/proposals').shareTitle
  return openModal(request, { triggerId, title }, () => shareLinkModal(request))
})
