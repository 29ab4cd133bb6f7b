import { formatTime } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { Transcript, TranscriptLine } from '../../services/chat/read-transcript.ts'
import { FormSecret } from '../signed-in/settings-frame.tsx'
import type { Visit } from '../signed-in/visit.ts'

type Copy = Messages<'conversations'>

interface Props {
  visit: Visit
  transcript: Transcript
  /** The line that is being edited. */
  editing: number | undefined
}

/** Whether a rep's message has come to the visitor. */
function stateOf(line: TranscriptLine, { conversation }: Transcript, copy: Copy) {
  if (line.from !== 'rep' || line.isNote || line.isDeleted) return undefined
  if (line.seq <= conversation.seenSeq) return copy.state.seen
  return line.seq <= conversation.deliveredSeq ? copy.state.reached : copy.state.sent
}

const authorOf = (
  line: TranscriptLine,
  { visitor }: Transcript,
  copy: Copy,
  visitorName: string,
) => {
  if (line.from === 'bot') return copy.bot
  if (line.from === 'visitor') return visitor.name ?? visitorName
  return line.isOwn ? copy.you : (line.name ?? '')
}

function EditForm({
  visit,
  line,
  path,
  copy,
}: {
  visit: Visit
  line: TranscriptLine
  path: string
  copy: Copy
}) {
  return (
    <form method="post" action={`${path}/messages/${line.seq}`} class="chat-edit">
      <FormSecret visit={visit} />
      <textarea name="text" rows={3} aria-label={copy.edit} required>
        {line.text}
      </textarea>
      <div class="actions">
        <button type="submit" class="primary">
          {copy.save}
        </button>
        <button type="submit" formaction={`${path}/messages/${line.seq}/delete`} formnovalidate>
          {copy.delete}
        </button>
      </div>
    </form>
  )
}

/** The messages, oldest first. One's own can be edited. */
export function TranscriptLines({ visit, transcript, editing }: Props) {
  const copy = messagesIn(visit.locale, 'conversations')
  const { conversation, lines } = transcript
  const path = `/conversations/${conversation.id}`
  const visitorName = copy.visitor({ number: conversation.id.slice(0, 3).toUpperCase() })
  return (
    <ol class="chat-lines">
      {lines.map(line => (
        <li
          key={line.seq}
          class={`chat-line ${line.isNote ? 'note' : line.from}`}
          id={`m${line.seq}`}
        >
          <p class="soft">
            <strong>{authorOf(line, transcript, copy, visitorName)}</strong>{' '}
            {line.isNote && <span class="badge">{copy.internal}</span>}{' '}
            {[
              formatTime(line.at, visit.user.timeZone, visit.locale),
              line.isEdited && copy.edited,
              stateOf(line, transcript, copy),
            ]
              .filter(Boolean)
              .join(' · ')}
            {line.isOwn && !line.isDeleted && editing !== line.seq && (
              <>
                {' '}
                <a href={`${path}?edit=${line.seq}#m${line.seq}`}>{copy.edit}</a>
              </>
            )}
          </p>
          {editing === line.seq && line.isOwn ? (
            <EditForm {...{ visit, line, path, copy }} />
          ) : (
            <p class="chat-text">{line.isDeleted ? <em>{copy.deletedText}</em> : line.text}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
