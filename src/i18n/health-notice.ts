import type { Locale } from '../model/entities.ts'
import { messagesIn } from './messages.ts'
import { type OutageFacts, outageAction, providerName } from './outage-text.ts'
import { reasonText } from './reason-text.ts'

interface OutageNotice {
  isOver: boolean
  /** Undefined if the outage is over. */
  reason: string | undefined
  /** Leads to the page that solves the outage. */
  link: { label: string; url: string } | undefined
}

/** What the email and the Slack card about an outage have in common. */
export function outageNotice(facts: OutageFacts, publicUrl: string): OutageNotice {
  const { outage, reader } = facts
  const isOver = outage.endedAt !== undefined
  const action = outageAction(facts)
  return {
    isOver,
    reason: isOver
      ? undefined
      : reasonText(reader.locale, { text: outage.reason, code: outage.reasonCode }),
    link: action && { label: action.label, url: publicUrl + action.path },
  }
}

/** A provider's refusal of something that belongs to a meeting. */
export interface RefusalFacts {
  what: 'record' | 'call'
  locale: Locale
  title: string
  /** The guest's. */
  name: string
  provider: string
  reason: string
  url: string
}

/** @param quote makes text of other people safe for the channel */
export function refusalNotice(
  { what, locale, title, name, provider }: RefusalFacts,
  quote: (text: string) => string = text => text,
) {
  const { subject, text, next, open } = messagesIn(locale, 'health').refused[what]
  const values = {
    provider: quote(providerName(locale, provider)),
    title: quote(title),
    name: quote(name),
  }
  return { subject: subject(values), text: text(values), next, open }
}
