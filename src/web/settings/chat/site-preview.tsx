import { messagesIn } from '../../../i18n/messages.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { SiteForm } from './site-form.ts'

/** A color as an attribute of an image: our policy allows no style attributes. */
const Fill = ({ color }: { color: string }) => (
  <svg class="chat-fill" aria-hidden="true" preserveAspectRatio="none">
    <rect width="100%" height="100%" fill={color} data-preview="color" />
  </svg>
)

/** How the chat looks on the website: its panel and its launcher. A script follows the form. */
export function SitePreview({ visit, form }: { visit: Visit; form: SiteForm }) {
  const { locale } = visit
  const copy = messagesIn(locale, 'settings/chat')
  const usual = messagesIn(locale, 'chat')
  return (
    <aside class="panel chat-preview" aria-label={copy.preview} data-chat-preview={locale}>
      <h2>{copy.preview}</h2>
      <div class={`chat-look ${form.position}`} data-preview="position">
        <div class="chat-look-panel">
          <p class="chat-look-head">
            <Fill color={form.color} />
            <strong data-preview="name">{form.name}</strong>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" stroke="currentColor" stroke-width="2" />
            </svg>
          </p>
          <p class="chat-look-bubble" data-preview="greeting" data-usual={usual.greeting}>
            {form.greetings[locale] || usual.greeting}
          </p>
        </div>
        <p class="chat-look-launcher">
          <Fill color={form.color} />
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path
              d="M4 4h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"
              fill="currentColor"
            />
          </svg>
          <span>{usual.launcher}</span>
        </p>
      </div>
      <p class="hint" data-preview-hint hidden>
        {copy.previewHint}
      </p>
    </aside>
  )
}
