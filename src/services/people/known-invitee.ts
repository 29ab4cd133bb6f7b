import type { WorkspaceId } from '../../model/entities.ts'
import * as store from '../../store/people/known-invitees.ts'
import type { ServiceContext } from '../context.ts'

export type { KnownInvitee } from '../../store/people/known-invitees.ts'

/** A person's time zone, phone number and language at their last booking. */
export const findKnownInvitee = (
  context: Pick<ServiceContext, 'db'>,
  person: { workspaceId: WorkspaceId; email: string },
): Promise<store.KnownInvitee> => store.findKnownInvitee(context.db, person)
