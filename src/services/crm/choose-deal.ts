import type { CrmMeetingRefs } from '../../../crm/contract/crm-provider.ts'
import type { Meeting, RecordKey, User, WorkspaceId } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import { getMeeting } from '../meetings/find-meeting.ts'
import { alreadyMoved, meetingNotFound } from '../problems.ts'
import { findCrmRefs } from './find-crm-refs.ts'

export type OpenDeal = NonNullable<CrmMeetingRefs['openDeals']>[number]

interface ChooseDeal {
  workspaceId: WorkspaceId
  meetingId: string
  /** Who chooses: a host, the organizer or an admin. */
  user: User
  /** Undefined: none of those offered. */
  dealId: string | undefined
}

type Asked = Pick<Meeting, 'status' | 'associations'>

/** The deals among which a person is to choose; none where nothing is asked, or it was answered. */
export const dealsToChoose = (
  { status, associations }: Asked,
  refs: CrmMeetingRefs | undefined,
): readonly OpenDeal[] =>
  status === 'scheduled' && associations === undefined ? (refs?.openDeals ?? []) : []

const isDeal = ({ type }: RecordKey) => type === 'deals'

/** The invitee is on the record by being the invitee. */
const isNoAnswer = ({ type }: RecordKey) => type !== 'deals' && type !== 'contacts'

const mayChoose = ({ id, role }: User, { hosts, organizer }: Meeting) =>
  role === 'admin' || [...hosts, organizer].some(person => person.id === id)

/** Nobody guesses among several: what was said stands, also that it is none of them. */
const hasChosen = (chosen: Meeting['associations'], dealId: string | undefined) =>
  chosen !== undefined && chosen.find(isDeal)?.id === dealId

/**
 * Which of the contact's open deals a meeting is about; its record in the CRM follows. The same again: no
 * change. Throws `meeting-not-found`, also for a meeting of others, and `already-moved` where the deal is not
 * (or no longer) among those offered.
 */
export async function chooseDeal(context: ServiceContext, command: ChooseDeal): Promise<Meeting> {
  const { user, dealId } = command
  if (!mayChoose(user, await getMeeting(context, command))) throw meetingNotFound()
  const actor = { kind: 'user', userId: user.id, name: user.name } as const
  return changeMeeting(context, { ...command, actor }, async (meeting, trx) => {
    const { associations } = meeting
    if (hasChosen(associations, dealId)) return undefined
    const refs = await findCrmRefs({ db: trx, log: context.log }, meeting.id)
    const offered = refs?.openDeals ?? []
    const deal = offered.find(({ id }) => id === dealId)
    if (offered.length === 0 || (dealId !== undefined && !deal)) throw alreadyMoved()
    // What the CRM found by itself, its company say, stays beside the choice.
    const others = (associations ?? refs?.placed ?? []).filter(isNoAnswer)
    return {
      changes: { associations: deal ? [...others, { type: 'deals', id: deal.id }] : others },
      event: { kind: 'edited', reason: deal?.name },
    }
  })
}
