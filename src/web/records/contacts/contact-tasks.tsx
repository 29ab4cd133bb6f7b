import type { CrmContactDetail } from '../../../../crm/contract/crm-records.ts'
import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { maxTitleLength } from '../../../model/maximums.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { describedBy } from '../../views/form-field.tsx'
import { OwnerChoice } from '../owner-choice.tsx'
import { type OwnerNames, ownerName } from '../owner-names.ts'
import { contactAddress } from '../records-access.ts'
import type { Attempt } from './contact-attempt.ts'

interface TasksProps {
  visit: Visit
  contact: CrmContactDetail
  /** By email. */
  ownerNames: OwnerNames
  /** Who can be responsible for a new task. */
  ownerChoices: OwnerNames
  fault: string | undefined
  /** The refused form. */
  attempt: Attempt | undefined
}

const addressOf = ({ id }: CrmContactDetail) => `${contactAddress(id)}/tasks`

function Task({
  visit,
  contact,
  ownerNames,
  task,
}: TasksProps & { task: CrmContactDetail['tasks'][number] }) {
  const { copy, user, locale } = visit
  return (
    <li>
      <form method="post" action={`${addressOf(contact)}/${task.id}/done`} class="actions">
        <FormSecret visit={visit} />
        <span>
          {task.title}{' '}
          <span class="soft">
            {ownerName(ownerNames, task)}
            {task.dueAt !== undefined &&
              ` · ${formatDayAndTime(task.dueAt, user.timeZone, locale)}`}
          </span>
        </span>
        <button type="submit" aria-label={copy.records.taskDoneFor({ title: task.title })}>
          {copy.records.taskDone}
        </button>
      </form>
    </li>
  )
}

function TaskForm({ visit, contact, ownerChoices, fault, attempt }: TasksProps) {
  const copy = visit.copy.records
  return (
    <form method="post" action={addressOf(contact)}>
      <FormSecret visit={visit} />
      <div class="field">
        <label for="task-title">{copy.taskTitle}</label>
        <input
          id="task-title"
          name="title"
          maxLength={maxTitleLength}
          value={attempt?.fields.title}
          required
          {...describedBy('task-title', fault)}
        />
        {fault && (
          <p id="task-title-error" class="field-error" role="alert">
            {fault}
          </p>
        )}
      </div>
      <div class="pair">
        <OwnerChoice
          id="task-owner"
          name="owner"
          label={copy.taskWho}
          ownerNames={ownerChoices}
          value={attempt?.fields.owner ?? visit.user.email}
        />
        <div class="field">
          <label for="task-due">{copy.taskDue}</label>
          <input id="task-due" name="due" type="datetime-local" value={attempt?.fields.due} />
        </div>
      </div>
      <button type="submit">{copy.addTask}</button>
    </form>
  )
}

/** Open tasks for a contact. Each is also in the task calendar of its assignee. */
export function ContactTasks(props: TasksProps) {
  return (
    <section class="panel" id="tasks">
      <h2>{props.visit.copy.records.tasks}</h2>
      {props.contact.tasks.length > 0 && (
        <ul class="lines">
          {props.contact.tasks.map(task => (
            <Task key={task.id} {...props} task={task} />
          ))}
        </ul>
      )}
      <TaskForm {...props} />
    </section>
  )
}
