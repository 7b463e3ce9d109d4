from pathlib import Path

import pytest

from graphkit.ingest.language import language_code, name_of_language, recognise_language
from graphkit.ingest.piece import ReadOptions
from graphkit.model import Document, Skipped
from tests.ingest.reading import read, read_document

ENGLISH = ReadOptions(language="en")
TEXTS = {
    "de": (
        "Die Bundeskanzlerin traf am Montag den französischen Präsidenten in Berlin, um über die Zukunft der"
        " Europäischen Union zu sprechen. Beide Seiten erklärten, dass sie eng zusammenarbeiten wollen. Die"
        " Gespräche sollen im nächsten Monat fortgesetzt werden, wie ein Sprecher der Regierung mitteilte."
    ),
    "fr": (
        "La chancelière a rencontré lundi le président français à Berlin pour parler de l'avenir de l'Union"
        " européenne. Les deux parties ont déclaré qu'elles souhaitaient travailler en étroite collaboration."
        " Les discussions doivent se poursuivre le mois prochain, selon un porte-parole du gouvernement."
    ),
    "es": (
        "La canciller se reunió el lunes con el presidente francés en Berlín para hablar sobre el futuro de"
        " la Unión Europea. Ambas partes declararon que quieren trabajar estrechamente. Las conversaciones"
        " continuarán el próximo mes, según informó un portavoz del gobierno alemán."
    ),
    "ru": (
        "Канцлер встретилась в понедельник с президентом Франции в Берлине, чтобы обсудить будущее"
        " Европейского союза. Обе стороны заявили, что хотят тесно сотрудничать. Переговоры должны быть"
        " продолжены в следующем месяце, сообщил представитель правительства. Министр иностранных дел также"
        " принял участие."
    ),
    "nl": (
        "De bondskanselier ontmoette maandag de Franse president in Berlijn om over de toekomst van de"
        " Europese Unie te spreken. Beide partijen verklaarden dat zij nauw willen samenwerken. De gesprekken"
        " worden volgende maand voortgezet, zo deelde een woordvoerder van de regering mee."
    ),
    "hr": (
        "Kancelarka se u ponedjeljak u Berlinu sastala s francuskim predsjednikom kako bi razgovarali o budućnosti"
        " Europske unije. Obje su strane izjavile da žele blisko surađivati. Razgovori će se nastaviti sljedeći"
        " mjesec, priopćio je glasnogovornik vlade. Ministar vanjskih poslova također je sudjelovao."
    ),
    "id": (
        "Kanselir bertemu dengan presiden Prancis di Berlin pada hari Senin untuk membicarakan masa depan Uni Eropa."
        " Kedua pihak menyatakan ingin bekerja sama dengan erat. Pembicaraan akan dilanjutkan bulan depan, kata juru"
        " bicara pemerintah. Menteri luar negeri juga ikut serta dalam pertemuan itu."
    ),
    "da": (
        "Kansleren mødte mandag den franske præsident i Berlin for at tale om fremtiden for Den Europæiske"
        " Union. Begge parter sagde, at de ønsker at arbejde tæt sammen for at løse striden. Samtalerne"
        " fortsætter i næste måned, oplyste en talsmand for regeringen, der her i byen var vært for mødet."
    ),
    "fi": (
        "Liittokansleri tapasi maanantaina Ranskan presidentin Berliinissä ja puhui Euroopan unionin"
        " tulevaisuudesta. Kumpikin osapuoli on ilmoittanut, että se on valmis läheiseen yhteistyöhön. Hallituksen"
        " tiedottaja on kertonut, että neuvotteluja on tarkoitus jatkaa ensi kuussa."
    ),
    "he": (
        "הקנצלרית נפגשה ביום שני עם נשיא צרפת בברלין כדי לדבר על עתיד האיחוד האירופי. שני הצדדים הודיעו"
        " שהם מבקשים לעבוד יחד בשיתוף פעולה הדוק. השיחות יימשכו בחודש הבא, כך מסר דובר הממשלה. גם שר החוץ"
        " השתתף בפגישה והבטיח לתמוך בהסכם החדש."
    ),
    "hi": (
        "चांसलर ने सोमवार को बर्लिन में फ़्रांस के राष्ट्रपति से मुलाक़ात की और यूरोपीय संघ के भविष्य पर बात"
        " की। दोनों पक्षों ने कहा कि वे मिलकर काम करना चाहते हैं।"
        " सरकार के प्रवक्ता ने बताया कि बातचीत अगले महीने जारी रहेगी। विदेश मंत्री भी"
        " बैठक में शामिल हुए और उन्होंने नए समझौते का समर्थन करने का वादा किया।"
        " इसके बाद दोनों नेताओं ने पत्रकारों के सवालों के जवाब दिए और संसद का दौरा किया।"
    ),
}
STORY = (
    "Foreign minister Ada Brook arrived in Norland on Monday for two days of talks about the disputed"
    " border. She was met at the airport by Ben Cole, who has led the government in Westport since the"
    " spring. Officials on both sides said that the question of the northern fisheries had not been"
    " settled."
)


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_text_in_another_language_is_recognised(code: str) -> None:
    assert recognise_language(TEXTS[code]) == code


def test_english_is_recognised() -> None:
    assert recognise_language(STORY) == "en"


@pytest.mark.parametrize("mark", ["\0", "\ud800"])
def test_what_c_and_utf_8_cannot_hold_hides_no_language(mark: str) -> None:
    assert recognise_language(mark + TEXTS["de"].replace(" ", f" {mark}", 3)) == "de"


def test_russian_in_latin_letters_is_not_certain() -> None:
    text = (
        "Kantsler vstretilas v ponedelnik s prezidentom Frantsii v Berline, chtoby obsudit budushcheye"
        " Yevropeyskogo soyuza. Obe storony zayavili, chto khotyat tesno sotrudnichat. Peregovory dolzhny byt"
        " prodolzheny v sleduyushchem mesyatse, soobshchil predstavitel pravitelstva."
    )
    assert recognise_language(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Ada met Ben.",
        "Merkel, Macron, Gabriel, Schäuble, Wagenknecht, Le Pen, Mélenchon, Sarkozy, Hollande, Rajoy, Renzi.",
        "Merkel Macron Schäuble Wagenknecht Gabriel Berlusconi Mattarella Gentiloni Zapatero Puigdemont Junqueras " * 4,
        "Bundesverfassungsgericht and Bundesnachrichtendienst are the names of two German institutions, he said. " * 3,
        "Directors: Ada de Vries (Utrecht), Jan van den Berg (Haarlem), Piet Jansen (Delft), Kees Bakker (Leiden). "
        * 3,
        "Shareholders: Jón Þór Sigurðsson 12%, Guðrún Helga Jónsdóttir 9%, Björgvin Páll Gústavsson 7%. " * 3,
        "U.S. GDP +3.2 % | EU GDP +1.9 % | Japan GDP +0.9 % | China GDP +6.7 % " * 10,
        "LOL u r so rite m8 gr8 stuff thx 4 postin dis 2day cant w8 4 moar bro srsly omg " * 5,
        "“Wir schaffen das,” said Merkel. “Wir schaffen das,” said the papers after her, and it was the end of that. "
        * 3,
    ],
)
def test_a_text_that_may_be_english_is_taken_for_no_other(tmp_path: Path, text: str) -> None:
    assert isinstance(read(tmp_path, "a.txt", text, ENGLISH)[0], Document)


def test_every_paragraph_of_the_seeds_is_read_as_english(tmp_path: Path) -> None:
    seeds = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    paragraphs = [line for seed in seeds for line in seed.read_text(encoding="utf-8").split("\n") if len(line) > 200]
    assert len(paragraphs) > 20
    assert [line for line in paragraphs if recognise_language(line) not in {"", "en"}] == []


def test_what_the_model_does_not_read_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", TEXTS["de"], ENGLISH) == [Skipped("a.txt", "is in German, the model reads English")]


@pytest.mark.parametrize(
    "options", [ReadOptions(language="en", any_language=True), ReadOptions(language="de"), ReadOptions()]
)
def test_it_is_read_by_a_model_that_does_or_on_request(tmp_path: Path, options: ReadOptions) -> None:
    assert read_document(tmp_path, "a.txt", TEXTS["de"], options).language == "de"


def test_every_language_that_is_recognised_has_a_name() -> None:
    # all that the recogniser tells: the table in its README
    codes = """af am ar az be bg bn bs ca ceb co cs cy da de el en eo es et eu fa fi fil fr fy ga gd gl gu ha
    haw hi hmn hr ht hu hy id ig is it iw ja jv ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my
    ne nl no ny pa pl ps pt ro ru sd si sk sl sm sn so sq sr st su sv sw ta te tg th tr uk ur uz vi xh yi yo zh
    zu""".split()
    assert [code for code in codes if name_of_language(language_code(code)) == language_code(code)] == []


@pytest.mark.parametrize(("told", "code"), [("no", "nb"), ("nn-NO", "nb"), ("en_GB", "en"), ("iw", "he"), ("", "")])
def test_a_language_has_one_code_whoever_tells_it(told: str, code: str) -> None:
    assert language_code(told) == code


def test_norwegian_is_read_by_its_model_whatever_it_is_called(tmp_path: Path) -> None:
    text = (
        "Kansleren møtte mandag den franske presidenten i Berlin for å snakke om framtida til Den europeiske union."
        " Begge partene sa at de ønsker å arbeide tett sammen. Samtalene fortsetter neste måned, opplyste en talsmann"
        " for regjeringen, og utenriksministeren deltok også i møtet."
    )
    assert read_document(tmp_path, "a.txt", text, ReadOptions(language="en", also=("nb",))).language == "nb"
    page = f"<html lang='no'><p>{text[:60]}</p></html>"
    assert read_document(tmp_path, "a.html", page, ReadOptions(language="en", also=("nb",))).language == "nb"


def test_a_language_without_a_name_is_called_by_its_code() -> None:
    assert (name_of_language("de"), name_of_language("qq")) == ("German", "qq")
