"""The language of a text by its script and function words. The sentences were written for this."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import UsageError
from harness.text.language import LANGUAGES, is_foreign, language

# Two sentences of news a language.
NEWS = {
    "en": "The ministry said on Monday that its troops would leave the base by the end of the "
    "year. Residents of the capital had protested against the foreign soldiers for "
    "months.",
    "fr": "Le ministère de la Défense a annoncé lundi que les soldats quitteraient la base "
    "avant l'été. Selon plusieurs témoins, des milliers de personnes ont manifesté dans "
    "la capitale.",
    "de": "Das Ministerium teilte am Montag mit, dass die Soldaten den Stützpunkt bis zum "
    "Sommer verlassen werden. In der Hauptstadt hatten Tausende gegen die fremden Truppen "
    "demonstriert.",
    "es": "El Ministerio de Defensa anunció el lunes que los soldados abandonarán la base antes "
    "del verano. Miles de personas se manifestaron en la capital contra las tropas "
    "extranjeras.",
    "it": "Il ministero della Difesa ha annunciato lunedì che i soldati lasceranno la base "
    "entro l'estate. Migliaia di persone hanno manifestato nella capitale contro le "
    "truppe straniere.",
    "pt": "O Ministério da Defesa anunciou na segunda-feira que os soldados deixarão a base até "
    "o verão. Milhares de pessoas protestaram na capital, mas não há uma resposta do "
    "governo.",
    "nl": "Het ministerie van Defensie maakte maandag bekend dat de soldaten de basis voor de "
    "zomer zullen verlaten. In de hoofdstad hebben duizenden mensen tegen de troepen "
    "betoogd.",
    "sv": "Försvarsdepartementet meddelade på måndagen att soldaterna ska lämna basen före "
    "sommaren. Tusentals människor har protesterat i huvudstaden mot de utländska "
    "trupperna.",
    "da": "Forsvarsministeriet oplyste mandag, at soldaterne skal forlade basen inden sommeren, "
    "efter at tusindvis af mennesker havde demonstreret. Ingen ved, hvor tropperne nu "
    "bliver sendt hen af regeringen.",
    "no": "Forsvarsdepartementet opplyste mandag at soldatene skal forlate basen før sommeren, "
    "etter at tusenvis av mennesker hadde demonstrert. Ingen vet hvor troppene nå blir "
    "sendt av regjeringen.",
    "pl": "Ministerstwo poinformowało w poniedziałek, że żołnierze opuszczą bazę do końca lata. "
    "Tysiące ludzi protestowało w stolicy przeciwko obcym wojskom, które są tam od dwóch "
    "lat.",
    "cs": "Ministerstvo v pondělí oznámilo, že vojáci opustí základnu do konce léta. V hlavním "
    "městě protestovaly tisíce lidí, ale vláda s nimi podle svých slov ještě nejednala a "
    "jsou zklamaní.",
    "sk": "Ministerstvo v pondelok oznámilo, že vojaci opustia základňu do konca leta. V "
    "hlavnom meste protestovali tisíce ľudí, ale vláda s nimi podľa svojich slov "
    "nerokovala a sú sklamaní.",
    "ro": "Ministerul Apărării a anunțat luni că soldații vor părăsi baza până la sfârșitul "
    "verii. Mii de oameni au protestat în capitală împotriva trupelor străine, care sunt "
    "acolo din 2022.",
    "hu": "A minisztérium hétfőn közölte, hogy a katonák a nyár végéig elhagyják a bázist. Az "
    "elmúlt hetekben több ezren tüntettek a fővárosban, és azt követelték, hogy a "
    "csapatok menjenek el.",
    "fi": "Ministeriö ilmoitti maanantaina, että sotilaat jättävät tukikohdan ennen kesää. "
    "Tuhannet ihmiset ovat osoittaneet mieltään pääkaupungissa, mutta hallitus ei ole "
    "vastannut, sillä se on hajalla.",
    "et": "Ministeerium teatas esmaspäeval, et sõdurid lahkuvad baasist enne suve. Tuhanded "
    "inimesed on pealinnas meelt avaldanud, aga valitsus ei ole neile vastanud ning see "
    "on jäänud nii.",
    "lv": "Ministrija pirmdien paziņoja, ka karavīri pametīs bāzi līdz vasarai. Tūkstošiem "
    "cilvēku ir protestējuši galvaspilsētā, bet valdība uz to vēl nav atbildējusi.",
    "lt": "Ministerija pirmadienį pranešė, kad kariai iki vasaros paliks bazę. Tūkstančiai "
    "žmonių protestavo sostinėje, bet vyriausybė dar neatsakė ir į jų laiškus, kaip buvo "
    "žadėta.",
    "tr": "Bakanlık pazartesi günü askerlerin yaz sonuna kadar üssü terk edeceğini açıkladı. "
    "Başkentte binlerce kişi yabancı birlikler için bir gösteri düzenledi ancak hükümet "
    "daha yanıt vermedi ve yeni bir açıklama yok.",
    "id": "Kementerian Pertahanan mengumumkan pada hari Senin bahwa tentara akan meninggalkan "
    "pangkalan itu karena tekanan rakyat. Ribuan orang telah berunjuk rasa di ibu kota "
    "dan mereka menolak pasukan yang dikirim dari luar namun pemerintah tidak bisa "
    "menjawab.",
    "vi": "Bộ Quốc phòng cho biết hôm thứ Hai rằng các binh sĩ sẽ rời căn cứ trước mùa hè. Hàng "
    "nghìn người đã biểu tình ở thủ đô để phản đối quân đội nước ngoài trong năm nay.",
    "ca": "El Ministeri de Defensa va anunciar dilluns que els soldats deixaran la base abans "
    "de l'estiu. Milers de persones s'han manifestat a la capital amb pancartes i és la "
    "tercera protesta que fan aquest mes.",
    "sl": "Ministrstvo je v ponedeljek sporočilo, da bodo vojaki zapustili bazo do konca "
    "poletja. V prestolnici je protestiralo na tisoče ljudi, ki so zahtevali, da se vlada "
    "odzove, pa tudi pri tem ni bila uspešna.",
    "is": "Ráðuneytið sagði á mánudag að hermennirnir færu úr stöðinni fyrir sumarið. Þúsundir "
    "manna hafa mótmælt í höfuðborginni og það hefur ekki verið gert með þessum hætti frá "
    "því um 2010.",
    "sw": "Wizara ya Ulinzi ilisema Jumatatu kwamba wanajeshi wataondoka katika kambi kabla ya "
    "mwisho wa mwaka. Maelfu ya watu waliandamana katika mji mkuu na serikali bado "
    "haijajibu kwa maandishi.",
    "ru": "Министерство сообщило в понедельник, что солдаты покинут базу до конца лета. Тысячи "
    "людей вышли на улицы столицы, но правительство на это не ответило.",
    "uk": "Міністерство повідомило в понеділок, що солдати залишать базу до кінця літа. Тисячі "
    "людей вийшли на вулиці столиці, але уряд на це ще не відповів, як і раніше.",
    "bg": "Министерството съобщи в понеделник, че войниците ще напуснат базата до края на "
    "лятото. Хиляди хора протестираха в столицата, но правителството все още не е "
    "отговорило на това.",
    "el": "Το υπουργείο ανακοίνωσε τη Δευτέρα ότι οι στρατιώτες θα αποχωρήσουν από τη βάση.",
    "ar": "أعلنت الوزارة يوم الاثنين أن الجنود سيغادرون القاعدة قبل نهاية الصيف. وتظاهر آلاف "
    "الأشخاص في العاصمة على مدى أسابيع، لكن الحكومة لم ترد على ذلك حتى الآن.",
    "fa": "وزارت دفاع روز دوشنبه اعلام کرد که سربازان تا پایان تابستان پایگاه را ترک می کنند. "
    "هزاران نفر در پایتخت به خیابان آمدند اما دولت هنوز پاسخی به این اعتراض نداده است.",
    "ur": "وزارت دفاع نے پیر کو کہا کہ فوجی موسم گرما کے آخر تک اڈہ چھوڑ دیں گے۔ دارالحکومت میں "
    "ہزاروں افراد نے مظاہرہ کیا لیکن حکومت نے اس کا جواب نہیں دیا ہے۔",
    "he": "משרד הביטחון הודיע ביום שני כי החיילים יעזבו את הבסיס עד סוף הקיץ. אלפי אנשים הפגינו "
    "בבירה, אבל הממשלה לא הגיבה על כך גם לאחר שבועות.",
    "hi": "मंत्रालय ने सोमवार को कहा कि सैनिक गर्मियों के अंत तक अड्डा छोड़ देंगे। राजधानी में "
    "हज़ारों लोगों ने प्रदर्शन किया, पर सरकार ने इस का जवाब नहीं दिया है।",
    "bn": "মন্ত্রণালয় সোমবার জানিয়েছে যে সৈন্যরা ঘাঁটি ছেড়ে যাবে এবং এই জন্য কাজ করা হয়েছে। "
    "রাজধানীতে হাজার মানুষ প্রতিবাদ করে, কিন্তু সরকার তার জবাব দেয় না।",
    "th": "กระทรวงกลาโหมแถลงเมื่อวันจันทร์ว่าทหารจะออกจากฐานทัพก่อนสิ้นฤดูร้อน",
    "ka": "სამინისტრომ ორშაბათს განაცხადა, რომ ჯარისკაცები ბაზას ზაფხულამდე დატოვებენ.",
    "hy": "Նախարարությունը երկուշաբթի հայտնեց, որ զինվորները կլքեն բազան մինչև ամառ։",
    "ta": "வீரர்கள் கோடைக்கு முன் தளத்தை விட்டு வெளியேறுவார்கள் என்று அமைச்சகம் கூறியது.",
    "am": "ሚኒስቴሩ ወታደሮቹ ከጦር ሰፈሩ እንደሚወጡ ገልጿል። በዋና ከተማው ላይ ተቃውሞ ነበር እና መንግሥት ግን ምላሽ አልሰጠም ነው።",
    "zh": "国防部星期一表示，士兵将在夏季结束前离开基地。数千人在首都抗议，但是政府还没有回应。",
    "ja": "国防省は月曜日、兵士が夏の終わりまでに基地を離れると発表した。"
    "首都では数千人が抗議した。",
    "ko": "국방부는 월요일 병사들이 여름이 끝나기 전에 기지를 떠날 것이라고 밝혔다.",
}
ENGLISH, FRENCH = NEWS["en"], NEWS["fr"]


@pytest.mark.parametrize("code", NEWS)
def test_two_sentences_of_news_tell_their_language(code: str) -> None:
    assert language(NEWS[code]) == code
    assert is_foreign(NEWS[code]) == (code != "en")
    assert not is_foreign(NEWS[code], code)
    assert is_foreign(NEWS[code], "fi" if code == "en" else "en")


@pytest.mark.parametrize("code", NEWS)
def test_capitals_and_small_letters_tell_the_same(code: str) -> None:
    assert language(NEWS[code].upper()) == code or code == "tr"  # upper() of i is no Turkish İ
    assert language(NEWS[code].lower()) == code


@pytest.mark.parametrize("code", NEWS)
def test_an_english_text_with_a_foreign_sentence_stays_english(code: str) -> None:
    quoted = NEWS[code].partition(".")[0]
    text = f"{ENGLISH} {ENGLISH} She wrote: “{quoted}”, and that was all there was. {ENGLISH}"
    assert language(text) == "en"
    assert not is_foreign(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon le ministre, la loi est entrée en vigueur.", "fr"),
        ("Der Minister hat das Gesetz nicht unterzeichnet.", "de"),
        ("Президент сказал, что это было для него неожиданно.", "ru"),
        ("Η κυβέρνηση παραιτήθηκε χθες.", "el"),
        ("Aujourd’hui, c’est l’armée qu’attendent d’autres villages.", "fr"),
        ("総理大臣は昨日辞任した。", "ja"),
        ("총리가 어제 사임했다.", "ko"),
        ("The president has not signed the law.", "en"),
    ],
)
def test_short_sentences_with_function_words(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "-lrb- cnn -rrb- the troops left their base in the north , the ministry said on monday .",
        "THE UN SAID ON MONDAY THAT ITS MISSION IN THE DEMOCRATIC REPUBLIC WOULD END.",
        "Angel di Maria and Juan Mata of Real Sociedad de San Sebastian were on their way to Las "
        "Palmas de Gran Canaria, where El Mundo met the players of the team.",
        "i don't know what we're doing, it's not like they'd care ... i'll see you there",
        "The novel “Die Blechtrommel” by Günter Grass came out in 1959; it is one of his best.",
        "Jürgen Müller, Günter Köhler and Jörg Schröder of the band from Köln and Düsseldorf",
        "He said that the slogan “la lutte continue” was on every one of their posters.",
        "See https://www.lemonde.fr/la/une/des/les/est?q=la and @le_monde for more about this.",
    ],
)
def test_english_with_names_and_quotations(text: str) -> None:
    assert language(text) == "en"
    assert not is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "😀😀😀 🎉",
        "1,000 2.5 12/03/2024 50%",
        "Madrid",
        "Troops leave Agadez base",
        "Wall Street stocks slide amid tariff fears",
        "Trump, Macron, Scholz, Sánchez, Meloni",
        "Los Angeles, Las Vegas, La Paz, El Paso, Los Alamos, Las Cruces",
        "Universidad Complutense de Madrid; Université de Lille; Universität Wien",
        "Москва, Киев",
        "東京",
        "def f(x): return [y for y in x if y not in (1, 2)]; print(f([3]))",
        "for (const a of as) { if (a.is(b) || a.in(c)) { d[a] = e; } }",
        "if (this.has(that)) { return from.those(where); } else { while (not.all()) { and(); } }",
        "zu zu zu zu zu zu zu zu zu zu zu zu",
        "Sturm und Drang der Kritik",
        "Opéra de Paris, Château de Versailles, Place Vendôme, Boulevard Saint Germain, Gare Saint "
        "Lazare, Notre Dame, Sacré Cœur, Grand Palais, Porte Saint Martin, Jardin des "
        "Plantes, Tour Eiffel, Tour Montparnasse, Pont Neuf, Pont Alexandre, Quai Voltaire",
    ],
)
def test_nothing_is_told_where_there_is_too_little(text: str) -> None:
    assert language(text) is None
    assert not is_foreign(text)


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        # A short Romance sentence: too little to tell French from its neighbours.
        ("Le Niger a demandé le départ des troupes.", "fr"),
        # Few function words, but words that no English text spells: Finnish or Estonian.
        (
            "Pääministeri kertoi iltapäivällä, että ministeriön päätöstä täytyy lykätä ja "
            "syyskuussa järjestetään äänestys.",
            "fi",
        ),
        # Danish or Norwegian.
        ("Ministeren sier at han ikke vil ha den, og det er en god grunn til det.", "no"),
        # Kazakh: no table, but in no way English.
        ("Министрлік дүйсенбі күні сарбаздар базадан кететінін мәлімдеді.", "ru"),
        # Chinese characters only, none of them telling: a headline in Chinese or Japanese.
        ("東京都知事選挙立候補者一覧", "ja"),
    ],
)
def test_what_is_not_english_is_foreign_though_its_language_is_open(text: str, may_be: str) -> None:
    assert language(text) is None
    assert is_foreign(text)
    assert not is_foreign(text, may_be)


def test_a_text_half_in_one_language_and_half_in_another_has_no_answer() -> None:
    for text in (f"{ENGLISH} {FRENCH}", f"{FRENCH} {ENGLISH}", f"{ENGLISH} {NEWS['ru']}"):
        assert language(text) is None
        assert not is_foreign(text)


def test_the_main_language_of_a_mixed_text_is_told_from_three_parts_in_four() -> None:
    assert language(f"{FRENCH} {FRENCH} {ENGLISH} {FRENCH}") == "fr"
    assert language(f"{ENGLISH} {ENGLISH} {FRENCH} {ENGLISH}") == "en"


def test_a_foreign_beginning_or_end_of_a_long_text_does_not_speak_for_it() -> None:
    assert language(f"{FRENCH}\n" + f"{ENGLISH}\n" * 100) == "en"
    assert language(f"{ENGLISH}\n" * 100 + FRENCH) == "en"
    assert language(f"{ENGLISH}\n" * 3 + f"{FRENCH}\n" * 100) == "fr"


def test_the_middle_and_the_end_of_a_long_text_are_read() -> None:
    nothing = "1,000 " * 1000
    assert language(nothing) is None
    assert language(nothing + ENGLISH) == "en"
    assert language(nothing + f"{FRENCH}\n" * 20 + nothing) == "fr"


def test_decomposed_letters_and_typographic_apostrophes_are_the_same() -> None:
    assert language(unicodedata.normalize("NFD", FRENCH).replace("'", "’")) == "fr"
    assert language(unicodedata.normalize("NFD", NEWS["vi"])) == "vi"


def test_an_unknown_language_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match=r"'klingon'.*\bar, .*\bzh\b"):
        is_foreign(ENGLISH, "klingon")


@given(st.text())
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    code = language(text)
    assert code is None or code in LANGUAGES
    assert not (code and is_foreign(text, code))
    assert is_foreign(text) >= (code not in (None, "en"))


@given(st.text(max_size=20), st.sampled_from(sorted(NEWS)), st.text(max_size=20))
def test_a_little_of_anything_around_a_text_makes_it_no_other_language(
    before: str, code: str, after: str
) -> None:
    assert language(f"{before}\n{NEWS[code] * 2}\n{after}") in (code, None)
