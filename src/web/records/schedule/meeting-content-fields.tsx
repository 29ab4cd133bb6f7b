import type { ScheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import type { MeetingContent } from './meeting-content.ts'
import type { Visitor } from './record-visit.ts'

export interface MeetingContentProps {
  visitor: Visitor
  words: ScheduleWords
  content: MeetingContent
  /** What is wrong with a field, in words. */
  faults: Readonly<Partial<Record<keyof MeetingContent, string>>>
}

const LongField = ({
  name,
  label,
  value,
  fault,
}: {
  name: keyof MeetingContent
  label: string
  value: string
  fault: string | undefined
}) => (
  <div class="field">
    <label for={name}>{label}</label>
    <textarea
      id={name}
      name={name}
      rows={4}
      maxLength={10_000}
      aria-invalid={fault ? 'true' : undefined}
      aria-describedby={fault && `${name}-fault`}
    >
      {value}
    </textarea>
    {fault && (
      <p class="field-error" id={`${name}-fault`}>
        {fault}
      </p>
    )}
  </div>
)

/** What attendees read, and what stays among colleagues. */
export const MeetingContentFields = ({ words, content, faults }: MeetingContentProps) => (
  <>
    <LongField
      name="description"
      label={words.description}
      value={content.description}
      fault={faults.description}
    />
    <LongField name="note" label={words.note} value={content.note} fault={faults.note} />
  </>
)
