"""English words whose forms no rule gives: tables of inflected form -> lemma."""

# One verb a phrase: base, past, participle; the latter is left out where it is the past.
_VERBS = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become;
befall befell befallen; begin began begun; bend bent; bet bet; bid bid bidden; bind bound;
bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought;
broadcast broadcast; build built; burn burnt; burst burst; buy bought; cast cast; catch caught;
choose chose chosen; cling clung; come came come; cost cost; creep crept; cut cut; deal dealt;
dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung;
fly flew flown; forbid forbade forbidden; forecast forecast; foresee foresaw foreseen;
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten;
give gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hit hit;
hold held; hurt hurt; keep kept; kneel knelt; know knew known; lay laid; lead led; lean leant;
leap leapt; learn learnt; leave left; lend lent; let let; lie lain; light lit; lose lost; make made;
mean meant; meet met; mislead misled; mistake mistook mistaken; misunderstand misunderstood;
outdo outdid outdone; overcome overcame; overdo overdid overdone; oversee oversaw overseen;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid; plead pled; prove proven;
put put; quit quit; read read; rebuild rebuilt; ride rode ridden; ring rang rung; rise rose risen;
run ran run; say said; see saw seen; seek sought; sell sold; send sent; set set; sew sewn;
shake shook shaken; shed shed; shine shone; shoot shot; show shown; shrink shrank shrunk;
shut shut; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; sling slung;
slit slit; smell smelt; sow sown; speak spoke spoken; speed sped; spell spelt; spend spent;
spill spilt; spin spun; spit spat; split split; spoil spoilt; spread spread; spring sprang sprung;
stand stood; steal stole stolen; stick stuck; sting stung; stink stank stunk; stride strode;
strike struck stricken; string strung; strive strove striven; swear swore sworn; sweep swept;
swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn;
tell told; think thought; throw threw thrown; thrust thrust; undergo underwent undergone;
understand understood; undertake undertook undertaken; undo undid undone; uphold upheld;
upset upset; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; withdraw
withdrew withdrawn;
withhold withheld; withstand withstood; wring wrung; write wrote written; rewrite rewrote rewritten;
have had; do did done; resell resold; repay repaid; retell retold; rethink rethought;
retake retook retaken; reset reset; redo redid redone; unwind unwound; swear swore sworn
"""

# Forms, then their lemma after the colon.
_FORMS = """
am are is was were been being: be; has having: have; does doing: do; going goes: go;
dying: die; lying: lie; tying: tie; dies: die; lies: lie; ties: tie; vying: vie; seeing: see;
agreed agreeing: agree; disagreed disagreeing: disagree; freed freeing: free;
guaranteed guaranteeing: guarantee; refereed: referee; fleeing: flee; overseeing: oversee;
foreseeing: foresee; canoeing: canoe;
dyed: dye; eyed: eye; aged ageing aging: age; singed: singe; bused: bus; focused focusing: focus;
men: man; women: woman; children: child; people persons: person; feet: foot; teeth: tooth;
geese: goose; mice: mouse; lice: louse; oxen: ox; policemen: policeman; policewomen: policewoman;
businessmen: businessman; businesswomen: businesswoman; spokesmen: spokesman; firemen: fireman;
congressmen: congressman; gunmen: gunman; fishermen: fisherman; chairmen: chairman;
servicemen: serviceman; salesmen: salesman; frenchmen: frenchman; englishmen: englishman;
wives: wife; midwives: midwife; housewives: housewife; lives: life; knives: knife; leaves: leave;
halves: half; thieves: thief; shelves: shelf; selves: self; wolves: wolf; loaves: loaf;
calves: calf; scarves: scarf; hooves: hoof; elves: elf; criteria: criterion; analyses: analysis;
crises: crisis; bases: base; theses: thesis; hypotheses: hypothesis; diagnoses: diagnosis;
parentheses: parenthesis; oases: oasis; phenomena: phenomenon; bacteria: bacterium;
alumni: alumnus; cacti: cactus; fungi: fungus; nuclei: nucleus; stimuli: stimulus;
syllabi: syllabus; indices: index; appendices: appendix; matrices: matrix; vertices: vertex;
curricula: curriculum;
buses: bus; gases: gas; viruses: virus; campuses: campus; bonuses: bonus; statuses: status;
censuses: census; surpluses: surplus; focuses: focus; choruses: chorus; walruses: walrus;
shoes: shoe; toes: toe; canoes: canoe; foes: foe; movies: movie; cookies: cookie; calories: calorie;
zombies: zombie; selfies: selfie; rookies: rookie; smoothies: smoothie; brownies: brownie;
quizzes: quiz; aches: ache; headaches: headache; axes: axe; caches: cache; niches: niche;
better best: good; worse worst: bad; farther farthest further furthest: far; elder eldest: old;
"""

# Words that end like an inflected form and are none, or stand for themselves.
UNINFLECTED = frozenset(
    """
    fewer fewest latest morning evening nothing something anything everything ceiling
    sibling wedding during     according notwithstanding inning darling sterling duckling pudding
    stocking outing offspring
    hundred sacred naked wicked rugged ragged crooked kindred biped moped embed indeed exceed
    succeed proceed need feed bleed breed seed speed weed deed greed reed creed heed agreed-upon
    news series species politics economics physics mathematics ethics athletics gymnastics
    electronics logistics statistics genetics aerobics headquarters means always perhaps sometimes
    besides afterwards towards backwards forwards upwards downwards afterward besides thus this
    whereas yes his hers ours theirs yours its plus gas bus lens christmas texas canvas bias atlas
    alias across less unless minus versus vs us as chaos cosmos ethos pathos
    diabetes rabies herpes measles mumps arthritis overseas pancreas thanks scissors trousers
    glasses jeans shorts pyjamas pajamas united states nations netherlands philippines
    paris athens brussels wales hughes james charles thomas jesus moses mars venus uranus
    tennis crisis analysis basis thesis hypothesis axis oasis iris chassis debris
    """.split()
)


def _verb_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in _VERBS.split(";"):
        base, *others = verb.split()
        forms.update((form, base) for form in others if form != base)
    return forms


def _listed_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for entry in filter(str.strip, _FORMS.split(";")):
        inflected, _, base = entry.partition(":")
        forms.update((form, base.strip()) for form in inflected.split())
    return forms


IRREGULAR = {**_verb_forms(), **_listed_forms()}

# Adjectives that are compared with -er and -est; of other words in -er, no rule tells "older" from
# "holder".
COMPARED = frozenset(
    """
    big small large great little tall short long high low deep shallow wide narrow broad thick thin
    fat slim heavy light fast slow quick early late near close far old young new fresh hot cold warm
    cool dry wet hard soft strong weak loud quiet calm rough smooth clean dirty clear dark bright
    rich poor cheap dear safe free nice kind mean cruel brave bold wise smart clever dumb happy sad
    angry lucky healthy sick easy busy simple tough strict fair rare common full strange sharp dull
    steep flat tight loose mild harsh cloudy sunny rainy windy noisy hungry lonely ugly pretty lazy
    friendly costly deadly likely tiny wealthy funny risky tasty spicy salty sweet sour bitter firm
    few sure true pure proud polite sane stiff plain fit red blue green black white grey pale grim
    """.split()
)
