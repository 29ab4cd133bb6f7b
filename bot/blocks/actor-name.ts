import type { Messages } from '../../src/i18n/messages.ts'
import type { Actor } from '../../src/model/entities.ts'
import { quiet } from './text.ts'

/** Name of the person who made a change: a colleague or the CRM by name, the guest with their role. */
export const actorName = ({ kind, name }: Actor, copy: Messages<'slack/general'>): string =>
  kind === 'invitee' ? copy.guestNamed({ name: quiet(name) }) : quiet(name)
