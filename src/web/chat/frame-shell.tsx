import type { Compiled } from '../../i18n/compiled-messages.ts'
import type { Messages } from '../../i18n/messages.ts'
import type { ChatSite } from '../../model/chat.ts'
import type { Locale } from '../../model/entities.ts'
import { chatAssets } from '../assets.ts'

/** Everything that the panel knows before it is connected, as JSON in `#chat-site`. Nothing in it is secret. */
interface FrameFacts extends Pick<ChatSite, 'key' | 'name' | 'color' | 'consent' | 'origins'> {
  greeting: Record<Locale, string>
  consentText: Record<Locale, string>
  pageUrl: string
  /** The panel's messages by language: the page around the frame says which one is shown. */
  copy: Record<Locale, Compiled<Messages<'chat'>['panel']>>
}

/** A closing tag in a text would end the element. */
const inScript = (facts: FrameFacts) => JSON.stringify(facts).replaceAll('<', '\\u003c')

/** The document in a website's frame. Its script fills `#chat`. */
export function FrameShell({ locale, facts }: { locale: Locale; facts: FrameFacts }) {
  const assets = chatAssets()
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{facts.name}</title>
        <link rel="icon" href="data:," />
        {assets?.styles.map(href => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets && <script type="module" src={assets.script} />}
      </head>
      <body>
        <div id="chat" />
        <script
          id="chat-site"
          type="application/json"
          dangerouslySetInnerHTML={{ __html: inScript(facts) }}
        />
      </body>
    </html>
  )
}
