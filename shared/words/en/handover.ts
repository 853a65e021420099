/** One's own link to another device. */
export const handover = {
  'handover.title': 'Continue on another device',
  'handover.tell': 'With this link another device of yours is you on this board, with the same private cards. Keep it to yourself: whoever has it can write in your name.',
  'handover.qr': 'QR code with your own link',
  'handover.copy': 'Copy your own link',
  'handover.ask': 'Go on here as {name} ({role})?',
  'handover.goOn': 'Go on as {name}',
  'handover.replaces': 'On this device you are {name} so far. That would end here.',
} as const
