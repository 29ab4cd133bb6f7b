import type { User } from '../../../model/entities.ts'
import { FormSecret, type Notice, SettingsFrame } from '../settings-frame.tsx'
import { isAdmin, type Visit } from '../visit.ts'
import { ZoneList } from '../zone-list.tsx'
import { PersonFields } from './person-fields.tsx'
import type { PersonFault, PersonForm } from './person-form.ts'
import { type SlackMatch, SlackMatchPanel } from './slack-match.tsx'

interface PeoplePageProps {
  visit: Visit
  users: readonly User[]
  /** The invitation form. */
  form: PersonForm
  faults: readonly PersonFault[]
  notice: Notice | undefined
}

function PersonLine({ visit, user }: { visit: Visit; user: User }) {
  const copy = visit.copy.people
  const details = [
    user.email,
    user.timeZone,
    copy[user.role],
    ...(user.slackUserId ? [copy.inSlack] : []),
  ]
  return (
    <li>
      <p>
        <a href={`/settings/people/${user.id}`}>{user.name}</a>
        {user.id === visit.user.id && <span class="badge">{copy.you}</span>}
        {user.isWithdrawn && <span class="badge">{copy.noAccess}</span>}
      </p>
      <p class="soft">{details.join(' · ')}</p>
    </li>
  )
}

/** /settings/people, for admins. */
export function PeoplePage({ visit, users, form, faults, notice }: PeoplePageProps) {
  const { frame, people } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="people" title={frame.people} notice={notice}>
      <ul class="panel lines">
        {users.map(user => (
          <PersonLine key={user.id} visit={visit} user={user} />
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

/** /settings/people/:id: the user's own, or any for admins. */
export function PersonPage({
  visit,
  user,
  form,
  faults,
  notice,
  slackMatch,
  isInvited,
}: Omit<PeoplePageProps, 'users'> & {
  user: User
  slackMatch: SlackMatch | undefined
  /** The person has an unused invitation, and the reader may withdraw it. */
  isInvited: boolean
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
      {isInvited && (
        <form method="post" action={`/settings/people/${user.id}/invitation`} class="panel">
          <FormSecret visit={visit} />
          <p>{visit.copy.people.invitationOpen}</p>
          <button type="submit">{visit.copy.people.withdraw}</button>
        </form>
      )}
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
