import { messagesIn } from '../../i18n/messages.ts'
import {
  type OutageFacts,
  outageAction,
  outageName,
  outageText,
  providerName,
} from '../../i18n/outage-text.ts'
import { reasonText } from '../../i18n/reason-text.ts'
import type { Locale } from '../../model/entities.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

/** An outage and its consequences, or its end. */
export function outageEmail(facts: OutageFacts, publicUrl: string): RenderedEmail {
  const { outage, reader } = facts
  const { subjects } = messagesIn(reader.locale, 'health')
  const isOver = outage.endedAt !== undefined
  const subject = (isOver ? subjects.back : subjects[outage.code])({
    provider: outageName(facts),
  })
  const action = outageAction(facts)
  const reason = reasonText(reader.locale, { text: outage.reason, code: outage.reasonCode })
  return renderEmail({
    locale: reader.locale,
    subject,
    heading: subject,
    paragraphs: [outageText(facts), ...(isOver ? [] : [reason])],
    facts: [],
    links: action ? [{ label: action.label, url: publicUrl + action.path }] : [],
  })
}

/** For a host: what a provider rejects about a meeting, and why. */
export function refusedEmail({
  what,
  locale,
  title,
  name,
  provider,
  reason,
  url,
}: {
  what: 'record' | 'call'
  locale: Locale
  title: string
  name: string
  provider: string
  reason: string
  url: string
}): RenderedEmail {
  const copy = messagesIn(locale, 'health').refused[what]
  const values = { provider: providerName(locale, provider), title, name }
  return renderEmail({
    locale,
    subject: copy.subject(values),
    heading: copy.text(values),
    paragraphs: [...(reason ? [reason] : []), copy.next],
    facts: [],
    links: [{ label: copy.open, url }],
  })
}
