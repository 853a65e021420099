import type { Translated } from '../catalogue.ts'
import type { display as en } from '../en/display.ts'

export const display = {
  'display.title': 'Ekrani i sallës',
  'display.join': 'Bashkohuni në {host}',
  'display.code': 'Kodi',
  'display.noCode': 'Vëzhguesve nuk u shfaqet kodi. Për kodin dhe kodin QR hapeni këtë ekran nga faqja e një moderatori.',
  'display.qr': 'Kodi QR për t’u bashkuar me telefon',
  'display.nextSpeaker': 'Folësi i radhës',
  'display.floorEmpty': 'Askush nuk pret për të folur',
  'display.cards': { one: 'shënim', other: 'shënime' },
  'display.writing': { one: 'Po shkruhet {n} shënim', other: 'Po shkruhen {n} shënime' },
  'display.writingSome': 'Shënimet po shkruhen privatisht',
  'display.voteOpen': 'Votoni tani',
  'display.voteFinished': 'i kanë dhënë të gjitha votat',
  'display.results': 'Rezultatet',
  'display.closed': 'Kjo seancë është mbyllur. Faleminderit.',
  'display.reconnecting': 'Po rilidhet…',
  'display.over': 'Ky ekran nuk është më i lidhur. Hapeni përsëri nga tabela.',
  'display.group': { one: 'Grup me {n} shënim', other: 'Grup me {n} shënime' },
  'display.more': { one: 'edhe {n} tjetër', other: 'edhe {n} të tjera' },
} as const satisfies Translated<typeof en>
