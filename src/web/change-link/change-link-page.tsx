import { messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { PublicFrame } from '../views/public-frame.tsx'

interface ChangePageProps {
  meeting: Meeting
  formKey: string
  /** The page on which hosts change the meeting. */
  hostUrl: string
  isOver: boolean
  isSent: boolean
}

/** /change/:id: how people who have the event in a calendar can change the meeting. Shows no names. */
export function ChangeLinkPage({ meeting, formKey, hostUrl, isOver, isSent }: ChangePageProps) {
  const { locale, id } = meeting
  const copy = messagesIn(locale, 'invitation')
  return (
    <PublicFrame locale={locale} title={copy.title} width="narrow">
      <h1>{copy.title}</h1>
      {isOver && <p>{copy.over}</p>}
      {isSent && <p role="status">{copy.sent}</p>}
      {!isOver && !isSent && (
        <>
          <p>{copy.text}</p>
          <form method="post" action={`/change/${id}`} data-once>
            <input type="hidden" name="key" value={formKey} />
            <button type="submit" class="primary">
              {copy.send}
            </button>
          </form>
        </>
      )}
      <p>
        <a href={hostUrl}>{copy.host}</a>
      </p>
    </PublicFrame>
  )
}
