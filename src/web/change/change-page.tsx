import { messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { PublicFrame } from '../views/public-frame.tsx'

interface ChangePageProps {
  meeting: Meeting
  formKey: string
  /** Where its hosts change it. */
  hostUrl: string
  isOver: boolean
  isSent: boolean
}

/** /change/:id: how a meeting can be changed, for whoever has it in a calendar. Names nobody. */
export function ChangePage({ meeting, formKey, hostUrl, isOver, isSent }: ChangePageProps) {
  const { locale, id } = meeting
  const words = messagesIn(locale, 'invitation')
  return (
    <PublicFrame locale={locale} title={words.title} width="narrow">
      <h1>{words.title}</h1>
      {isOver && <p>{words.over}</p>}
      {isSent && <p role="status">{words.sent}</p>}
      {!isOver && !isSent && (
        <>
          <p>{words.text}</p>
          <form method="post" action={`/change/${id}`} data-once>
            <input type="hidden" name="key" value={formKey} />
            <button type="submit" class="primary">
              {words.send}
            </button>
          </form>
        </>
      )}
      <p>
        <a href={hostUrl}>{words.host}</a>
      </p>
    </PublicFrame>
  )
}
