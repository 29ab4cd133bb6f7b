/**
 * The transaction id of an event's creation, by which Graph recognizes a repeat. It contains the event's key.
 * After the event was deleted, the id stays taken, so a new event needs another one.
 */
export const transactionOf = (key: string, time: number) => `parley:${key}:${time}`

/** The key in a transaction id; undefined for events of others. */
export const keyOfTransaction = (transactionId: string): string | undefined =>
  /^parley:([0-9a-f-]{36}):\d+$/.exec(transactionId)?.[1]

/** The property by which our events are found, because transaction ids cannot be searched for. */
export const keyProperty = 'String {5e1a9c5c-6f0b-4b6e-9c53-7d2f0e6a41bb} Name ParleyKey'
