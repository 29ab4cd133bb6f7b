import { proposalWords } from '../../../src/i18n/slack/proposals/words.ts'
import { openModal } from '../../modals/open-modal.ts'
import { shareLinkModal } from '../../modals/share-link.ts'
import { withTurn } from './with-turn.ts'

/** *Share my link*, from Slack's own menu. */
export const onShareMyLink = withTurn((turn, { triggerId }) => {
  const title = proposalWords(turn.reader.locale).shareTitle
  return openModal(turn, { triggerId, title }, () => shareLinkModal(turn))
})
