import type { types } from '@slack/bolt'
import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Locale, Meeting, User } from '../../../src/model/entities.ts'
import type { AppHomeFacts } from '../../../src/services/overview/app-home-facts.ts'
import type { Reader } from '../times.ts'

/** All data of App Home. */
export interface AppHomeParts {
  facts: AppHomeFacts
  user: User
  copy: Messages<'slack/general'>
  home: Messages<'slack/home'>
  reader: Reader & { locale: Locale }
  /** The account's own outcomes. */
  own: CrmChoices['outcomes']
  urls: {
    /** Without a trailing slash. */
    public: string
    /** Undefined if there is nothing to join. */
    join(meeting: Meeting): string | undefined
    meeting(meetingId: string): string
    page(slug: string): string
  }
}

export type AppHomeSection = (parts: AppHomeParts) => types.KnownBlock[]
