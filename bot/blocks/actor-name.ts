import type { SlackWords } from '../../src/i18n/slack/en.ts'
import type { Actor } from '../../src/model/entities.ts'
import { quiet } from './text.ts'

/** Who did it: a colleague or the CRM by name, the guest also by what they are. */
export const actorName = ({ kind, name }: Actor, words: SlackWords): string =>
  kind === 'invitee' ? words.guestNamed(quiet(name)) : quiet(name)
