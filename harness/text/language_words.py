"""Function words and letters by language: what tells languages of one script apart."""

from harness.text.tokens import STOP_WORDS

# A language a line (or several): its code (ISO 639-1), then words that nearly every text in it
# has. A word that is common in English but means something else ("war", "man", "also") is left
# out, since it would speak against English text; an elided word keeps its apostrophe ("l'").
_LATIN = """
af: die van en het is in wat nie vir op met om te sy hy was aan dat sal deur ook hulle word ons na
    oor maar kan uit by as ná hierdie vandag
ca: el la els les i amb per que del dels una un és va al als aquest aquesta més han ha ser són d'
    l' de en a no com ha però entre fins des dilluns
cs: a v na se že je s z do o k i to jako za by pro ve si od po podle jsou který která které byl
    byla bylo ale není ze také než až bude nebo jeho jejich při při ještě před
cy: y yn yr i o ar mae wedi bod ei eu ac gan oedd hefyd sydd roedd bydd gyfer am ond fod hyn nid
da: og i at det er på en til af der som med for de den har et ikke var fra kan vil han ved efter
    også blev bliver være siger om nu men mere hun havde have sig over mod været skal hvor end
de: der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an
    werden aus er hat dass sie nach wird bei einer um noch wie einem über einen zum haben nur oder
    aber vor zur bis durch mehr sind wurde seine ihre wir ich
es: de la que el en y a los se del las un por con una su para es al lo como más o pero sus le ha
    este sí porque esta entre cuando muy sin sobre también me hasta hay donde han quien desde no
    fue son ya según
et: ja on ei et see oma kui ka oli mis ning aga nii või ta mida kes pärast kuid selle seda veel
    üle järgi tema ütles oleks juba vaid kogu ole
eu: eta da ez du bat dira dute zen ere egin izan zuen baina dela den gabe arte beste hau bere
fi: ja on ei että oli hän se mutta myös kun ovat joka kuin mukaan tai olla jos sen vain niin kuten
    sekä ole nyt vielä kuitenkin sitä hänen jo mitä mikä ennen jälkeen olivat ollut jotka tämä ne
    noin vuoden olisi
fr: de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont
    avec aux son cette ont mais ou comme été sa ses être leur on nous fait après deux elle entre
    selon l' d' qu' c' s'
ga: agus an na ar is go le leis bhí tá sé ag sin do don mar nach raibh seo ach siad faoi chun
gl: o a os as de do da dos das e que en un unha no na non por con máis é ao para pola polo como
    se foi son este seu súa pero tamén
hr: je i u na se da su za od s o iz će koji koja što kako a ali ne do bi nije bio još po te nakon
    prije gdje tko tijekom također sve samo ili koje kao biti kada ih
hu: a az és hogy nem is egy van volt meg csak ha de már mint szerint ki még ezt el vagy után azt
    között lesz miatt ez minden pedig több akkor amely amelyek kell lehet
id: yang dan di untuk dengan pada dari ini dalam tidak itu akan oleh juga karena ke sebagai telah
    adalah tersebut mereka ia dapat bisa bahwa saat kepada tahun para lebih sudah namun atau kata
is: og að í á er sem var til við um ekki en með það hann af fyrir hefur þar þá þess eru frá hún
    eftir verið því segir þetta
it: di che e la il un a per in una è del non con si della le da dei al sono più alla nel i come
    gli ha anche ma lo se delle ed ai o nella questo essere stato dal su hanno l' dell' all' un'
    nell' d' dopo
lt: ir yra kad į iš su buvo bet kaip taip apie už po nuo jis tai iki dėl pat ne kuris jau tik dar
    apie metų prie sakė bus jo
lv: un ir ar no par uz kas arī ka tas bija lai pie tiek pēc bet kā gada vai nav līdz to viņš šo
    pret jau būs tika
ms: yang dan di untuk dengan pada dari ini dalam tidak itu akan oleh juga kerana ke sebagai telah
    adalah tersebut mereka boleh bahawa kepada ialah lebih beliau tetapi berkata atau daripada
nl: de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar bij door
    naar heeft uit nog over hij ze wordt worden werd tot hebben deze zich wat of kan was geen meer
    na ik we volgens
no: og i det er på en til av som med for de den har et ikke var fra kan vil han ved etter også ble
    blir være sier om at nå men mer hun hadde seg over mot vært skal hvor enn der å opp
pl: i w na z się do nie że jest to o od po za jak przez ale dla są jego tym oraz był było była
    ma także który która które ze co tylko już przed może będzie tego jej ich
pt: de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao das à
    seu sua ou ser quando muito nos já está também só pelo pela até isso ela entre são
ro: de și în a la cu pe o din pentru nu care este un că mai au fost sau dar ce după fi prin sunt
    lui al ale să se o dintre va lor ca între
sk: a v na sa že je s z do o k aj to ako za by pre vo si od po podľa sú ktorý ktorá ktoré bol bola
    bolo ale nie zo tiež než až bude alebo jeho ich pri už pred
sl: je in na za se da so pri tudi ki kot pa bi ne po iz ter bo ni lahko v z s od o do še ali ko
    bil bila več
sq: të e në dhe i me për që nga një është së janë ka se nuk do më si u ishte ky kjo pas por
sr: je i u na se da su za od s o iz će koji koja šta kako a ali ne do bi nije bio još po te nakon
    pre gde ko tokom takođe sve samo ili koje kao biti kada ih
sv: och i att det är på en till av som med för de den har ett inte var från kan om han vid efter
    också blev blir vara säger nu men mer hon hade sig över mot varit ska där eller när än vi
sw: ya na wa kwa ni katika za la cha kuwa hiyo huo huyo yake wake baada kama hii alisema pia bila
    ambao ambayo lakini watu
tl: ang ng sa mga na ay si ni kay hindi ito siya nila niya para din rin kung naman isang pero
    dahil noong
tr: ve bir bu için ile da de olarak olan çok daha en gibi kadar sonra ancak ise değil ne o göre
    ya her etti oldu olduğunu var yok ama dedi tarafından
vi: và của là có không được cho trong các với một những đã này người để tại khi ông đến từ cũng
    về theo sẽ như bị ra việc tôi vào sau trên nhiều hơn
"""

# All stop words, since English text must not be taken for another, what an apostrophe leaves of a
# word ("t"), and common words that look like another language's function words.
_ENGLISH = STOP_WORDS | frozenset(
    "ll re t ve bus care come door end go hat him men met no non not plus see son word".split()
)

_CYRILLIC = """
be: і у не на што з да як гэта ён па для ад але за ці быў была так таксама яго які якія або пра
    пасля
bg: на и да в за се от е са не с по че ще това като до при към които който беше но или има след
    бъде през как си със във
mk: на и да во за се од е со не што ќе ги го дека како по до не кои кој беше но или има бидејќи
    ова тоа ја
ru: в и на не что с по как это он но из к за от у же о для его был до было так все при или бы она
    они чтобы после также уже еще ещё которые который которая года во
sr: је и у на се да су за од с о из ће који која шта што како а али не до би није био још по те
    након пре као
uk: в і у на не що з до та як це він але за від для його є було про був або так при вже ще із по
    щоб після також які який яка й років
"""

_ARABIC = """
ar: في من على إلى أن التي الذي عن مع هذا هذه بعد كان ما لا قد بين أو كما ذلك إن لم كل وقال قال
    خلال وفي كانت عند حتى
fa: در به از که را این است و با برای آن می یک تا بر خود شد شده بود های کرد او اما ها هم نیز گفت
    کرده یا ای
ur: کے کی میں ہے سے کو نے اور کا کہ پر یہ ہیں اس کر بھی نہیں تھا ہو گیا جو ایک لیے تھے ان
ps: د په او چې کې ته له دې دي سره ده یې هم څخه نه شوی کړي وي کړ
"""

_DEVANAGARI = """
hi: के की में है से को ने और का कि पर यह हैं इस कर भी नहीं था हो गया जो एक लिए थे रहे वह साथ
mr: आहे आणि या व च ही हा ते तर असे की मध्ये केली केले होते होता आहेत नाही त्यांनी यांनी हे साठी
    करण्यात येत
ne: छ र को मा का ले छन् गरेको पनि यो भएको हो लागि गर्ने भने तथा भन्ने गरेका थियो त्यो गरी
    नेपाली सँग
"""

_BENGALI = """
as: আৰু এই কৰা হয় পৰা কৰে বাবে সৈতে এটা নাই কৰিছে তেওঁ হৈছে লগত যে পিছত কৰি
bn: এবং এই ও করে থেকে এর হয় জন্য তার না করা একটি যে তিনি হয়েছে সঙ্গে পর করতে কিন্তু বলেন সাথে
"""

_HEBREW = """
he: של את על לא כי הוא עם גם זה היא או יותר אל אם כל הם אבל בין היה לאחר אחרי כמו אני בו
yi: און די איז פון אין צו דער מיט דאס האט האבן אויף נישט וואס ער זיי א דעם אז זענען
"""

_ETHIOPIC = """
am: ነው እና ላይ ውስጥ ይህ ግን ወደ ጋር ነበር እንደ ናቸው ሲሆን በኋላ ነገር አንድ ዓመት ብለዋል
ti: እዩ ናይ ኣብ ካብ ናብ እዚ እቲ ምስ ከኣ እዮም ድማ ነቲ ነዚ ኢሉ ኣሎ
"""


def _parsed(table: str) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    code = ""
    for word in table.split():
        if word.endswith(":"):
            code = word[:-1]
        words.setdefault(code, set()).update([] if word.endswith(":") else [word])
    return {code: frozenset(members) for code, members in words.items()}


FUNCTION_WORDS = {
    "latin": {"en": _ENGLISH, **_parsed(_LATIN)},
    "cyrillic": _parsed(_CYRILLIC),
    "arabic": _parsed(_ARABIC),
    "devanagari": _parsed(_DEVANAGARI),
    "bengali": _parsed(_BENGALI),
    "hebrew": _parsed(_HEBREW),
    "ethiopic": _parsed(_ETHIOPIC),
}

# Letters beyond a to z of the languages in Latin script; English, Indonesian and others have none.
_EXTRA_LETTERS = """
af êëéô ca àçèéíïòóúü cs áčďéěíňóřšťúůýž cy âêîôûŵŷ da æøåé de äöüß es áéíñóúü et äõöüšž eu ñ
fi äöå fr àâçèéêëîïôùûœ ga áéíóú gl áéíñóúü hr čćđšž hu áéíóöőúüű is áðéíóúýþæö it àèéìòù
lt ąčęėįšųūž lv āčēģīķļņšūž nl éëïöü no æøåéô pl ąćęłńóśźż pt àáâãçéêíóôõú ro ăâîșțşţ
sk áäčďéíĺľňóôŕšťúýž sl čšž sq çë sr čćđšž sv åäöé tl ñ tr çğıöşüâî
vi àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ
"""
_fields = _EXTRA_LETTERS.split()
EXTRA_LETTERS = {
    code: frozenset(letters) for code, letters in zip(_fields[::2], _fields[1::2], strict=True)
}
