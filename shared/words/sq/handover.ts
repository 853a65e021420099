import type { Translated } from '../catalogue.ts'
import type { handover as en } from '../en/handover.ts'

export const handover = {
  'handover.title': 'Vazhdo në një pajisje tjetër',
  'handover.tell': 'Me këtë lidhje, pajisja juaj tjetër jeni ju në këtë tabelë, me të njëjtat shënime private. Mbajeni për vete: kush e ka, mund të shkruajë në emrin tuaj.',
  'handover.qr': 'Kodi QR me lidhjen tuaj',
  'handover.copy': 'Kopjo lidhjen tuaj',
  'handover.ask': 'Të vazhdohet këtu si {name} ({role})?',
  'handover.goOn': 'Vazhdo si {name}',
  'handover.replaces': 'Në këtë pajisje deri tani jeni {name}. Nëse vazhdoni, kjo mbaron këtu.',
} as const satisfies Translated<typeof en>
