import type { Messages } from '../../../src/i18n/messages.ts'
import { actions, button, type SlackMessage, section } from '../text.ts'

interface Choice {
  label: string
  /** The command that this choice runs instead of the typed one. */
  text: string
}

const maxChoices = 5
const maxCommandLength = 2000

/** A question about a command. Each choice runs another command; the typed one can be edited. */
export function choicesMessage(
  copy: Messages<'slack/general'>,
  asked: { question: string; choices: readonly Choice[]; typed: string },
): SlackMessage {
  const buttons = asked.choices
    .filter(({ text }) => text.length > 0 && text.length <= maxCommandLength)
    .slice(0, maxChoices)
    .map(({ label, text }, index) =>
      button({ actionId: `reread:${index}`, text: label, value: text }),
    )
  const value = asked.typed.slice(0, maxCommandLength) || ' '
  const edit = button({ actionId: 'draft:edit', text: copy.edit, value })
  return { text: asked.question, blocks: [section(asked.question), actions([...buttons, edit])] }
}
