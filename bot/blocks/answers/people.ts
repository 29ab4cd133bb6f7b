import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import type { Messages } from '../../../src/i18n/messages.ts'
import { cutForJson } from '../button-value.ts'
import { actions, button, type SlackMessage, section } from '../text.ts'

export interface Candidate {
  contact: Pick<CrmContact, 'name' | 'email' | 'company'>
  /** Formatted day of the last meeting with them. */
  lastMet: string | undefined
  /** The command that runs if this person is meant. */
  text: string
}

const maxCandidates = 5
const maxCommandLength = 2000

const labelOf = (copy: Messages<'slack/verbs'>, { contact, lastMet }: Candidate): string =>
  [
    contact.name || contact.email,
    contact.company,
    lastMet === undefined ? undefined : copy.lastSeen({ day: lastMet }),
  ]
    .filter(part => part)
    .join(', ')

/** Data for the form that replaces the word by another person. */
export const contactValue = (asked: { typed: string; word: string }): string =>
  JSON.stringify({ typed: cutForJson(asked.typed, 1500), word: cutForJson(asked.word, 200) })

/** Asks which person is meant: up to five buttons, and ways to choose another one. */
export function candidatesMessage(
  { copy, verbs }: { copy: Messages<'slack/general'>; verbs: Messages<'slack/verbs'> },
  asked: { question: string; candidates: readonly Candidate[]; typed: string; word: string },
): SlackMessage {
  const value = contactValue(asked)
  const typed = asked.typed.slice(0, maxCommandLength) || ' '
  const found = asked.candidates
    .filter(({ text }) => text.length <= maxCommandLength)
    .slice(0, maxCandidates)
    .map((candidate, index) =>
      button({
        actionId: `reread:${index}`,
        text: labelOf(verbs, candidate),
        value: candidate.text,
      }),
    )
  const others = [
    button({ actionId: 'contact:search', text: verbs.search, value }),
    button({ actionId: 'contact:create', text: verbs.create, value }),
    button({ actionId: 'draft:edit', text: copy.edit, value: typed }),
  ]
  return {
    text: asked.question,
    blocks: [
      section(asked.question),
      ...(found.length > 0 ? [actions(found)] : []),
      actions(others),
    ],
  }
}
