"""Which language a text is in."""

from pathlib import Path

import pytest

from khronika.intake.language import is_latin_kazakh, language_of

TEXTS = [
    ("en", "Police detained about 500 people in the capital on Sunday, the interior ministry said."),
    ("en", "Manila police arrested 30 protesters in Quezon City, a rights group says"),
    ("en", "Hundreds detained in Minsk and Brest"),
    ("ru", "Полиция задержала около 500 человек в воскресенье, сообщило министерство."),
    ("ru", "Сотни задержанных"),
    ("ru", "Партия «Ақ жол» не согласна с решением суда, заявил её представитель в парламенте республики."),
    ("kk", "Полиция 500 адамды ұстады"),
    ("kk", "Қалада тұрғындар алаңға шықты, деп хабарлады газет."),
    ("uk", "Поліція затримала близько п'ятисот осіб, повідомило міністерство внутрішніх справ України."),
    ("be", "Міліцыя затрымала каля пяцісот чалавек у нядзелю, паведаміла міністэрства ўнутраных спраў."),
    ("bg", "Полицията задържа около 500 души в неделя, съобщи министерството на вътрешните работи."),
    ("sr", "Полиција је у недељу ухапсила око 500 људи, саопштило је министарство унутрашњих послова."),
    (
        "ky",
        "Милиция жекшемби күнү беш жүзгө жакын адамды кармады, деп билдирди өкмөттүн өкүлү. Көчөдө көп киши бар.",
    ),
    ("de", "Die Polizei nahm am Sonntag rund 500 Menschen fest, teilte das Innenministerium mit."),
    ("nl", "De politie heeft zondag 500 mensen aangehouden, meldt het ministerie van Binnenlandse Zaken."),
    ("fr", "La police a arrêté environ 500 personnes dimanche, selon le ministère de l'Intérieur."),
    ("es", "La policía detuvo a unas 500 personas el domingo, informó el Ministerio del Interior."),
    ("tr", "Polis pazar günü yaklaşık 500 kişiyi gözaltına aldı, İçişleri Bakanlığı açıkladı."),
    ("ar", "اعتقلت الشرطة نحو خمسمئة متظاهر في العاصمة يوم الأحد"),
    ("kk", "Polisia jeksenbi kúni 500 adamdy ustady, dep habarlady Qazaqstan ishki ister ministrligi"),
    (
        "kk",
        "Qala turğyndary bul turaly jäne basqa mäseleler boiynşa aitty, dep jazdy gazet, bir adam ūstaldy",
    ),
]


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_language_is_told(lang: str, text: str) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize("text", ["", "12 500", "ok", "Tokayev Almaty", "2019-06-09", "!!!", "Да"])
def test_too_little_is_not_told(text: str) -> None:
    assert language_of(text) is None


def test_a_long_text_is_judged_by_a_part() -> None:
    german = TEXTS[13][1]
    assert language_of((german + " ") * 20_000) == "de"


@pytest.mark.parametrize(
    "text",
    [
        "Bul bir qism: Polis 500 nəfəri saxlayıb, bu barədə qanun var",
        "Polis bir adam daha tutuldu dedi",
        "Toshkentda bir qancha kishi bilan bo‘lgan voqea haqida qonun",
        "The Qazaq Times says that police detained Mr Qalybek",
        "Garashsyzlyk meýdanynda adamlar tussag edildi",
        "Strany byly zakázány a lidé vyšli do ulic",
    ],
)
def test_other_latin_texts_are_not_kazakh(text: str) -> None:
    assert not is_latin_kazakh(text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Prime Minister Tam O'Dovan said 40 were held. Mr O'Dovan spoke in Iraq; Ms O'Rell did not."),
        ("en", "The council's Padraig O’Dovan and Mr O’Rell were detained in Quetta, O’DOVAN’S LAWYERS SAID"),
        (
            "en",
            "The mob gathered at three o'clock. It was five o'clock when the quarrel with Mr D'Ambo ended.",
        ),
        ("en", "N'Djamena police said that M'Bala's supporters burnt a Qur'an; the Qur'an was not theirs."),
        (
            "it",
            "La polizia ha fermato quaranta persone; l'avvocato O'Dovan e la signora O'Rell erano a Roma.",
        ),
        ("de", "Die Polizei nahm am Sonntag Herrn O'Dovan und Frau O'Rell fest, teilte das Ministerium mit."),
        (
            "fr",
            "La police de N'Djamena a arrêté dimanche M. O'Dovan et une centaine de manifestants, selon Mme O'Rell, avocate.",
        ),
        (
            "sw",
            "Ng'ombe nne na watu wawili walikamatwa mjini Ng'wanza, alisema Ng'ang'a, mkuu wa polisi wa mkoa huo.",
        ),
        ("uz", "O'zbekiston poytaxtida politsiya 40 kishini ushladi, deb xabar berdi gazeta, bo'lgan voqea"),
        ("uz", "TOSHKENTDA BO'LIB O'TGAN NAMOYISH: YIGIRMA KISHI QO'LGA OLINDI"),
    ],
)
def test_an_apostrophe_in_a_name_is_no_letter_of_uzbek(lang: str, text: str) -> None:
    assert language_of(text) == lang


def short_texts() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "short_texts.tsv").read_text(encoding="utf-8").splitlines()
    return [(lang, text) for line in lines if line and line[0] != "#" for lang, text in [line.split("\t")]]


def test_short_texts_are_told() -> None:
    """Issue 5 asks .95 of 120 short texts, Latin Kazakh among them. Reached in November 2026: .975 of 158; at first
    sight .724 of the first 116, before any rule was changed, .923 of the next 26 and .81 of the last 16."""
    texts = short_texts()
    wrong = [(lang, language_of(text), text) for lang, text in texts if language_of(text) != lang]
    assert len(texts) >= 120
    assert len(wrong) <= 0.05 * len(texts), "\n".join(map(str, wrong))


def test_kazakh_in_latin_script_is_told() -> None:
    latin = [
        text
        for lang, text in short_texts()
        if lang == "kk" and text.lower() != text.upper() and text[-2] < "ɐ"
    ]
    assert len(latin) >= 30
    assert sum(language_of(text) == "kk" for text in latin) >= 0.93 * len(latin)


def test_capitals_of_turkish_do_not_break_the_lower_case() -> None:
    assert language_of("İKİ ADAM USTALDY, DEP HABARLADY QALALYQ POLISIA") == "kk"
