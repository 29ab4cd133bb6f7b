import { messagesIn } from '../../../i18n/messages.ts'
import {
  type ChannelNotice,
  channelNotices,
  notices,
} from '../../../services/people/notification-settings.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'

export type TypedChannels = Readonly<Partial<Record<ChannelNotice, string>>>

interface NotificationsPageProps {
  visit: Visit
  hasSlack: boolean
  /** Whether the reader takes chats; undefined if no website has one. */
  isTakingChats: boolean | undefined
  /** Notifications that the reader gets. */
  wanted: readonly string[]
  channels: TypedChannels
  /** Channels that cannot be read. */
  faults: readonly string[]
  notice: Notice | undefined
}

const OwnForm = ({ visit, wanted }: Pick<NotificationsPageProps, 'visit' | 'wanted'>) => {
  const copy = messagesIn(visit.locale, 'notifications')
  return (
    <form method="post" action="/settings/notifications" class="panel">
      <FormSecret visit={visit} />
      <fieldset>
        <legend>{copy.own}</legend>
        <p class="hint">{copy.ownHint}</p>
        {notices.map(notice => (
          <label key={notice} class="check">
            <input type="checkbox" name={notice} checked={wanted.includes(notice)} />
            {messagesIn(visit.locale, 'slack/forms').notices[notice]}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="primary">
        {visit.copy.frame.save}
      </button>
    </form>
  )
}

const ChatsForm = ({
  visit,
  isTakingChats,
}: Pick<NotificationsPageProps, 'visit' | 'isTakingChats'>) => {
  const copy = messagesIn(visit.locale, 'settings/chat')
  return (
    <form method="post" action="/settings/notifications/chats" class="panel">
      <FormSecret visit={visit} />
      <h2>{copy.takeChats}</h2>
      <p class="hint" id="chats-hint">
        {copy.takeChatsHint}
      </p>
      <label class="check">
        <input
          type="checkbox"
          name="isTaking"
          checked={isTakingChats}
          aria-describedby="chats-hint"
        />
        {copy.takesChats}
      </label>
      <button type="submit" class="primary">
        {visit.copy.frame.save}
      </button>
    </form>
  )
}

function ChannelField({
  visit,
  notice,
  channels,
  faults,
}: Pick<NotificationsPageProps, 'visit' | 'channels' | 'faults'> & { notice: ChannelNotice }) {
  const copy = messagesIn(visit.locale, 'notifications')
  const isWrong = faults.includes(notice)
  return (
    <div class="field">
      <label for={`channel-${notice}`}>{copy.channel[notice]}</label>
      <input
        id={`channel-${notice}`}
        name={notice}
        value={channels[notice] ?? ''}
        autocomplete="off"
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={isWrong ? `fault-${notice}` : 'channels-hint'}
      />
      {isWrong && (
        <p id={`fault-${notice}`} class="field-error">
          {copy.badChannel}
        </p>
      )}
    </div>
  )
}

const ChannelForm = (props: Pick<NotificationsPageProps, 'visit' | 'channels' | 'faults'>) => {
  const copy = messagesIn(props.visit.locale, 'notifications')
  return (
    <form method="post" action="/settings/notifications/channels" class="panel">
      <FormSecret visit={props.visit} />
      <h2>{copy.channels}</h2>
      <p class="hint" id="channels-hint">
        {copy.channelsHint}
      </p>
      {channelNotices.map(notice => (
        <ChannelField key={notice} {...props} notice={notice} />
      ))}
      <button type="submit" class="primary">
        {props.visit.copy.frame.save}
      </button>
    </form>
  )
}

/** /settings/notifications: one's own switches and, for admins, the workspace's channels. */
export function NotificationsPage(props: NotificationsPageProps) {
  const { visit, hasSlack, isTakingChats, notice } = props
  const copy = messagesIn(visit.locale, 'notifications')
  return (
    <SettingsFrame visit={visit} tab="notifications" title={copy.title} notice={notice}>
      {isTakingChats !== undefined && <ChatsForm {...props} />}
      {!hasSlack && <p class="notice">{copy.noSlack}</p>}
      <OwnForm {...props} />
      {isAdmin(visit.user) && <ChannelForm {...props} />}
    </SettingsFrame>
  )
}
