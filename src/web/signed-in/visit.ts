import type { Request, Response } from 'express'
import { type SettingsMessages, settingsMessages } from '../../i18n/settings-messages.ts'
import type { Locale, User } from '../../model/entities.ts'
import { csrfToken } from '../middleware/form-token.ts'
import { userOf } from '../middleware/signed-in.ts'
import type { WebContext } from '../web-context.ts'

/** The data with which every signed-in page is rendered. */
export interface Visit {
  user: User
  locale: Locale
  copy: SettingsMessages
  /** Hidden field `_csrf` of every form. */
  csrf: string
  showsMails: boolean
  showsSlack: boolean
}

/** Requires `signedIn`. */
export function visitOf(
  web: Pick<WebContext, 'showsMails' | 'slackDesk'>,
  req: Request,
  res: Response,
): Visit {
  const user = userOf(res)
  return {
    user,
    locale: user.locale,
    copy: settingsMessages(user.locale),
    csrf: csrfToken(req),
    showsMails: web.showsMails,
    showsSlack: web.slackDesk !== undefined,
  }
}

export const isAdmin = ({ role }: User): boolean => role === 'admin'
