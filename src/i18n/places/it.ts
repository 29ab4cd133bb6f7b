import type { PlacesWords } from './en.ts'

export const it: PlacesWords = {
  services: { google: 'Google Meet', microsoft: 'Microsoft Teams' },
  byCalendar: '{service}, il link viene aggiunto automaticamente',
  noCalendar: 'Videochiamata, ma nessun calendario crea il link',
  room: 'La stanza video di chi ospita',
  noRoom: 'La stanza video di chi ospita, ma manca',
  link: 'Videochiamata a un link fisso',
  noCallFault:
    'Gli incontri con {hosts} da questa pagina non ricevono un link: nessun calendario collegato ne crea uno. Scegli un altro luogo oppure collega Google o Microsoft.',
  noRoomFault:
    'Gli incontri con {hosts} da questa pagina non ricevono un link: manca il link della stanza video.',
  hostComing: 'Videochiamata. Il link arriva dal calendario.',
  hostMissing: 'Videochiamata senza link. Modifica l’incontro per aggiungerlo.',
  hostNoNumber: 'Telefono senza numero. Modifica l’incontro per aggiungerlo.',
  calls: {
    host: {
      invitee: '{host} ti chiama al {number}',
      host: 'Chiama {guest} al {number}',
      other: '{host} chiama {guest} al {number}',
    },
    invitee: {
      invitee: 'Chiama {host} al {number}',
      host: '{guest} ti chiama al {number}',
      other: '{guest} chiama {host} al {number}',
    },
  },
  texts: {
    link: 'Link della videochiamata',
    phone: 'Numero di telefono',
    address: 'Indirizzo',
    custom: 'Dove si tiene',
  },
  missing: {
    link: 'Incolla il link della videochiamata',
    address: 'Indica l’indirizzo',
    custom: 'Indica dove si tiene',
  },
  roomTitle: 'Stanza video',
  roomText:
    'Il link della tua stanza su Zoom, Whereby, Jitsi o altrove. Le pagine possono fissare lì gli incontri, e le videochiamate si tengono lì quando nessun calendario crea un link.',
  roomLabel: 'Link della stanza',
  roomFault: 'Indica un link che inizia con https:// e non contiene nome o password',
}
