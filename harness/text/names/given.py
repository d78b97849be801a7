"""The commonest given names of English-language news, with their gender and short forms."""

MALE = frozenset(
    """
    aaron abdoulaye abdul abdullah abraham adam adrian ahmed ahmet aidan akira alan albert alberto
    alejandro aleksandr aleksei alessandro alexander alexei alexey alexis alfred ali alistair allan
    allen alvaro amadou amir amit anders andre andreas andrei andres andrew andriy andrzej andy
    angelo angus anil anthony antoine antonio arjun arnold arsene arthur asif aziz barack barry bart
    bashar ben benedict benjamin bernard bernie bert bilal bilawal bill billy bob bobby boris
    boubacar brad bradley brendan brent brett brian bruce bruno bryan bryce caleb calvin cameron
    carl carlo carlos cedric cesar chad charles charlie chris christian christopher claudio clive
    clyde colin connor conor craig cristiano curtis cyril damian damien daniel danny darren dave
    david dean dennis derek didier diego dimitri dirk dmitri dmitry dmytro dominic don donald donnie
    douglas duncan dustin dwayne dylan earl ed eddie eden edgar edmund eduardo edward edwin elijah
    elliot elon emanuel emmanuel emmerson enrique eric erik ernest ernesto ethan eugene evan evgeny
    fabio faisal fatih felipe felix fernando finn floyd francesco francis francisco francois frank
    franklin fred freddie frederick gabriel gareth gary gavin geoff geoffrey george gerald gerard
    gerry giorgio giovanni glen glenn gordon graeme graham greg gregory guillermo gustavo guy hamad
    hamid hamza hans harold harry hassan hector henri henrik henry herbert herman hiroshi hosni
    howard hugh hugo hussein ian ibrahim ibrahima idriss igor ilham imran ismail israel ivan jack
    jacob jacques jake jamal james jamie jan jared jaroslaw jason javier jay jean jeff jeffrey
    jeremy jerome jerry jim jimmy joachim joaquin joe joel johan johannes john johnny jon jonas
    jonathan jonny jordan jorge jose josef joseph josh joshua juan julian julio jurgen justin karim
    karl keith kemal ken kenji kenneth kevin khalid kieran klaus kofi krzysztof kurt kwame kyle
    lamar lance larry lars laszlo laurent lawrence lech lee len leo leon leonard leonardo leroy levi
    lewis liam lionel lloyd logan louis luca lucas luis luka luke maarten mahmoud malcolm mamadou
    manuel marc marcel marco marcos marcus marek mario mark marshall martin marvin mason massimo
    mateusz matt matteo matthew maurice mauricio max maxime mehmet melvin michael michel miguel mike
    mikhail milan miles milos mitch mitt mohamed mohammad mohammed morgan moses moussa muhammad
    mustafa mykola narendra nasser nathan nathaniel nawaz neil nelson nicholas nick nicolas nigel
    nikita nikolai nnamdi noah noel norman novak oleg oleksandr oliver olivier olusegun omar osama
    oscar otto ousmane owen pablo paolo patrick paul paulo pavel pedro pep perry pete peter petr
    petro phil philip philippe phillip pierre piers pietro piotr quentin rafael rahul rajesh ralph
    ramon ramzan randy rashid raul ravi ray raymond recep reggie reginald ricardo richard rick ricky
    rob robbie robert roberto robin rod roderick rodney rodrigo roger roland rolf roman romeo ron
    ronald ronnie rory ross roy ruben rudy rupert russell ryan saddam said salman sam samir samuel
    sanjay satya scott sean sebastian sergei sergey sergio sergiy seth seydou shane shaun shawn
    shinzo sidney silvio simon solomon spencer stan stanley stefan stephen steve steven stewart
    stuart sundar sunil sven takeshi tariq tayyip ted terence terrence terry thabo theo theodore
    theresa thiago thierry thomas tim timothy toby todd tom tomasz tommy tony travis trevor tristan
    troy tyler tyrone usain vaclav vernon victor vijay vikram viktor vince vincent vincenzo vitali
    vladimir volodymyr walid wallace walter warren wayne wesley will william willie winston wolfgang
    xavier yannick yasser yevgeny youssef yuri yusuf yves zac zach zachary zlatan zoltan
    """.split()
) - {"theresa", "jean", "jan", "robin", "alexis", "jordan", "jamie", "morgan", "lee"}
FEMALE = frozenset(
    """
    abigail ada adele adriana agnes agnieszka aicha aisha alexandra alice alicia alison allison
    alyssa amal amanda amber amelia amelie aminata amy ana anastasia andrea angela angelina anita
    ann anna annabel anne annette annie antonia april ariana ashley astrid audrey barbara beatrice
    becky belinda bella benazir bernadette beth bethany betty beverley beverly beyonce bianca brenda
    briana bridget brigitte britney brittany camilla camille candace carla carly carmen carol carole
    carolina caroline carolyn carrie cassandra cate caterina catherine cathy cecilia celia celine
    chantal charlene charlotte chelsea cherie cheryl chloe christina christine cindy claire clara
    claudia colleen condoleezza connie courtney crystal cynthia daisy daniela danielle daphne dawn
    debbie deborah debra denise diana diane dolores donna dora doris dorothy edith eileen elaine
    eleanor elena elisabeth eliza elizabeth ella ellen ellie eloise elsa elsie emily emma erica erin
    esther eva eve evelyn ewa fatima fatou faye felicity fiona flora frances francesca freya
    gabriela gabriella gabrielle gail gemma georgia georgina geraldine gertrude gina giorgia giulia
    gladys glenda gloria gwen gwyneth hadiza hannah harriet hazel heather heidi helen helena helga
    hilary hillary holly hope ida imogen india indira ines ingrid irene irina iris isabel isabella
    isabelle ivanka jacinda jacqueline jade jane janet janice jasmine jeanette jeanne jen jenna
    jennifer jenny jessica jessie jill joan joanna joanne jodie josephine joy joyce juanita judith
    judy julia juliana julianne julie juliet justine kamala karen karin katarzyna kate katherine
    kathleen kathryn kathy katie katrina katy kayla keiko keira kelly kerry khadija kim kimberly
    kirsten kirsty kristen kristin kristina ksenia kylie lana lara latoya laura lauren leah leila
    lena leslie leticia lily linda lindsay lindsey lisa liz lois lorraine louise lucia lucy luisa
    lydia lynn mabel madeleine madeline madison madonna maggie malala margaret margarita maria
    mariah mariam marie marilyn marina marine marion marjorie marta martha martina mary maryam
    matilda maya megan meghan melania melanie melinda melissa mercedes mia michaela michelle mila
    mildred miranda miriam molly mona monica monique nadia nancy naoko naomi natalia natalie natasha
    nathalie nichola nicola nicole nina nora norma olena olga olivia oprah pamela pat patricia patty
    paula pauline penelope penny petra philippa phoebe phyllis pippa polly priscilla priya rachael
    rachel rebecca regina renee rhonda rihanna rita roberta rosa rosalind rose rosemary rosie
    roxanne ruby ruth sabrina sally samantha sandra sanna saoirse sara sarah sasha serena shakira
    shannon sharon sheila shelley sherry shirley sienna silvia simona simone siobhan sofia sonia
    sophia sophie stacey stella stephanie sue summer susan susanna suzanne svetlana sylvia tamara
    tammy tania tanya tara tatiana teresa tessa theresa tina tracey tracy ursula valentina valerie
    vanessa vera veronica vicky victoria violet virginia vivian viviana wanda wendy whitney yasmin
    yolanda yuki yulia yvette yvonne zainab zara zoe zofia
    """.split()
) - {"pat", "kim", "kerry", "sasha", "leslie", "ashley", "lindsay", "kelly", "andrea", "marion"}
# Either's.
NEUTRAL = frozenset(
    """
    alex alexis andrea ashley casey drew jamie jan jean jesse jo jordan kelly kerry kim lee leslie
    lindsay marion morgan pat reese riley robin sasha taylor vivian
    """.split()
)
GIVEN = MALE | FEMALE | NEUTRAL

# What else is an ordinary word, a place or a month when not written with a capital.
COMMON_WORDS = frozenset(
    """
    amber april art ben bill bob carol chad charlotte chelsea christian crystal daisy dawn dean don
    drew earl eden eve faye finn florence floyd frank gene georgia grace grant guy hazel holly hope
    india iris israel jack jade jay jean jordan joy lance laurel lee lily madison marina marine mark
    mason max mercedes milan miles mine mitt morgan nick norma norman novak paris pat patty penny
    pep perry polly ray reese rich rob rod roman rose rosemary ruby said sally sandy sasha sofia
    sonny stan sterling sue summer sydney taylor ted tony troy victor victoria violet virginia wade
    will
    """.split()
)

_SHORT = """
abraham: abe
alexander: alex sasha alec
alexandra: alex sasha
alfred: alf alfie fred
andrew: andy drew
anthony: tony
antonio: tony toni
barbara: barb babs
benjamin: ben benny
bernard: bernie
catherine: cathy kate katie cate
charles: charlie chuck chas
charlotte: charlie lottie
christina: chris tina christie
christine: chris chrissy
christopher: chris kit
daniel: dan danny
david: dave davey
deborah: deb debbie debby
donald: don donnie
dorothy: dot dottie dolly
edward: ed eddie ted teddy ned
eleanor: ellie nell nora
elizabeth: liz beth betty lizzie eliza betsy bess lisa
francis: frank fran frankie
frances: fran frankie
franklin: frank
frederick: fred freddie freddy
gabriel: gabe
geoffrey: geoff
gerald: gerry jerry
gregory: greg
harold: harry hal
henry: harry hank hal
isabella: bella izzy
jacob: jake
jacqueline: jackie
james: jim jimmy jamie jem
jeffrey: jeff
jennifer: jen jenny jenn
jeremy: jerry
jessica: jess jessie
john: jack johnny jon
jonathan: jon jonny
joseph: joe joey
joshua: josh
judith: judy
katherine: kathy kate katie kat katy kath
kathleen: kathy kate katie
kathryn: kathy kate katie
kenneth: ken kenny
kimberly: kim
lawrence: larry
leonard: len lenny leo
leonardo: leo
louis: lou
louise: lou
madeleine: maddie
margaret: maggie meg peggy marge margie
matthew: matt matty
maximilian: max
michael: mike mick mickey micky
nathaniel: nate nathan
nicholas: nick nicky
nicola: nicky
oliver: ollie
pamela: pam
patricia: pat patty tricia trish
patrick: pat paddy rick
peter: pete
philip: phil
phillip: phil
rachel: rach
raymond: ray
rebecca: becky becca
reginald: reg reggie
richard: rick dick rich ricky richie
robert: bob rob bobby robbie bert
ronald: ron ronnie
russell: russ
samantha: sam
samuel: sam sammy
sarah: sally
stephen: steve stevie
steven: steve stevie
stuart: stu
susan: sue susie suzy
terence: terry
theodore: ted teddy theo
theresa: terry tess
thomas: tom tommy
timothy: tim timmy
victoria: vicky tori vicki
vincent: vince vinny
volodymyr: vladimir
william: bill will billy willie liam wills
zachary: zach zac zack
"""
# short form: the names that it is short for
SHORT_FORMS: dict[str, tuple[str, ...]] = {}
for _line in _SHORT.strip().splitlines():
    _name, _, _forms = _line.partition(": ")
    for _form in _forms.split():
        SHORT_FORMS[_form] = (*SHORT_FORMS.get(_form, ()), _name)
