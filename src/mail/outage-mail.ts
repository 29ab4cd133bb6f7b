import { createHash } from 'node:crypto'
import { reasonText } from '../i18n/reason-text.ts'
import type { HealthNotifier } from '../services/deliveries/outage-notifier.ts'
import { meetingUrl } from '../services/links.ts'
import type { MailParts } from './mail-parts.ts'
import { outageEmail, refusedEmail } from './templates/health-emails.ts'

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** For people who are not in Slack: one email when an outage begins, one when it ends. */
export const mailNotifier = ({ mailer, context }: MailParts): HealthNotifier => ({
  id: 'mail',
  edits: false,
  notifyOfOutage: async notice => {
    const { user, outage } = notice
    const phase = outage.endedAt === undefined ? 'out' : 'over'
    await mailer.send({
      key: `outage:${outage.id}:${user.id}:${phase}`,
      to: user,
      ...outageEmail({ ...notice, reader: user }, context.publicUrl),
    })
    return {}
  },
  notifyOfRefusal: async ({ what, user, meeting, inviteeName: name, provider, ...why }) => {
    const { locale } = user
    const reason = reasonText(locale, { text: why.reason, code: why.reasonCode })
    const url = meetingUrl(context, meeting.id)
    const kind = what === 'record' ? 'refused' : 'no-call'
    await mailer.send({
      key: `${kind}:${meeting.id}:${user.id}:${fingerprint(why.reason)}`,
      to: user,
      ...refusedEmail({ what, locale, title: meeting.title, name, provider, reason, url }),
    })
    return {}
  },
})
