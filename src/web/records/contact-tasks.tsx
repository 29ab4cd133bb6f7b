import type { CrmContactDetail } from '../../../crm/crm-provider.ts'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import { FormSecret } from '../settings/settings-frame.tsx'
import type { Visit } from '../settings/visit.ts'

interface TasksProps {
  visit: Visit
  contact: CrmContactDetail
  fault: string | undefined
}

const addressOf = ({ id }: CrmContactDetail) => `/records/builtin/contacts/${id}/tasks`

function Task({ visit, contact, task }: TasksProps & { task: CrmContactDetail['tasks'][number] }) {
  const { words, user, locale } = visit
  return (
    <li>
      <form method="post" action={`${addressOf(contact)}/${task.id}/done`} class="actions">
        <FormSecret visit={visit} />
        <span>
          {task.title}{' '}
          {task.dueAt !== undefined && (
            <span class="soft">{formatDayAndTime(task.dueAt, user.timeZone, locale)}</span>
          )}
        </span>
        <button type="submit">{words.records.taskDone}</button>
      </form>
    </li>
  )
}

/** What is to be done for a contact; their own are in the calendar for tasks of whoever made them. */
export function ContactTasks(props: TasksProps) {
  const { visit, contact, fault } = props
  const words = visit.words.records
  return (
    <section class="panel" id="tasks">
      <h2>{words.tasks}</h2>
      <ul class="lines">
        {contact.tasks.map(task => (
          <Task key={task.id} {...props} task={task} />
        ))}
      </ul>
      <form method="post" action={addressOf(contact)}>
        <FormSecret visit={visit} />
        {fault && (
          <p class="notice bad" role="alert">
            {fault}
          </p>
        )}
        <div class="pair">
          <div class="field">
            <label for="task-title">{words.taskTitle}</label>
            <input id="task-title" name="title" maxLength={200} required />
          </div>
          <div class="field">
            <label for="task-due">{words.taskDue}</label>
            <input id="task-due" name="due" type="datetime-local" />
          </div>
        </div>
        <button type="submit">{words.addTask}</button>
      </form>
    </section>
  )
}
