/** One's own link to another device. */
export const handover = {
  'handover.title': 'Continue on another device',
  'handover.tell': 'On another device of yours, this link makes you the same person on this board, with the same private cards. Keep it to yourself: whoever has it can write in your name.',
  'handover.qr': 'QR code with your own link',
  'handover.copy': 'Copy your own link',
  'handover.ask': 'Go on here as {name} ({role})?',
  'handover.goOn': 'Go on as {name}',
  'handover.replaces': 'On this device you have been {name} so far. If you go on, that ends here.',
} as const
