import {
  Alert,
  Button,
  Divider,
  Flex,
  Heading,
  hubspot,
  Link,
  LoadingSpinner,
  StatusTag,
  Text,
  useExtensionActions,
  useExtensionContext,
} from '@hubspot/ui-extensions'
import { useCallback, useEffect, useState } from 'react'
import { parleyUrl } from './parley-url.js'

const modal = { width: 900, height: 800 }

/** HubSpot signs the request and adds the user. We add the record. */
async function readCard({ objectId, objectTypeId }) {
  const record = `objectId=${encodeURIComponent(objectId)}&objectTypeId=${encodeURIComponent(objectTypeId)}`
  const answer = await hubspot.fetch(`${parleyUrl}/records/hubspot/card?${record}`, {
    method: 'GET',
    timeout: 10_000,
  })
  return answer.json()
}

function Meeting({ meeting, words }) {
  return (
    <Flex direction="column" gap="flush">
      <Link href={{ url: meeting.url, external: true }}>{meeting.title}</Link>
      <Text>{meeting.when}</Text>
      <Text variant="microcopy">
        {words.host}: {meeting.host} · {meeting.reference}
      </Text>
      <StatusTag>{meeting.outcome}</StatusTag>
    </Flex>
  )
}

function Meetings({ title, meetings, words }) {
  if (meetings.length === 0) return null
  return (
    <Flex direction="column" gap="sm">
      <Heading>{title}</Heading>
      {meetings.map(meeting => (
        <Meeting key={meeting.reference} meeting={meeting} words={words} />
      ))}
    </Flex>
  )
}

function Card({ card, onSchedule }) {
  const { words, upcoming, past } = card
  const isEmpty = upcoming.length === 0 && past.length === 0
  return (
    <Flex direction="column" gap="md">
      <Button variant="primary" onClick={onSchedule}>
        {words.schedule}
      </Button>
      {isEmpty && <Text>{words.none}</Text>}
      <Meetings title={words.upcoming} meetings={upcoming} words={words} />
      {upcoming.length > 0 && past.length > 0 && <Divider />}
      <Meetings title={words.past} meetings={past} words={words} />
    </Flex>
  )
}

const unreachable = {
  title: 'Parley cannot be reached',
  detail: 'Reload the page in a minute. Nothing was changed.',
}

function ParleyCard() {
  const { crm } = useExtensionContext()
  const { openIframeModal } = useExtensionActions()
  const [card, setCard] = useState(undefined)

  const load = useCallback(async () => {
    try {
      const answer = await readCard(crm)
      setCard(answer.refusal || answer.words ? answer : { refusal: unreachable })
    } catch {
      setCard({ refusal: unreachable })
    }
  }, [crm.objectId, crm.objectTypeId])

  useEffect(() => {
    load()
  }, [load])

  /** The link expires after 15 minutes, so a card that has been open longer requests a new one. */
  const schedule = async () => {
    const fresh = await readCard(crm)
    if (!fresh.scheduleUrl) return setCard({ refusal: fresh.refusal ?? unreachable })
    openIframeModal({ uri: fresh.scheduleUrl, title: fresh.words.schedule, ...modal }, load)
  }

  if (!card) return <LoadingSpinner label="Parley" showLabel={false} />
  if (card.refusal)
    return (
      <Alert title={card.refusal.title} variant="warning">
        {card.refusal.detail}
      </Alert>
    )
  return (
    <Card
      card={card}
      onSchedule={() => schedule().catch(() => setCard({ refusal: unreachable }))}
    />
  )
}

hubspot.extend(() => <ParleyCard />)
