import type { ComponentChildren } from 'preact'
import { messagesIn } from '../../../i18n/messages.ts'
import type { ChatSite } from '../../../model/chat.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { type EditorProps, SiteEditor } from './site-editor.tsx'
import { SitePreview } from './site-preview.tsx'

const address = '/settings/chat'

/** What keeps visitors from seeing the chat. */
function Missing({ visit, site }: { visit: Visit; site: ChatSite }) {
  const copy = messagesIn(visit.locale, 'settings/chat')
  const texts = [
    ...(site.origins.length === 0 ? [copy.nowhere] : []),
    ...(site.pageIds.length === 0 ? [copy.noPage] : []),
  ]
  return (
    <>
      {texts.map(text => (
        <p key={text} class="notice bad">
          {text}
        </p>
      ))}
    </>
  )
}

function Row({ visit, site }: { visit: Visit; site: ChatSite }) {
  const copy = messagesIn(visit.locale, 'settings/chat')
  const { id, name, origins, isActive } = site
  return (
    <li>
      <h2>
        <bdi>{name}</bdi>{' '}
        <span class={isActive ? 'badge delivered' : 'badge'}>{isActive ? copy.on : copy.off}</span>
      </h2>
      {origins.length > 0 && <p class="address soft">{origins.join(', ')}</p>}
      <Missing visit={visit} site={site} />
      <div class="actions">
        <a class="button" href={`${address}/${id}`} aria-label={copy.changeNamed({ name })}>
          {copy.change}
        </a>
        <a class="button" href={`${address}/${id}/delete`}>
          {copy.remove}
          <span class="visually-hidden">: {name}</span>
        </a>
      </div>
    </li>
  )
}

/** /settings/chat: the websites with a chat. */
export function SitesPage({
  visit,
  sites,
  hasTaker,
  notice,
}: {
  visit: Visit
  sites: readonly ChatSite[]
  /** Somebody takes chats. */
  hasTaker: boolean
  notice: Notice | undefined
}) {
  const copy = messagesIn(visit.locale, 'settings/chat')
  return (
    <SettingsFrame visit={visit} tab="chat" title={visit.copy.frame.chat} notice={notice}>
      <p class="soft">{copy.intro}</p>
      {sites.length === 0 && <p>{copy.none}</p>}
      {sites.some(({ isActive }) => isActive) && !hasTaker && (
        <p class="notice">
          <a href="/settings/notifications">{copy.nobody}</a>
        </p>
      )}
      {sites.length > 0 && (
        <ul class="lines panel">
          {sites.map(site => (
            <Row key={site.id} visit={visit} site={site} />
          ))}
        </ul>
      )}
      <a class="button primary" href={`${address}/new`}>
        {copy.add}
      </a>
    </SettingsFrame>
  )
}

/** The form of a site with the preview beside it. */
export function SitePage(
  props: EditorProps & {
    /** Undefined for a new one. */
    site: ChatSite | undefined
    notice: Notice | undefined
    /** Panels of an existing site. */
    children?: ComponentChildren
  },
) {
  const { visit, site, form, notice, children } = props
  const copy = messagesIn(visit.locale, 'settings/chat')
  return (
    <SettingsFrame
      visit={visit}
      tab="chat"
      title={site ? site.name : copy.addTitle}
      notice={notice}
      scripts={['chatPreview', 'copy']}
    >
      {site && <Missing visit={visit} site={site} />}
      <div class="chat-settings">
        <div>
          {children}
          <form method="post" action={site ? `${address}/${site.id}` : address} class="panel">
            <FormSecret visit={visit} />
            <SiteEditor {...props} />
            <button type="submit" class="primary">
              {site ? visit.copy.frame.save : copy.create}
            </button>
          </form>
        </div>
        <SitePreview visit={visit} form={form} />
      </div>
    </SettingsFrame>
  )
}

/** Asks for confirmation before a site is deleted. */
export function DeleteSitePage({ visit, site }: { visit: Visit; site: ChatSite }) {
  const copy = messagesIn(visit.locale, 'settings/chat')
  return (
    <SettingsFrame visit={visit} tab="chat" title={copy.removeTitle({ name: site.name })}>
      <form method="post" action={`${address}/${site.id}/delete`} class="panel">
        <FormSecret visit={visit} />
        <p>{copy.removeText}</p>
        <div class="actions">
          <button type="submit" class="danger">
            {copy.removeYes}
          </button>
          <a class="button" href={address}>
            {copy.keep}
          </a>
        </div>
      </form>
    </SettingsFrame>
  )
}
