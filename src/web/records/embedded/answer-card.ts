import type { Request, Response } from 'express'
import type {
  CrmCard,
  CrmCardMeeting,
  CrmEmbedding,
} from '../../../../crm/contract/crm-embedding.ts'
import { formatRange } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { withOwnOutcomes } from '../../../i18n/own-outcomes.ts'
import { type SettingsMessages, settingsMessages } from '../../../i18n/settings-messages.ts'
import type { Meeting, User } from '../../../model/entities.ts'
import { meetingUrl } from '../../../services/links.ts'
import { notFound } from '../../../services/problems.ts'
import { findRecordMeetings } from '../../../services/records/list-record-meetings.ts'
import { sealRecordContext } from '../../../services/records/record-context.ts'
import type { CrmFrame } from '../../crm-frame.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import type { WebContext } from '../../web-context.ts'
import { findVisitor, readEmbedding, refuseAway, refuseUnknown } from './read-visit.ts'
import { formAddress, withContext } from './record-address.ts'

interface Reader {
  user: User
  copy: SettingsMessages
}

const toCardMeeting = (
  web: WebContext,
  { user, copy }: Reader,
  meeting: Meeting,
): CrmCardMeeting => ({
  reference: meeting.reference,
  title: meeting.title,
  when: formatRange(meeting, user.timeZone, user.locale),
  host: meeting.host.name,
  outcome: outcomeLabel(copy, meeting.outcome),
  url: meetingUrl(web, meeting.id),
})

async function makeCard(
  web: WebContext,
  { crm, embedding, user }: { crm: CrmFrame; embedding: CrmEmbedding; user: User },
): Promise<CrmCard> {
  const { workspaceId } = user
  const place = { provider: crm.id, record: embedding.record }
  const found = await findRecordMeetings(web, {
    workspaceId,
    provider: crm.id,
    key: embedding.record,
  })
  if (!found) throw notFound()
  const { outcomes } = await web.crmChoices(workspaceId)
  const reader = { user, copy: withOwnOutcomes(settingsMessages(user.locale), outcomes) }
  const show = (meeting: Meeting) => toCardMeeting(web, reader, meeting)
  const { frameId } = embedding
  const facts = { ...place, workspaceId, userId: user.id, frameId, purpose: 'open' as const }
  const address = `${web.publicUrl}${formAddress(place)}`
  return {
    words: messagesIn(user.locale, 'embedded').card,
    upcoming: found.upcoming.map(show),
    past: found.past.map(show),
    scheduleUrl: withContext(address, sealRecordContext(web, facts)),
    signedInUrl: address,
  }
}

/** The card on a CRM record: its meetings, and a link to schedule one. */
export async function answerCard(
  web: WebContext,
  crm: CrmFrame,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  res.set('Cache-Control', 'private, no-store')
  const embedding = await readEmbedding(web, crm, req)
  try {
    const visitor = await findVisitor(web, crm, embedding)
    if (visitor.kind === 'user') {
      const { user } = visitor
      res.json(crm.toAnswer(await makeCard(web, { crm, embedding, user })))
      return
    }
    const refused = refuseUnknown(req, visitor)
    res.status(refused.status).json(crm.toRefusal({ title: refused.title, detail: refused.detail }))
  } catch (error) {
    const refused = refuseAway(req, crm, error)
    if (!refused) throw error
    res.status(refused.status).json(crm.toRefusal({ title: refused.title, detail: refused.detail }))
  }
}
