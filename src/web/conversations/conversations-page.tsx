import { relativeTime } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { ListedConversation } from '../../services/chat/list-conversations.ts'
import { SettingsFrame } from '../signed-in/settings-frame.tsx'
import { isAdmin, type Visit } from '../signed-in/visit.ts'

interface Props {
  visit: Visit
  status: 'open' | 'closed'
  conversations: readonly ListedConversation[]
  now: number
}

type Copy = Messages<'conversations'>

const nameOf = ({ visitorName, visitorNumber }: ListedConversation, copy: Copy) =>
  visitorName ?? copy.visitor({ number: visitorNumber })

const whoAnswers = ({ ownerName, isWaiting }: ListedConversation, copy: Copy) => {
  if (ownerName) return copy.takenBy({ name: ownerName })
  return isWaiting ? copy.waiting : copy.byBot
}

function Line({
  listed,
  copy,
  visit,
  now,
}: Pick<Props, 'visit' | 'now'> & { listed: ListedConversation; copy: Copy }) {
  const { id, siteName, pageTitle, lastText, isWaiting, ownerName, changedAt } = listed
  return (
    <li>
      <div>
        <a href={`/conversations/${id}`}>
          <strong>{nameOf(listed, copy)}</strong>
        </a>{' '}
        <span class={`badge${isWaiting && !ownerName ? ' warn' : ''}`}>
          {whoAnswers(listed, copy)}
        </span>
        {lastText && <p class="chat-last">{lastText}</p>}
        <p class="soft">
          {[copy.on({ site: siteName }), pageTitle].filter(Boolean).join(' · ')} ·{' '}
          {relativeTime(changedAt - now, visit.locale)}
        </p>
      </div>
    </li>
  )
}

function Nothing({ visit, status, copy }: Pick<Props, 'visit' | 'status'> & { copy: Copy }) {
  return (
    <>
      <p>{status === 'open' ? copy.none : copy.noneClosed}</p>
      {status === 'open' && isAdmin(visit.user) && (
        <p>
          <a class="button" href="/settings/chat">
            {copy.setUp}
          </a>
        </p>
      )}
    </>
  )
}

/** /conversations */
export function ConversationsPage({ visit, status, conversations, now }: Props) {
  const copy = messagesIn(visit.locale, 'conversations')
  return (
    <SettingsFrame
      visit={visit}
      section="conversations"
      title={copy.title}
      tabs={(['open', 'closed'] as const).map(name => ({
        href: name === 'open' ? '/conversations' : '/conversations?status=closed',
        label: copy[name],
        isCurrent: name === status,
      }))}
    >
      <section class="panel">
        {conversations.length === 0 ? (
          <Nothing visit={visit} status={status} copy={copy} />
        ) : (
          <ul class="lines">
            {conversations.map(listed => (
              <Line key={listed.id} {...{ listed, copy, visit, now }} />
            ))}
          </ul>
        )}
      </section>
    </SettingsFrame>
  )
}
