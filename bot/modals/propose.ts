import { formWords } from '../../src/i18n/slack/forms/words.ts'
import { listPages } from '../../src/services/pages/pages.ts'
import { type ProposeForm, type ProposeValues, proposeView } from '../blocks/forms/propose-form.ts'
import type { Turn } from '../requests/turn.ts'
import { openModal, type Shown } from './open-modal.ts'

interface ProposeOpening {
  triggerId: string
  /** Where the answer belongs; absent for a shortcut. */
  responseUrl?: string | undefined
  prefill?: ProposeValues
  /** Times that were chosen beforehand; no days are asked for then. */
  slots?: readonly number[] | undefined
  /** On top of the modal it was asked for in. */
  over?: 'modal'
}

type ProposeContent = Pick<ProposeForm, 'values' | 'responseUrl' | 'slots' | 'notice'>

/** The form with the rep's active pages. */
export async function proposeForm(turn: Turn, content: ProposeContent): Promise<Shown> {
  const { words, reader, user, workspaceId, parts } = turn
  const pages = await listPages(parts.context, { workspaceId, hostId: user.id })
  return proposeView({
    ...content,
    words,
    forms: formWords(user.locale),
    reader,
    pages: pages.filter(({ isActive }) => isActive),
  })
}

/** Opens the form that offers somebody a few times. */
export const openPropose = (turn: Turn, opening: ProposeOpening): Promise<void> => {
  const { responseUrl, prefill = {}, slots } = opening
  const title = formWords(turn.user.locale).propose
  return openModal(turn, { ...opening, title }, () =>
    proposeForm(turn, { values: prefill, responseUrl, slots }),
  )
}
