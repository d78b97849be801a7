"""Words that a negative prefix turns into their opposites: prefix -> the words that take it.

Only real pairs are listed: no rule tells "disagree" from "discuss", or "inactive" from "inform".
"""

PREFIXES = {
    "un": """
    able acceptable accompanied accountable acknowledged affected aided altered ambiguous answered
    armed attended authorised authorized aware balanced bearable beaten believable born broken
    certain changed charged clear comfortable common conditional conditionally conscious
    constitutional controllable controlled conventional cooked cooperative crewed damaged decided
    defeated desirable disclosed disputed disturbed divided documented doubtedly earned easy
    educated employed equal ethical even eventful expected expectedly explained fair fairly
    familiar fashionable favorable finished fit forgettable fortunate fortunately founded friendly
    grateful happy harmed healthy helpful hurt identified important impressive informed inhabited
    injured installed insured intended intentional interested involved just justified kind known
    lawful licensed likely limited lock lucky manned married moved named natural necessarily
    necessary occupied official opened opposed organized pack paid paved planned pleasant popular
    popularity predictable prepared profitable protected proven provoked published qualified
    questionable realistic reasonable reasonably registered regulated related relenting reliable
    reported resolved restricted safe salted satisfactory satisfied scheduled selfish settled
    signed skilled sold solved stable steady successful successfully suitable sure surprised
    surprising sustainable tested tie touched trained treated true usual vaccinated wanted welcome
    well willing wise worthy wounded
    """,
    "in": """
    ability accessible accuracy accurate accurately action active adequate adequately advertent
    animate appropriate appropriately capable coherent competence competent complete conclusive
    consistency consistent consistently convenience convenient correct correctly credible curable
    decisive definite dependent direct directly effective efficiency efficient eligible equality
    equitable expensive experienced famous finite flexibility flexible formal formally frequent
    frequently gratitude hospitable human humane justice operable secure security sensitive
    sensitivity separable significant sincere solvent stability sufficient sufficiently tangible
    tolerable tolerance tolerant valid visible voluntary vulnerable
    """,
    "im": """
    balance mature mobile moral mortal movable partial patience patient perfect perfectly personal
    plausible polite possibility possible potent practical precise probable proper properly
    prudent pure
    """,
    "il": """
    legal legally legible legitimate liberal literate logical
    """,
    "ir": """
    rational regular regularity relevance relevant religious replaceable resistible responsible
    responsibly reversible
    """,
    "dis": """
    ability abled advantage advantageous affected agree agreeable agreement allow appear
    appearance approval approve arm armament assemble associate belief believe charge comfort
    connect content continue courage credit empower enfranchise engage entangle favor honest
    honestly honesty honor incentive inclined infect integrate interest interested invest like
    loyal loyalty mount obedient obey order orderly organized own please pleasure proportionate
    prove qualified qualify regard respect respectful satisfaction satisfied satisfy similar
    similarity trust unity
    """,
    "mis": """
    behave calculate conduct fortune handle hear inform information interpret judge lead manage
    match place read spell treat trust understand understanding use
    """,
    "de": """
    activate centralize classify commission compose compress criminalize escalate form frost
    humanize mobilize motivate nuclearize populate regulate stabilize
    """,
    "anti": """
    climax clockwise social
    """,
    "counter": """
    clockwise productive
    """,
    "under": """
    estimate
    """,
}
