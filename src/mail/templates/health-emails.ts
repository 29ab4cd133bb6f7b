import { outageNotice, type RefusalFacts, refusalNotice } from '../../i18n/health-notice.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { type OutageFacts, outageName, outageText } from '../../i18n/outage-text.ts'
import { type RenderedEmail, renderEmail } from './render-email.ts'

/** An outage and its consequences, or its end. */
export function outageEmail(facts: OutageFacts, publicUrl: string): RenderedEmail {
  const { outage, reader } = facts
  const { isOver, reason, link } = outageNotice(facts, publicUrl)
  const { subjects } = messagesIn(reader.locale, 'health')
  const subject = (isOver ? subjects.back : subjects[outage.code])({
    provider: outageName(facts),
  })
  return renderEmail({
    locale: reader.locale,
    subject,
    heading: subject,
    paragraphs: [outageText(facts), ...(reason === undefined ? [] : [reason])],
    facts: [],
    links: link ? [link] : [],
  })
}

/** For a host: what a provider rejects about a meeting, and why. */
export function refusedEmail(facts: RefusalFacts): RenderedEmail {
  const { subject, text, next, open } = refusalNotice(facts)
  const { locale, reason, url } = facts
  return renderEmail({
    locale,
    subject,
    heading: text,
    paragraphs: [...(reason ? [reason] : []), next],
    facts: [],
    links: [{ label: open, url }],
  })
}
