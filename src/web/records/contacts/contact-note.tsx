import type { CrmContactDetail, CrmNote } from '../../../../crm/contract/crm-records.ts'
import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { maxContactNoteLength } from '../../../model/maximums.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { contactAddress } from '../records-access.ts'

interface NoteFormProps {
  visit: Visit
  contact: CrmContactDetail
  /** The text of a refused form. */
  text: string
  fault: string | undefined
}

export function NoteForm({ visit, contact, text, fault }: NoteFormProps) {
  const copy = visit.copy.records.note
  return (
    <form method="post" action={`${contactAddress(contact.id)}/notes`}>
      <FormSecret visit={visit} />
      <div class="field">
        <label for="note">{copy.text}</label>
        <textarea
          id="note"
          name="text"
          rows={3}
          maxLength={maxContactNoteLength}
          required
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault && 'note-fault'}
        >
          {text}
        </textarea>
        {fault && (
          <p id="note-fault" class="field-error" role="alert">
            {fault}
          </p>
        )}
      </div>
      <button type="submit">{copy.add}</button>
    </form>
  )
}

/** A note in the timeline. */
export function Note({ visit, note }: { visit: Visit; note: CrmNote }) {
  const { copy, user, locale } = visit
  const time = formatDayAndTime(note.at, user.timeZone, locale)
  return (
    <li id={`note-${note.id}`}>
      <h3>{copy.records.note.title}</h3>
      <p class="pre">{note.text}</p>
      <p class="soft">{copy.records.note.by({ author: note.authorName, time })}</p>
    </li>
  )
}
