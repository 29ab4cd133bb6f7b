import type { HealthWords } from './en.ts'

export const it: HealthWords = {
  providers: {
    hubspot: 'HubSpot',
    pipedrive: 'Pipedrive',
    builtin: 'Contatti',
    google: 'Google Calendar',
    microsoft: 'Microsoft 365',
    caldav: 'Calendario CalDAV',
    slack: 'Slack',
  },
  owned: '{provider} di {owner}',
  down: {
    unauthorized: '{provider} ha rifiutato il nostro token alle {time}.',
    unavailable: '{provider} non risponde dalle {time}.',
    'rate-limited': '{provider} limita le nostre richieste dalle {time}.',
  },
  waiting: {
    none: 'Le prenotazioni continuano e per ora nulla è in attesa.',
    you: {
      one: 'Le prenotazioni continuano; {count} registrazione è in coda e sarà sincronizzata dopo la tua riconnessione.',
      other:
        'Le prenotazioni continuano; {count} registrazioni sono in coda e saranno sincronizzate dopo la tua riconnessione.',
    },
    other: {
      one: 'Le prenotazioni continuano; {count} registrazione è in coda e sarà sincronizzata dopo la riconnessione.',
      other:
        'Le prenotazioni continuano; {count} registrazioni sono in coda e saranno sincronizzate dopo la riconnessione.',
    },
    itself: {
      one: 'Le prenotazioni continuano; {count} registrazione è in coda e sarà sincronizzata da sé.',
      other:
        'Le prenotazioni continuano; {count} registrazioni sono in coda e saranno sincronizzate da sé.',
    },
  },
  hidden:
    'Fino alla riconnessione le pagine che usano questo calendario non offrono orari; i visitatori possono chiederne uno.',
  hiddenWaiting: {
    you: {
      one: '{count} registrazione è in coda e sarà sincronizzata dopo la tua riconnessione.',
      other:
        '{count} registrazioni sono in coda e saranno sincronizzate dopo la tua riconnessione.',
    },
    other: {
      one: '{count} registrazione è in coda e sarà sincronizzata dopo la riconnessione.',
      other: '{count} registrazioni sono in coda e saranno sincronizzate dopo la riconnessione.',
    },
  },
  back: '{provider} funziona di nuovo dalle {time}.',
  synced: {
    one: '{provider} funziona di nuovo dalle {time}; {count} registrazione sincronizzata.',
    other: '{provider} funziona di nuovo dalle {time}; {count} registrazioni sincronizzate.',
  },
  still: { one: '{count} è ancora in attesa.', other: '{count} sono ancora in attesa.' },
  reconnect: 'Riconnetti',
  openDeliveries: 'Apri le consegne',
  subjects: {
    unauthorized: '{provider} è disconnesso',
    unavailable: '{provider} non risponde',
    'rate-limited': '{provider} limita le nostre richieste',
    back: '{provider} funziona di nuovo',
  },
  refused: {
    record: {
      text: "{provider} non accetta la registrazione dell'incontro {title} con {name}.",
      subject: '{provider} non accetta una registrazione: {title}',
      next: 'L’incontro resta valido; la sua registrazione è in attesa. Premi Riprova quando è risolto.',
      open: 'Apri e riprova',
    },
    call: {
      text: '{provider} non ha creato il link video per l’incontro {title} con {name}.',
      subject: 'Nessun link video: {title}',
      next: 'Questo calendario non crea videochiamate. L’invito all’ospite è partito senza link: inviagliene uno o indica un altro luogo.',
      open: 'Apri l’incontro',
    },
  },
}
