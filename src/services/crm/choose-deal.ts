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
  /** The person who chooses: a host, the organizer or an admin. */
  user: User
  /** Undefined: none of the listed deals. */
  dealId: string | undefined
}

type Asked = Pick<Meeting, 'status' | 'associations'>

/** The deals from which a person has to choose. Empty if there is no choice to make, or it was made. */
export const dealsToChoose = (
  { status, associations }: Asked,
  refs: CrmMeetingRefs | undefined,
): readonly OpenDeal[] =>
  status === 'scheduled' && associations === undefined ? (refs?.openDeals ?? []) : []

const isDeal = ({ type }: RecordKey) => type === 'deals'

/** Deals are the answer to the question, and the invitee's own contact is always associated. */
const isNoAnswer = ({ type }: RecordKey) => type !== 'deals' && type !== 'contacts'

const mayChoose = ({ id, role }: User, { hosts, organizer }: Meeting) =>
  role === 'admin' || [...hosts, organizer].some(person => person.id === id)

/** True if a person has answered, also with "none of them". Then nothing is guessed. */
const hasChosen = (chosen: Meeting['associations'], dealId: string | undefined) =>
  chosen !== undefined && chosen.find(isDeal)?.id === dealId

/**
 * Sets which of the contact's open deals a meeting belongs to, and updates its CRM record. The same deal again
 * changes nothing. Throws `meeting-not-found`, also for a meeting of others, and `already-moved` if the deal is
 * not (or no longer) one of the choices.
 */
export async function chooseDeal(context: ServiceContext, command: ChooseDeal): Promise<Meeting> {
  const { user, dealId } = command
  if (!mayChoose(user, await getMeeting(context, command))) throw meetingNotFound()
  const actor = { kind: 'user', userId: user.id, name: user.name } as const
  return changeMeeting(context, { ...command, actor }, async (meeting, trx) => {
    const { associations } = meeting
    if (hasChosen(associations, dealId)) return undefined
    const refs = await findCrmRefs({ db: trx, log: context.log }, meeting.id)
    const choices = refs?.openDeals ?? []
    const deal = choices.find(({ id }) => id === dealId)
    if (choices.length === 0 || (dealId !== undefined && !deal)) throw alreadyMoved()
    // Associations that the CRM added itself, such as the company, stay beside the choice.
    const others = (associations ?? refs?.placed ?? []).filter(isNoAnswer)
    return {
      changes: { associations: deal ? [...others, { type: 'deals', id: deal.id }] : others },
      event: { kind: 'edited', reason: deal?.name },
    }
  })
}
