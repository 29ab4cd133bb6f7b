import { messagesIn } from '../../../i18n/messages.ts'
import type { Locale } from '../../../model/entities.ts'
import type { KeyStatus } from '../../../services/secret-keys/key-status.ts'
import { KeyNotice } from '../key-notice.tsx'

/** Counts an account once, even if several of its tokens are lost. */
function lostTexts(locale: Locale, lost: KeyStatus['lost']): string[] {
  const copy = messagesIn(locale, 'keys')
  const countOf = (kind: string) => lost.find(one => one.kind === kind)?.count ?? 0
  const counts = [
    [copy.accounts, Math.max(countOf('connectionAccess'), countOf('connectionRefresh'))],
    [copy.slackTeam, countOf('slackTeam')],
    [copy.meetingLink, countOf('meetingLink')],
    [copy.proposalLink, countOf('proposalLink')],
    [copy.chatSecret, countOf('chatSecret')],
  ] as const
  return counts.filter(([, count]) => count > 0).map(([forms, count]) => forms({ count }))
}

/** Progress of a replacement of SECRET_KEY, and this workspace's secrets that cannot be decrypted. */
export function KeyPanel({
  locale,
  status,
  lost,
}: {
  locale: Locale
  status: KeyStatus | undefined
  lost: KeyStatus['lost']
}) {
  const copy = messagesIn(locale, 'keys')
  const texts = lostTexts(locale, lost)
  if (!status?.isRotating && texts.length === 0) return null
  return (
    <section class="panel">
      <h2>{copy.title}</h2>
      {status && <KeyNotice locale={locale} status={status} />}
      {texts.length > 0 && (
        <div class="notice bad">
          <p>{copy.lost}</p>
          <ul>
            {texts.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
