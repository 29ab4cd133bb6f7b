import { slackWords } from '../../../src/i18n/slack/words.ts'
import { findLatestEndedMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { sentence } from '../../blocks/text.ts'
import { withOutcomes } from '../../meetings/outcome-turn.ts'
import { openModal, type Shown } from '../../modals/open-modal.ts'
import type { Turn } from '../../requests/turn.ts'
import { withTurn } from './with-turn.ts'

async function askFor(asking: Turn, title: string): Promise<Shown> {
  const turn = await withOutcomes(asking)
  const { parts, words, workspaceId, user } = turn
  const now = parts.context.clock()
  const latest = await findLatestEndedMeeting(parts.context, { workspaceId, hostId: user.id, now })
  const message = latest
    ? outcomeQuestion(words, { meeting: latest, own: turn.ownOutcomes })
    : sentence(words.noEnded)
  return { title, message }
}

/** *Log outcome*, from Slack's own menu: of the meeting that ended last. */
export const onLogOutcome = withTurn((turn, { triggerId }) => {
  const title = slackWords(turn.reader.locale).outcome
  return openModal(turn, { triggerId, title }, () => askFor(turn, title))
})
