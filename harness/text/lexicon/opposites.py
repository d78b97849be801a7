"""Opposites that matter in reports, dialogues and meetings, as pairs of groups.

Each word to the left of a bar is an opposite of each word to its right, up to the semicolon. The
tables are divided by field only to find an entry: change and movement; conflict, law and help;
trade, work and standing; qualities and time.
"""

_CHANGE = """
rise increase climb grow soar surge jump rocket | fall decrease drop decline plunge plummet tumble
slump shrink dwindle;
raise boost | lower reduce cut slash decrease curb; gain | lose drop;
gain profit surplus | loss deficit; growth | decline shrinkage contraction recession;
increase rise growth hike surge | decrease reduction drop decline fall;
expand enlarge extend | shrink contract shorten reduce narrow;
strengthen intensify tighten | weaken loosen ease relax;
improve enhance | worsen deteriorate degrade impair;
improvement recovery | deterioration worsening decline;
accelerate quicken speed hasten | decelerate slow delay; maximize maximise | minimize minimise;
escalate | ease deescalate subside; inflate | deflate; appreciate | depreciate;
upgrade promote | downgrade demote; promotion | demotion;
add attach insert include | remove subtract detach delete exclude; addition | removal subtraction;
build construct | demolish destroy dismantle; create establish found | destroy abolish dissolve;
construction creation | destruction demolition;
start begin commence launch initiate open | stop end finish conclude cease terminate halt close;
beginning start outset opening | end ending finish conclusion close closing;
continue resume proceed persist | stop halt pause suspend cease quit discontinue interrupt;
appear emerge surface | disappear vanish; appearance arrival | disappearance departure;
remain stay | leave go depart; keep retain preserve | discard lose abandon delete remove drop;
maintain | abandon neglect; advance progress | retreat regress;
forward ahead onward | backward back behind; upward | downward; up | down; uphill | downhill;
top | bottom; above | below beneath; upper | lower; inside indoors | outside outdoors;
indoor | outdoor; inner interior internal inward | outer exterior external outward;
front | back rear; near close nearby | far distant remote;
north northern northward | south southern southward; east eastern eastward | west western westward;
northeast northeastern | southwest southwestern; northwest northwestern | southeast southeastern;
arrive enter | leave depart exit; come | leave depart; arrival entry entrance | departure exit;
push | pull; lift | drop lower; float | sink; ascend | descend; ascent | descent; land | takeoff;
import | export; importer | exporter; input | output; enter | exit leave; inhale | exhale;
fill | empty drain; full | empty; load | unload; pack | unpack; lock | unlock;
open | shut close closed; opened | closed; fasten tie | loosen untie unfasten;
wrap cover | unwrap uncover; connect join attach link | disconnect separate detach sever;
unite merge combine | divide split separate; union unity | division separation;
merger | split demerger; gather assemble collect | scatter disperse distribute; freeze | melt thaw;
heat warm | cool chill; ignite | extinguish; activate enable | deactivate disable;
install | uninstall remove; assemble | disassemble dismantle; save rescue | endanger kill lose;
save | spend waste; mend repair fix | break damage; add | reduce
"""

_CONFLICT = """
win | lose; winner victor | loser; victory triumph win | defeat loss; success | failure flop;
succeed | fail; successful | unsuccessful failed; pass | fail;
attack assault invade | defend protect; attacker | defender; offensive offense | defensive defense;
attack | defence; accept approve | reject refuse decline deny;
acceptance approval | rejection refusal denial; approve endorse | disapprove veto reject oppose;
support back endorse favor favour | oppose resist reject;
supporter proponent advocate backer | opponent critic detractor; support | opposition;
agree concur | disagree differ; agreement consensus accord | disagreement dispute;
allow permit authorize authorise let legalize enable | ban forbid prohibit prevent bar outlaw
block;
permission | prohibition ban; permitted legal lawful allowed | banned illegal unlawful prohibited;
impose | lift waive; enforce | waive; join | leave quit; admit confess acknowledge | deny;
confirm verify | deny refute disprove; confirmed | unconfirmed; affirm | deny;
prove | disprove refute; obey comply | disobey defy violate;
encourage promote foster spur stimulate | discourage hinder deter hamper;
incentive | deterrent disincentive; help aid assist | hinder hamper;
praise commend applaud laud | criticize criticise condemn blame denounce; praise | criticism;
reward | punish penalize; reward | punishment penalty; forgive pardon | punish condemn;
friend ally | enemy foe opponent; friendly | hostile unfriendly;
love like adore enjoy | hate dislike loathe detest; love | hatred hate;
cooperate collaborate | compete; peace peacetime | war wartime; peaceful | violent;
ceasefire truce | war fighting; surrender yield | resist fight;
release free liberate | capture arrest detain imprison jail seize;
freed released | detained imprisoned jailed; freedom liberty | captivity slavery imprisonment;
guilty | innocent; convict | acquit exonerate; conviction | acquittal;
prosecution prosecutor | defense defence; plaintiff claimant | defendant;
legal lawful | illegal unlawful; criminal perpetrator offender | victim; predator | prey;
kill murder | save rescue spare; dead | alive living; death | birth life; die | live survive;
born | die dead; survivor | casualty; survival | death;
injured wounded hurt | unhurt uninjured unharmed unscathed;
safe secure | dangerous unsafe risky hazardous insecure; safety | danger;
harmless | harmful dangerous; threat | promise; protect | endanger threaten; ally allied | enemy;
loyal | disloyal; victor | vanquished; trust | distrust mistrust;
reveal disclose expose uncover unveil | hide conceal; publish | withhold suppress;
secret covert hidden | open overt public; secretly privately | openly publicly; public | private;
publicly | privately; known | unknown; named identified | unnamed anonymous unidentified;
ignore neglect overlook | notice heed; remember recall | forget; find discover | lose;
lost missing | found; present | absent; presence | absence; attend | miss skip;
catch | miss release; hit | miss; include | exclude omit; including | excluding;
inclusion | exclusion; inclusive | exclusive; accuse blame | exonerate clear;
legitimate | illegitimate; lead | follow trail; leader | follower; precede | follow;
lack absence | presence; welcome greet | farewell; welcome | reject; risk | reward;
mention | deny conceal; triumphant victorious | defeated troubled; ban | endorse;
boycott | promote
"""

_TRADE = """
buy purchase acquire | sell; buyer purchaser customer | seller vendor; purchase acquisition | sale;
seller salesperson | buyer customer; lend loan | borrow; lender creditor | borrower debtor;
grant donate provide give | withhold; send | receive; sender | receiver recipient;
giver donor | receiver recipient; pay | owe; deposit | withdraw; deposit | withdrawal;
earn | spend lose; income revenue earnings | expense expenditure spending; profit | loss;
profitable | unprofitable; asset | liability debt; credit | debit; supply | demand;
hire employ recruit appoint | fire dismiss sack; hire | layoff; employed | unemployed jobless;
employment | unemployment; employer | employee; elect | oust; landlord | tenant; host | guest;
cheap inexpensive affordable | expensive costly pricey dear; discount | surcharge;
rich wealthy affluent | poor impoverished; wealth | poverty; bull bullish | bear bearish;
boom | bust recession slump; inflation | deflation; fixed | variable; gross | net;
wholesale | retail; invest | divest; open | close; free | paid; refund | charge;
refundable | nonrefundable; taxable | untaxed;
domestic local national | foreign international overseas; national | regional provincial;
imported | domestic; urban | rural; producer manufacturer | consumer; teacher | student pupil;
doctor | patient; interviewer | interviewee; question ask | answer reply; question | answer;
speak talk | listen; speaker | listener; read | write; writer author | reader;
optional voluntary elective | mandatory compulsory obligatory required; voluntarily | forcibly;
force compel | allow permit; military | civilian; soldier | civilian;
official formal | unofficial informal; standard regular ordinary | special custom premium deluxe;
basic introductory beginner | advanced sophisticated;
novice beginner amateur rookie | expert professional veteran; amateur | professional;
junior | senior; specific particular | general generic; generic | personalized branded;
individual | collective; plural | singular; single unmarried | married;
marry | divorce; marriage wedding | divorce; engaged | single; separate | together;
temporary interim provisional | permanent; temporarily | permanently;
brief short | long lengthy prolonged; partial incomplete | complete full whole total;
partially partly | completely fully entirely; tailored customized | generic standard;
comprehensive extensive broad wide | limited narrow restricted; widespread | isolated;
major | minor; main primary | secondary minor;
important significant | unimportant insignificant trivial;
essential necessary crucial | unnecessary optional needless inessential; manual | automatic;
manually | automatically; analog analogue | digital; online | offline; virtual | physical;
wired | wireless; natural | artificial synthetic; organic | inorganic synthetic;
real genuine authentic | fake false counterfeit imaginary; original | copy; true | false untrue;
truth | lie falsehood; fact | fiction myth;
right correct accurate | wrong incorrect inaccurate mistaken;
correctly rightly accurately | wrongly incorrectly erroneously inaccurately;
honest truthful | dishonest deceitful; sincere | insincere; fair just | unfair unjust biased
"""

_QUALITY = """
good great excellent superb fine | bad poor terrible awful horrible dreadful;
positive favorable favourable | negative unfavorable adverse; positively | negatively;
benefit advantage pro | drawback disadvantage downside con; beneficial | harmful detrimental;
merit strength | weakness flaw fault; strong powerful | weak feeble; strongly | weakly;
big large huge giant enormous massive vast | small little tiny minor mini; high tall | low short;
highly | barely; maximum peak | minimum; more | less fewer; most | least fewest;
many numerous | few; much | little;
often frequently usually regularly | rarely seldom infrequently;
frequent common usual | rare infrequent unusual uncommon; always | never;
all every everyone everybody everything | none nobody nothing; some | none; yes | no;
both | neither; heavy | light lightweight; heavily | lightly; long | short; wide broad | narrow;
thick | thin slim; deep | shallow; fast quick rapid swift speedy | slow sluggish;
quickly rapidly swiftly fast | slowly gradually; suddenly abruptly | gradually;
sudden abrupt | gradual; immediately instantly | later eventually;
hot warm | cold cool chilly freezing; hot | mild; heat warmth | cold; summer | winter;
sunny clear | cloudy rainy overcast; sunshine | rain; dry arid | wet damp humid moist;
drought | flood; bright light | dark dim; light | darkness; loud noisy | quiet silent;
noise | silence; clean | dirty polluted filthy; clear | unclear vague ambiguous;
sharp | blunt dull; hard | soft;
hard difficult tough challenging complex complicated | easy simple effortless straightforward;
difficulty | ease; rough | smooth; tight | loose; rigid inflexible | flexible;
fresh | stale rotten; new modern recent latest | old ancient outdated obsolete;
novel innovative | conventional traditional; young youthful | old elderly aged; youth | age;
early | late; earlier before previously | later after afterwards subsequently; before | after;
earliest first | latest last; first initial | last final;
former previous past ex | current present; former | latter; past | future;
previous preceding last | next following subsequent; yesterday | tomorrow today;
today | yesterday tomorrow; now currently | formerly then; ancestor | descendant;
predecessor | successor; day daytime | night nighttime; morning | evening night afternoon;
dawn sunrise | dusk sunset; noon midday | midnight; weekday | weekend;
beautiful attractive pretty handsome | ugly unattractive;
happy glad pleased delighted content | sad unhappy upset miserable;
happiness joy | sadness grief sorrow unhappiness; happily | sadly unhappily;
cheerful | gloomy depressed; optimistic hopeful | pessimistic hopeless;
optimism hope | pessimism despair; optimist | pessimist; calm relaxed | nervous anxious agitated;
calm | panic; laugh smile | cry frown weep; proud | ashamed; pride | shame;
brave courageous | cowardly afraid; courage bravery | cowardice fear;
confident | insecure doubtful; confidence | doubt; certain sure | uncertain unsure doubtful;
certainty | uncertainty; likely probable | unlikely improbable; possible | impossible;
interesting exciting fascinating | boring dull tedious;
interested | uninterested bored disinterested;
excitement enthusiasm interest | boredom apathy disinterest; popular | unpopular;
famous | unknown obscure; satisfy please | disappoint dissatisfy displease;
satisfied | dissatisfied disappointed unsatisfied; satisfaction | dissatisfaction disappointment;
impress | disappoint;
impressive remarkable outstanding | unimpressive mediocre disappointing unremarkable;
surprised shocked | unsurprised; surprising unexpected | unsurprising expected predictable;
surprisingly unexpectedly | predictably; willing eager keen | unwilling reluctant;
willingly eagerly | reluctantly unwillingly; able | unable; patient | impatient;
polite courteous | rude impolite; kind nice | cruel mean unkind; generous | stingy selfish;
gentle | harsh rough; gently | roughly harshly; strict | lenient;
careful cautious | careless reckless; carefully cautiously | carelessly recklessly;
responsible | irresponsible; serious | funny joking;
smart clever intelligent wise | stupid foolish dumb; hardworking diligent | lazy; busy | idle free;
active | inactive passive; awake | asleep; wake | sleep; sit | stand; sitting seated | standing;
healthy well | sick ill unwell unhealthy; cure heal treat | infect; recover | relapse;
sober | drunk; hungry | full; fertile | infertile barren;
thriving flourishing prosperous | struggling failing; thrive flourish prosper | struggle fail;
stable steady | unstable volatile shaky; stability | instability; stabilize | destabilize;
constant | variable changing; equal | unequal; equality | inequality;
same identical alike similar | different unlike dissimilar; similarly | differently;
alone | together accompanied; together jointly | separately apart; united | divided;
crowded packed | empty deserted; visible | invisible; available | unavailable;
accessible | inaccessible; vacant unoccupied | occupied; absent | present;
perfect flawless | imperfect flawed; efficient | inefficient; effective | ineffective;
qualified | unqualified; eligible | ineligible; competent | incompetent;
experienced | inexperienced; mature | immature; rational logical | irrational illogical;
relevant | irrelevant; moral | immoral; legible | illegible; literate | illiterate;
regular | irregular; conscious | unconscious; deliberate intentional | accidental unintentional;
deliberately intentionally purposely | accidentally unintentionally inadvertently;
direct | indirect; directly | indirectly; explicit | implicit; abstract | concrete;
theory | practice; subjective | objective; quantity | quality; cause | consequence; include | lack;
have possess | lack; abundance | lack shortage scarcity; abundant plentiful | scarce;
enough sufficient adequate | insufficient inadequate; sufficiently | insufficiently;
excess | shortage; horizontal | vertical; clockwise | anticlockwise counterclockwise;
straight | crooked curved bent; male | female; masculine | feminine; vegetarian vegan | carnivore;
liberal progressive | conservative; democratic | authoritarian; democracy | dictatorship;
capitalism | communism; majority | minority; ruling | opposition; incumbent | challenger;
religious | secular atheist; sacred holy | secular profane; heaven | hell; god | devil;
angel | devil; hero | villain; heroic | cowardly; bless | curse; upstairs | downstairs;
upstream | downstream; onshore | offshore; land | sea; inland | coastal; mainland | island;
surface | underground; hill mountain | valley; toward | away;
always constantly | never sometimes; functional working | broken malfunctioning dysfunctional;
stressful | relaxing; glow shine | dark; admiration | contempt jealousy
"""

TABLES = (_CHANGE, _CONFLICT, _TRADE, _QUALITY)
