"""Kazakh in Latin script: their alphabets, offsets that lead back, what stays Latin."""

import pytest

from khronika.reading.kazakh import read
from khronika.reading.kazakh.latin import is_latin, to_cyrillic
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("jeti adam zardap shekti", "жеті адам зардап шекті"),
        ("úsheýiniń jaǵdaıy aýyr", "үшеуінің жағдайы ауыр"),
        ("ūstaldy, dep habarlaidy polisiia departamentı", "ұсталды, деп хабарлайды полиция департаменті"),
        (
            "qatısqan 40 adam, dep xabarladı wäkil men wezir",
            "қатысқан 40 адам, деп хабарлады уәкіл мен уезір",
        ),
        ("Qala 12.kz saıtynda, ánshiler", "Қала 12.kz сайтында, әншілер"),
        (
            "adamgha qatysty, keyin onyng ústalghanyn, kýshpen",
            "адамға қатысты, кейін оның ұсталғанын, күшпен",
        ),
        ("qamaugha alynghan tәrtip", "қамауға алынған тәртіп"),
        ("twtqındalğan segiz adam, mıñdağan", "тұтқындалған сегіз адам, мыңдаған"),
        ("on eki adamğa aiyppūl saldy", "он екі адамға айыппұл салды"),
        ("zañ bwzılğanın ayttı, eki twrğınğa", "заң бұзылғанын айтты, екі тұрғынға"),
    ],
)
def test_each_alphabet_is_told_by_its_letters(latin: str, cyrillic: str) -> None:
    # The first word alone tells too little; a sentence's own letters decide.
    assert to_cyrillic(latin).text == cyrillic


def test_every_offset_leads_back() -> None:
    text = "Olardyń úsheýi polısııa bóliminde, dedi ol."
    made = to_cyrillic(text)
    assert len(made.starts) == len(made.text) + 1
    assert made.starts[-1] == len(text)
    assert list(made.starts) == sorted(made.starts)
    start = made.text.index("полиция")
    assert text[made.starts[start] :].startswith("polısııa")


def test_claims_quote_the_text_given() -> None:
    text = "Almatyda mitingke şyqqan 15 adam ūstaldy, dep habarlaidy polisiia."
    claim = next(c for c in told(read, text, "kk", "2021-12-17") if c.figure)
    assert claim.quote == text
    assert claim.figure is not None
    assert claim.figure.span is not None
    assert claim.figure.span.of(text) == claim.figure.text == "15"
    assert [p.name for p in claim.places] == ["Алматы"]
    assert claim.attribution.cue is not None
    assert claim.attribution.cue.of(text).startswith("dep habarlaidy")


def test_cyrillic_with_names_of_sites_is_not_latin() -> None:
    assert not is_latin("Алматыда 15 адам ұсталды, деп хабарлайды Tengrinews.kz тілшісі")
    assert not is_latin("12:30")


def test_the_capital_with_a_dot_keeps_offsets() -> None:
    """ "İ".lower() has two characters: what stands after it was quoted one letter too late."""
    text = "İri İzmir qalasynda İİM ökili otyz adam ūstaldy, dedi."
    made = to_cyrillic(text)
    assert len(made.starts) == len(made.text) + 1
    assert text[made.starts[made.text.index("отыз")] :].startswith("otyz")
    claim = next(c for c in told(read, text, "kk", "2023-06-01") if c.figure)
    assert claim.figure is not None
    assert claim.figure.text == "otyz"
