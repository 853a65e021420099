/** Pairs written after the glossary, which was not changed for them: what the comparison makes of words it was not written for. */
export const SAME: readonly (readonly [string, string])[] = [
  ['Border posts have no scanners for documents.', 'Scanners for travel documents are missing at the border posts.'],
  ['Our officers learn English together with the neighbours.', 'Службеници заједно са суседима уче енглески.'],
  ['Too many forms have to be filled in by hand.', 'Previše obrazaca popunjava se ručno.'],
  ['A regional training centre could open in 2023.', 'Регионален центар за обука би можел да се отвори во 2023.'],
  ['The hotline for victims of trafficking works day and night.', 'Telefonska linija za žrtve trgovine ljudima radi danju i noću.'],
  ['Donors may leave when the project ends.', 'Donatorët mund të largohen kur të përfundojë projekti.'],
  ['Fingerprints are checked in minutes.', 'Otisci prstiju provjeravaju se za nekoliko minuta.'],
  ['Es gibt zu wenige Dolmetscher für Arabisch.', 'Nema dovoljno prevodilaca za arapski jezik.'],
  ['Mobile teams reach villages near the border.', 'Мобилни тимови стижу до села близу границе.'],
  ['Elections may delay the new law.', 'The new law could be postponed because of elections.'],
  ['Staff leave for better paid jobs abroad.', 'Osoblje odlazi na bolje plaćene poslove u inostranstvo.'],
  ['Cyber attacks on registers are likely.', 'Cyberangriffe auf Register sind wahrscheinlich.'],
]

/** One word apart, and not the same: a person must see what differs before they are put together. */
export const APART: readonly (readonly [string, string])[] = [
  ['Requests are answered within 24 hours.', 'Requests are answered within 48 hours.'],
  ['The agreement with Turkey is in force.', 'The agreement with Pakistan is in force.'],
  ['Reception centres are open to observers.', 'Reception centres are not open to observers.'],
  ['Постоји споразум о размени података.', 'Не постоји споразум о размени података.'],
  ['Nadležnosti su jasno podijeljene.', 'Nadležnosti nisu jasno podijeljene.'],
  ['Two liaison officers work in Skopje.', 'Two liaison officers work in Belgrade.'],
  ['Voluntary return is well prepared.', 'Forced return is well prepared.'],
  ['Die Fristen werden eingehalten.', 'Die Fristen werden nicht eingehalten.'],
  ['Договорот се применува.', 'Договорот не се применува.'],
  ['Staff are trained before they start.', 'Staff are trained after they start.'],
]
