import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Locale } from '../../../src/model/entities.ts'
import { searchField, textField } from '../forms.ts'
import { modal } from '../views.ts'

const maxEmailLength = 254
const maxNameLength = 100

/** Searches for a person, or adds a new one. */
export function contactView({
  copy,
  forms,
  locale,
  asked,
}: {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  locale: Locale
  /** The command, the word in it that named the person, and where the result is shown. */
  asked: { typed: string; word: string; responseUrl: string; channelId: string | undefined }
}): types.ModalView {
  const isAddress = asked.word.includes('@')
  return modal(copy, {
    title: forms.match,
    submit: forms.use,
    callback_id: 'contact',
    private_metadata: JSON.stringify({ ...asked, locale }),
    blocks: [
      searchField({
        id: 'who',
        label: forms.matchSearch,
        placeholder: forms.whoPlaceholder,
        source: 'suggest:guest',
        isOptional: true,
      }),
      textField({
        id: 'name',
        label: forms.matchName,
        value: isAddress || asked.word.startsWith('deal:') ? '' : asked.word,
        max: maxNameLength,
        isOptional: true,
      }),
      textField({ id: 'email', label: forms.matchEmail, max: maxEmailLength, isOptional: true }),
    ],
  })
}
