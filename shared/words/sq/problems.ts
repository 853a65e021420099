import type { Translated } from '../catalogue.ts'
import type { problems as en } from '../en/problems.ts'

export const problems = {
  'problem.bad-request': 'Kërkesa nuk u kuptua.',
  'problem.bad-json': 'Kërkesa nuk përmban JSON të vlefshëm.',
  'problem.bad-delegation': 'Ky delegacion nuk ekziston në tabelë.',
  'problem.no-token': 'Bashkohuni më parë në tabelë.',
  'problem.bad-token': 'Nuk jeni më pjesë e kësaj tabele. Bashkohuni përsëri me lidhjen tuaj.',
  'problem.forbidden': 'Nuk keni të drejtë ta bëni këtë.',
  'problem.bad-origin': 'Kjo kërkesë erdhi nga një sajt tjetër.',
  'problem.create-key': 'Këtu tabelat krijohen vetëm me çelësin e këtij serveri.',
  'problem.not-found': 'Këtu nuk ka asgjë: lidhja është e gabuar, ka skaduar ose është zëvendësuar.',
  'problem.timeout': 'Kërkesa zgjati tepër.',
  'problem.closed': 'Kjo tabelë është e mbyllur.',
  'problem.too-large': 'Kjo është tepër e madhe.',
  'problem.too-many': 'Tepër shumë kërkesa. Prisni pak dhe provoni përsëri.',
  'problem.board-full': 'Tabela është plot: nuk mund të bashkohet më askush.',
  'problem.headers-too-large': 'Kokat e kërkesës janë tepër të mëdha.',
  'problem.not-saved': 'Serveri nuk mund të ruajë për momentin. Asgjë nuk u ndryshua; provoni përsëri pas pak.',
  'problem.internal': 'Ndodhi një gabim në server.',
} as const satisfies Translated<typeof en>
