import { messagesIn } from '../../../i18n/messages.ts'
import type { Locale } from '../../../model/entities.ts'
import { escapeHtml } from '../../../text/rich-text.ts'
import type { Visit } from '../../signed-in/visit.ts'

interface SnippetFacts {
  publicUrl: string
  key: string
  /** Where visitors without scripts book. */
  pageUrl: string
  /** Of the website. */
  locale: Locale
}

/** The lines that show the chat on a website. */
const snippetOf = ({ publicUrl, key, pageUrl, locale }: SnippetFacts): string =>
  [
    `<script async src="${escapeHtml(publicUrl)}/m.js" data-key="${escapeHtml(key)}"></script>`,
    `<noscript><a href="${escapeHtml(pageUrl)}">${escapeHtml(messagesIn(locale, 'chat').noscript)}</a></noscript>`,
  ].join('\n')

/** The snippet, which one press copies. */
export function SnippetPanel({ visit, facts }: { visit: Visit; facts: SnippetFacts }) {
  const copy = messagesIn(visit.locale, 'settings/chat')
  const links = messagesIn(visit.locale, 'links')
  return (
    <section class="panel">
      <h2>
        <label for="snippet">{copy.snippet}</label>
      </h2>
      <p class="hint">{copy.snippetHint}</p>
      <textarea id="snippet" class="code" rows={4} readOnly>
        {snippetOf(facts)}
      </textarea>
      <div class="actions">
        <button type="button" data-copy="snippet" data-copied={links.copied} hidden>
          {links.copy}
        </button>
      </div>
    </section>
  )
}
