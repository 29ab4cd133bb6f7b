import { asset } from '../../../web/assets.ts'
import { Document } from '../../../web/views/document.tsx'
import { Conversation, Home } from './conversation.tsx'
import type { DeskPageProps } from './desk-props.ts'
import { Modal } from './modal.tsx'
import { Rooms } from './rooms.tsx'

/** /dev/slack: the small Slack as one person sees it. */
export function DeskPage(props: DeskPageProps) {
  const { conversation, modal, version } = props
  return (
    <Document
      locale="en"
      title={`${conversation?.name ?? 'App Home'} – Slack desk`}
      scripts={['desk']}
      head={<link rel="stylesheet" href={asset('deskStyle')} />}
    >
      <a class="skip" href="#main">
        Skip to the conversation
      </a>
      <div class="desk" data-version={version}>
        <Rooms {...props} />
        <main id="main">
          <h1>{conversation?.name ?? 'App Home'}</h1>
          {conversation ? <Conversation {...props} /> : <Home {...props} />}
        </main>
        {modal && <Modal {...props} modal={modal} />}
      </div>
    </Document>
  )
}
