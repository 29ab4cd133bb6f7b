import { messagesIn } from '../../i18n/messages.ts'
import type { Attachment, Meeting } from '../../model/entities.ts'
import { maxAttachments } from '../../services/attachments/attachments.ts'
import { FormSecret } from '../signed-in/settings-frame.tsx'
import type { Visit } from '../signed-in/visit.ts'

const sizeWords = (bytes: number, locale: string) => {
  const unit = bytes < 1024 * 1024 ? 'kilobyte' : 'megabyte'
  const amount = Math.max(bytes / (unit === 'kilobyte' ? 1024 : 1024 * 1024), 0.1)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount)
}

function File({ visit, meeting, file }: { visit: Visit; meeting: Meeting; file: Attachment }) {
  const copy = messagesIn(visit.locale, 'content')
  const { id, name, size } = file
  return (
    <li class="file">
      <a href={`/attachments/${id}/${encodeURIComponent(name)}`}>
        <bdi>{name}</bdi>
      </a>{' '}
      <span class="soft">{sizeWords(size, visit.locale)}</span>
      <form method="post" action={`/attachments/meetings/${meeting.id}/${id}/remove`}>
        <FormSecret visit={visit} />
        <button type="submit" aria-label={copy.removeFile({ name })}>
          {copy.remove}
        </button>
      </form>
    </li>
  )
}

/** The file field alone, for multipart/form-data forms. It has to be the last field. */
export const FilesField = ({ visit, fault }: { visit: Visit; fault?: string | undefined }) => {
  const copy = messagesIn(visit.locale, 'content')
  return (
    <div class="field">
      <label for="files">{copy.files}</label>
      <input
        id="files"
        name="files"
        type="file"
        multiple
        aria-describedby={fault ? 'files-hint files-error' : 'files-hint'}
        aria-invalid={fault ? true : undefined}
      />
      <p class="hint" id="files-hint">
        {copy.filesHint}
      </p>
      {fault && (
        <p class="field-error" id="files-error">
          {fault}
        </p>
      )}
    </div>
  )
}

/** A meeting's files, with controls to add and remove them. */
export function AttachmentsPanel({
  visit,
  meeting,
  fault,
}: {
  visit: Visit
  meeting: Meeting
  fault: string | undefined
}) {
  const copy = messagesIn(visit.locale, 'content')
  const { attachments } = meeting
  return (
    <section class="panel" id="attachments">
      <h2>{copy.attachments}</h2>
      {attachments.length > 0 && (
        <ul class="lines">
          {attachments.map(file => (
            <File key={file.id} visit={visit} meeting={meeting} file={file} />
          ))}
        </ul>
      )}
      {attachments.length < maxAttachments && (
        <form
          method="post"
          action={`/attachments/meetings/${meeting.id}`}
          enctype="multipart/form-data"
        >
          <FormSecret visit={visit} />
          <FilesField visit={visit} fault={fault} />
          <button type="submit">{copy.addFiles}</button>
        </form>
      )}
    </section>
  )
}
