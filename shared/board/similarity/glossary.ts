/**
 * The words of the field in the languages of the region, so that a card may be recognised in another language. A line is one
 * meaning: the beginnings of the words that carry it; `=` ends a word that must stand alone. It need not be complete: words that
 * are in no line are compared by their letters.
 */
import { fold } from './fold.ts'

const MEANINGS: Readonly<Record<string, string>> = {
  // What is there, and what is not
  lack: 'lack missing absent absence insufficien shortage nedosta nedovolj manjak fehl= fehlt fehlen mangel mungon mungese недоволн недостиг',
  none: 'no= not= without cannot never nema nisu= nije= ne= bez= nicht kein keine ohne nuk= нема не= без=',
  few: 'few= fewer limited small= scarce malo= ogranic malobroj wenig begrenzt pak= kufizuar ограничен малку=',
  exist: 'exist postoji postoje постои gibt= ekziston available dostup verfugbar disponuesh достап',
  enough: 'enough sufficient dovolj доволн genug mjaftuesh',
  still: 'still= yet= jos= noch= ende= уште=',
  need: 'need potreb потреб brauch bedarf nevoj',
  two: 'two= dva= dvije= dvoje zwei= dy= два= две=',
  three: 'three= tri= troje drei= три=',
  four: 'four= cetiri= vier= kater= четири=',
  five: 'five= pet= funf= pese= пет=',
  ten: 'ten= deset= zehn= dhjete= десет=',
  before: 'before prije= pre= пред= vor= bevor para=',
  after: 'after nakon posle= poslije= после= потоа= nach= nachdem pas=',
  // Return and readmission
  return: 'return povrat vraca вракање враќањ поврат ruckkehr ruckfuhr kthim',
  voluntary: 'voluntar dobrovolj добровол freiwillig vullnetar',
  forced: 'forced removal deport prinud prisil udaljenj abschieb zwang debim присилн',
  readmission: 'readmi реадми ripranim rückübernahme ruckubernahme',
  reintegration: 'reintegr реинтегр riintegr wiedereinglieder',
  origin: 'origin porekl porijekl потекл herkunft origjin',
  country: 'country countries state= states= statet drzav zemlj zemalj земја земји држав land= lander staat shtet vend= vendet vendev',
  third: 'third treci= trecih treca трет drittstaat dritt trete',
  national: 'national nacional drzavljan државјан staatsangehorig shtetas',
  citizenship: 'citizenship drzavljanstv државјанств staatsburger shtetesi',
  neighbour: 'neighb sused susjed сосед nachbar fqinj',
  agreement: 'agreement treaty treaties sporazum ugovor договор спогодб abkommen vereinbar marreveshj',
  protocol: 'protocol protokol протокол',
  transfer: 'transfer handover predaj пренос uberstell dorezim',
  escort: 'escort pratnj придруж begleit shoqerim eskort',
  counselling: 'counsel advis advice savetovan savjetovan советува berat keshill',
  // Persons and protection
  person: 'person people individual= lica= licima= osob лица лице mensch njerez',
  child: 'child minor djec deca= dece= decu= maloletn maloljetn деца kinder kind= femij mitur',
  vulnerable: 'vulnerab ranjiv ранлив schutzbedurftig cenuesh',
  trafficking: 'traffick trgovin трговија menschenhandel trafikim',
  smuggling: 'smuggl krijumcar шверц криумчар schleus schmuggel kontraband',
  asylum: 'asylum azil азил asyl',
  migration: 'migra мигра',
  interpreter: 'interpreter translator prevodi prevodil tumac преведувач преведув dolmetsch ubersetz perkthy interpret=',
  language: 'language jezik јазик sprach gjuh',
  rare: 'rare= rarely uncommon rijetk retk ретк selten rralle',
  health: 'health medic zdravst здравс gesundheit shendet pandemi epidemi пандеми',
  // Papers and proof
  travel: 'travel putni putne putna putovan патни патува reise udhetim',
  document: 'document passport paper= papers isprav dokument документ исправ ausweis pasaport',
  false: 'false forged forger counterfeit fake lazn krivotvor falsifi лажн falsch gefalscht falsch rrem',
  proof: 'proof prove proving evidence dokaz доказ beweis nachweis deshm prov= prova provat',
  identity: 'identi utvrdivanj иденти',
  form: 'form= forms= template obraz образ formular vordruck',
  request: 'request applica zahtev zahtjev molb барањ antrag ersuchen kerkes',
  answer: 'answer reply replies respon odgovar odgovor одговор antwort pergjigj',
  list: 'list= lists= spisak spisk lista= liste= список листа verzeichnis',
  register: 'registr регистр regjistr',
  record: 'record zapis запис eintrag datensatz regjistrim= shenim',
  format: 'format',
  name: 'name= names= ime= imena imen имињ namen emrat emer',
  transliteration: 'translitera транслитера transkri',
  double: 'double duplicat dvojn dupli двојн doppel dyfish',
  // Time and pace
  long: 'long= longer dugo= predugo dugotraj долго lange langwier gjat',
  wait: 'wait ceka= cekan чека wart= warte pritj pres=',
  slow: 'slow spor= sporo spori бавн споро langsam ngadal',
  delay: 'delay kasni odlag kasnj задоцн verzog vones',
  deadline: 'deadline rok= rokov rokovi рок= рокови frist afat',
  fast: 'fast quick rapid speed acceler ubrza brz= brzo brze brzi брз забрз schnell beschleun shpejt pershpejt',
  shorten: 'shorten reduce reduc lower= decrease skrat smanj скрат намал kurz verkurz senk shkurt ul=',
  sudden: 'sudden unexpected iznenad nagl ненадејн нагло plotzlich papritur',
  outdated: 'outdated obsolete stale zastar застар veraltet vjeter',
  change: 'chang rotation turnover prom= promjen promen promijen смен промен wechsel ander ndryshim',
  early: 'early rano= рано fruh heret',
  late: 'late= later kasno доцна spat= vone',
  // Doing things together
  joint: 'joint common shared zajedni заедни gemeinsam perbashk',
  region: 'region регион rajon',
  approach: 'approach pristup nastup пристап настап ansatz vorgehen qasj',
  negotiation: 'negotiat talks pregovor преговор verhandl negoci bisedim',
  separate: 'separate individually odvojen zaseb одделн getrennt einzeln vecant',
  weight: 'weight tezin тежин gewicht pesh',
  cooperation: 'cooperat saradnj suradnj соработ zusammenarbeit bashkepun',
  partner: 'partner партнер',
  network: 'network mrez мреж netzwerk rrjet',
  meeting: 'meeting sastan состан treffen sitzung takim',
  team: 'team= teams= tim= timov тим= тимови ekip',
  trust: 'trust confidence povjeren poveren доверб vertrau besim',
  contact: 'contact kontakt контакт',
  point: 'point= points= tack tacak точк punkt= punkte pika=',
  officer: 'officer official sluzbeni služben службени beamt oficer zyrtar oficir',
  liaison: 'liaison veza= vezu= врска verbindung nderlidh',
  consul: 'consul konzul конзул konsul embass ambasad амбасад botschaft',
  interview: 'interview razgovor intervju разговор befrag intervist',
  video: 'video видео online daljin',
  line: 'link= links= veza= veze= vezom врск verbind lidhj',
  exchange: 'exchang razmjen razmen размен austausch shkemb',
  coordination: 'coordinat koordin коорди',
  // Institutions, law and procedure
  service: 'service= services= sluzb служб dienst sherbim',
  institution: 'institut инстит agency agencies agenc агенц behord',
  police: 'polic полиц poliz',
  border: 'border granic границ гранич grenz kufi',
  crossing: 'crossing prelaz prijelaz премин ubergang kalim',
  ministry: 'minist минист',
  court: 'court= courts= sud= sudov суд= gericht gjykat',
  appeal: 'appeal zalb жалб beschwerde rechtsmittel ankes',
  decision: 'decision odluk одлук решен rjesenj resenj entscheid vendim',
  individual: 'individual pojedinac поедин individu',
  assessment: 'assess procjen procen процен bewert vleresim',
  independent: 'independen nezavis независ unabhang pavarur',
  monitoring: 'monitor nadzor надзор uberwach',
  law: 'law= laws= legal legisl zakon прав закон recht gesetz ligj juridik pravn',
  rule: 'rule= rules= pravil propis правил пропис vorschrift regel rregull requirement',
  procedure: 'procedure process= postup постап verfahren procedur',
  competence: 'competen nadlezn надлежн zustandig kompetenc',
  refusal: 'refus reject odbij одби ablehn refuz',
  restriction: 'restrict ogranicen ограничув beschrank kufizim',
  stop: 'stop= stops= cancel halt suspend interrupt prekin zaustav zastaj запр прекин stopp unterbrech ndal nderpre anul',
  end: 'end= ends= ended prestan престан ende enden perfund',
  political: 'politic politic политич politik',
  dispute: 'dispute conflict spor= sporov конфликт konflikt streit mosmarrev',
  // Means
  money: 'budget fund= funds funding funded financ cost= costs= money novac novc budzet finans troskov буџет финанс трошо kosten mittel geld buxhet kosto',
  project: 'project projek проект',
  donor: 'donor донор geber=',
  staff: 'staff personnel personel osoblj kadrov kadar персонал кадар вработ personal= mitarbeit stafi',
  training: 'train obuk obuc обук обуч schul ausbild trajn workshop radionic работилниц',
  capacity: 'capacit kapacit капацит',
  space: 'space= room= prostor простор raum hapesir accommod smjestaj smestaj сместув unterbring strehim',
  reception: 'reception prihvat прифат aufnahme pritje',
  equipment: 'equipment oprem опрем ausrust pajisj',
  flight: 'flight= flights let= letov лет= flug flugel fluturim',
  // Data and systems
  data: 'data= podat podac податоц daten dhena',
  personal: 'personal= licnih licni личн personenbezog personal',
  protection: 'protect zastit зашти schutz mbrojt',
  leak: 'leak breach curenj istec течење протек leck verletz rrjedhj',
  harm: 'damage harm endanger undermin expose ugroz steti sted загроз штет gefahrd schad schaden rrezik demto',
  security: 'secur safe bezbed sigurnos bezbjed безбед sicher siguri',
  channel: 'channel kanal канал',
  attack: 'attack napad напад angriff sulm',
  system: 'system sistem систем',
  electronic: 'electronic digital elektron електрон дигитал',
  mail: 'mail= email fax= mejl poct= post= faks',
  case: 'case= cases= predmet slucaj случај предмет fall= falle falle rast',
  management: 'manag upravljan управув verwalt menaxh',
  compare: 'compar uporedi usporedi споредл споредб vergleich krahas',
  statistics: 'statist статист',
  different: 'differ various divers razlicit различн unterschied verschied ndrysh',
  uniform: 'uniform jedinstven единствен einheitlich standard njesuar стандард',
  glossary: 'glossar rjecnik recnik поимник речник worterbuch fjalor',
  term: 'term= terms= termin поим termin begriff definit дефини',
  information: 'inform информ',
  // Strength and weight
  clear: 'clear jasn јасн klar qart',
  good: 'good= well= dobr добр gut= mire=',
  strong: 'strong jak= snazn силн stark fort',
  main: 'main= major most= vecin veci повеќе glavn главн meist haupt shumic kryesor',
  respect: 'respect comply postu почит einhalt respekt',
  force: 'force= snazi= сила= kraft= fuqi=',
  use: 'use= used= uses= using upotreb koris употреб primenj primjenj примен применув применува appl zbat perdor',
}

/** Words that only hold a sentence together. */
const FRAME = `
  a an the of to in on at by for from with and or as is are be been was were it its they their them this that these those which who our we can could may might will would should has have had do does
  do i u na za od iz sa s se su je bi da li koji koja koje kao pri po o ali ili te pa biti ce moze mogu bude jer zato zbog kroz putem prema
  и во на за од со се да ќе би ги го ја му им што кој која кои како при по или но е сум си до
  der die das ein eine einen einem einer und oder in im an am auf aus bei mit von vom zu zum zur fur den dem des ist sind wird werden wurde kann konnen es sie
  dhe ose ne nga per te i e se me si nje do ta kjo ky qe jane eshte mund`

const spelled = new Map<string, string>()
const beginning = new Map<string, string>()
for (const [meaning, words] of Object.entries(MEANINGS)) {
  for (const word of words.split(' ')) {
    if (word.endsWith('=')) spelled.set(fold(word.slice(0, -1)), meaning)
    else beginning.set(fold(word), meaning)
  }
}
const frame = new Set(FRAME.split(/\s+/).map(fold))

/** Whether a folded word carries nothing by itself. */
export const isFrame = (word: string): boolean => !spelled.has(word) && frame.has(word)

/** The meaning of a folded word, by the longest beginning that is known; null when none is. */
export function meaningOf(word: string): string | null {
  const whole = spelled.get(word)
  if (whole !== undefined) return whole
  for (let length = word.length; length > 2; length--) {
    const meaning = beginning.get(word.slice(0, length))
    if (meaning !== undefined) return meaning
  }
  return null
}
