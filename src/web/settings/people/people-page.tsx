import { zoneCity } from '../../../i18n/format-time.ts'
import type { User } from '../../../model/entities.ts'
import { invitationOf } from '../../../services/people/sign-in.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'
import { ZoneList } from '../../signed-in/zone-list.tsx'
import { PersonFields } from './person-fields.tsx'
import type { PersonFault, PersonForm } from './person-form.ts'
import { type SlackMatch, SlackMatchPanel } from './slack-match.tsx'

interface PeoplePageProps {
  visit: Visit
  users: readonly User[]
  now: number
  /** The invitation form. */
  form: PersonForm
  faults: readonly PersonFault[]
  notice: Notice | undefined
}

function PersonLine({ visit, user, now }: { visit: Visit; user: User; now: number }) {
  const copy = visit.copy.people
  const invitation = invitationOf(user, now)
  const details = [
    user.email,
    zoneCity(user.timeZone, visit.locale),
    copy[user.role],
    ...(user.slackUserId ? [copy.inSlack] : []),
  ]
  return (
    <li>
      <p>
        <a href={`/settings/people/${user.id}`}>{user.name}</a>
        {user.id === visit.user.id && <span class="badge">{copy.you}</span>}
        {invitation && <span class="badge">{copy.invitations[invitation]}</span>}
        {user.isWithdrawn && <span class="badge">{copy.noAccess}</span>}
      </p>
      <p class="soft">{details.join(' · ')}</p>
    </li>
  )
}

/** /settings/people, for admins. */
export function PeoplePage({ visit, users, now, form, faults, notice }: PeoplePageProps) {
  const { frame, people } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="people" title={frame.people} notice={notice}>
      <ul class="panel lines">
        {users.map(user => (
          <PersonLine key={user.id} visit={visit} user={user} now={now} />
        ))}
      </ul>
      <form method="post" action="/settings/people" class="panel">
        <h2>{people.invite}</h2>
        <p class="soft">{people.inviteText}</p>
        <FormSecret visit={visit} />
        <PersonFields visit={visit} form={form} faults={faults} hasEmail />
        <ZoneList />
        <button type="submit" class="primary">
          {people.inviteButton}
        </button>
      </form>
    </SettingsFrame>
  )
}

function UnusedInvitation({
  visit,
  user,
  invitation,
}: {
  visit: Visit
  user: User
  invitation: 'open' | 'expired'
}) {
  const { people } = visit.copy
  return (
    <section class="panel">
      <p>{invitation === 'open' ? people.invitationOpen : people.invitationExpired}</p>
      <div class="actions">
        <form method="post" action={`/settings/people/${user.id}/invite`}>
          <FormSecret visit={visit} />
          <button type="submit">{people.inviteAgain}</button>
        </form>
        <form method="post" action={`/settings/people/${user.id}/invitation`}>
          <FormSecret visit={visit} />
          <button type="submit">{people.withdraw}</button>
        </form>
      </div>
    </section>
  )
}

/** /settings/people/:id: the user's own, or any for admins. */
export function PersonPage({
  visit,
  user,
  form,
  faults,
  notice,
  slackMatch,
  invitation,
}: Omit<PeoplePageProps, 'users' | 'now'> & {
  user: User
  slackMatch: SlackMatch | undefined
  /** The person has an unused invitation, which the reader may send again or withdraw. */
  invitation: ReturnType<typeof invitationOf>
}) {
  return (
    <SettingsFrame visit={visit} tab="people" title={user.name} notice={notice}>
      <p class="soft">
        <bdi>{user.email}</bdi>
      </p>
      <form method="post" action={`/settings/people/${user.id}`} class="panel">
        <FormSecret visit={visit} />
        <PersonFields visit={visit} form={form} faults={faults} hasEmail={false} />
        <ZoneList />
        <button type="submit" class="primary">
          {visit.copy.frame.save}
        </button>
      </form>
      {invitation && <UnusedInvitation visit={visit} user={user} invitation={invitation} />}
      {user.isWithdrawn && isAdmin(visit.user) && (
        <form method="post" action={`/settings/people/${user.id}/invite`} class="panel">
          <FormSecret visit={visit} />
          <p>{visit.copy.people.noAccessText}</p>
          <button type="submit">{visit.copy.people.inviteAgain}</button>
        </form>
      )}
      {slackMatch && <SlackMatchPanel visit={visit} user={user} match={slackMatch} />}
    </SettingsFrame>
  )
}
