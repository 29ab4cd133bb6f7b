import { type Messages, messagesIn } from '../../../../i18n/messages.ts'
import { FilesField } from '../../../attachments/attachments-panel.tsx'
import { RichTextField, type SnippetOption } from '../../../views/rich-text-field.tsx'
import type { MeetingContent } from '../meeting-content.ts'
import type { Visitor } from '../record-visit.ts'

interface MeetingContentProps {
  visitor: Visitor
  copy: Messages<'schedule'>
  content: MeetingContent
  snippets: readonly SnippetOption[]
  /** Messages by field. */
  faults: Readonly<Partial<Record<keyof MeetingContent | 'files', string>>>
}

/**
 * Text for attendees, and the internal note and files. Inside a CRM's frame no files are accepted; they can be
 * added on the meeting's own page.
 */
export function MeetingContentFields(props: MeetingContentProps) {
  const { visitor, copy, content, snippets, faults } = props
  const { visit, frame } = visitor
  const common = { copy: messagesIn(visit.locale, 'content'), rows: 4, snippets }
  return (
    <>
      <RichTextField
        {...common}
        name="description"
        label={copy.description}
        value={content.description}
        fault={faults.description}
      />
      <RichTextField
        {...common}
        name="note"
        label={copy.note}
        value={content.note}
        fault={faults.note}
      />
      {!frame.framedBy && <FilesField visit={visit} fault={faults.files} />}
    </>
  )
}
