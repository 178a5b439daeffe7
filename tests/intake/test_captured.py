"""What was saved instead of the page, in three languages; and pages that only speak of such things. All invented."""

import pytest

from khronika.intake.captured import not_the_page
from khronika.intake.fetching import Fetched, items_of
from khronika.intake.received import Given, Received
from khronika.nouns import Unread
from tests.intake.fetching.test_opened import AT

SITE = "<header><a>News</a> <a>Opinion</a> <a>Subscribe</a></header>"


def saved(body: str, title: str = "City Herald", head: str = "") -> Received | Unread:
    markup = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{SITE}<main>{body}</main></body></html>"
    page = Fetched(
        "https://h.example/a",
        "https://h.example/a",
        200,
        (("content-type", "text/html"),),
        markup.encode(),
        AT,
    )
    (item,) = items_of(page, Given())
    return item


WALLS = [
    # consent
    ("a consent wall", "Before you continue | City Herald", "<p>We and our partners store cookies on this device. Choose below, please, what we may do.</p>"),
    ("a consent wall", "City Herald", "<p>To continue to the site you have to accept our cookies. They are used for advertising and to count visits.</p>"),
    ("a consent wall", "Прежде чем продолжить", "<p>Мы и наши партнёры храним файлы cookie на вашем устройстве, чтобы показывать рекламу по интересам.</p>"),
    ("a consent wall", "Вестник", "<p>Чтобы продолжить, примите условия использования файлов cookie и обработки данных. Это займёт минуту, спасибо.</p>"),
    ("a consent wall", "Хабаршы", "<p>Сайтты жалғастыру үшін cookie файлдарын пайдалануға келісіңіз. Олар жарнама мен есеп үшін керек болады.</p>"),
    # payment
    ("a paywall", "Twelve held in the city", "<p>Twelve people were held in the main square on Sunday, the ministry said.</p><p>Subscribe now to continue reading this story.</p>"),
    ("a paywall", "Twelve held in the city", "<p>Twelve people were held in the main square on Sunday.</p><p>This article is only available to subscribers. You can join today.</p>"),
    ("a paywall", "Задержаны двенадцать человек", "<p>В воскресенье на площади задержали двенадцать человек, сообщили в министерстве.</p><p>Чтобы дочитать статью, оформите подписку на наше издание.</p>"),
    ("a paywall", "Задержаны двенадцать человек", "<p>В воскресенье на площади задержали двенадцать человек. Материал доступен только подписчикам издания, подробности ниже.</p>"),
    ("a paywall", "Он екі адам ұсталды", "<p>Жексенбіде алаңда он екі адам ұсталды деп хабарлады министрлік өкілі.</p><p>Мақаланы толық оқу үшін басылымға жазылыңыз.</p>"),
    # login
    ("a login page", "City Herald", "<p>You must be logged in to view this page. Accounts are free and take a minute to make.</p>"),
    ("a login page", "Вестник", "<p>Войдите или заведите учётную запись, чтобы прочитать этот материал до конца. Это бесплатно и занимает минуту.</p>"),
    ("a login page", "Хабаршы", "<p>Материалды көру үшін алдымен жүйеге кіріңіз. Тіркелу тегін, бір минуттан аспайды, рақмет сізге.</p>"),
    # error pages that answer 200
    ("an error page", "City Herald", "<h1>Sorry</h1><p>The page you were looking for could not be found. It may have another address now, please search.</p>"),
    ("an error page", "Вестник", "<h1>Увы</h1><p>Запрашиваемая вами страница не найдена. Возможно, её перенесли; воспользуйтесь поиском по сайту.</p>"),
    ("an error page", "Хабаршы", "<h1>Кешіріңіз</h1><p>Сіз іздеген бет табылмады. Мүмкін оның мекенжайы өзгерген шығар, іздеуді пайдаланып көріңіз.</p>"),
    ("an error page", "Мұндай бет жоқ", "<p>Мекенжайды тексеріп, басты беттен қайта бастап көріңіз. Сұрақтарыңыз болса, бізге жазыңыз.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "title", "body"), WALLS)
def test_a_wall_is_not_the_page(what: str, title: str, body: str) -> None:
    item = saved(body, title)
    assert isinstance(item, Unread), item.report.text
    assert item.rule == "intake.not-captured"
    assert what in item.reason
    # The same words in a long report are the report's.
    assert not_the_page(body, 400) is None


def test_a_teaser_of_a_page_that_says_it_is_not_free() -> None:
    teaser = (
        "<p>Twelve people were held in the main square of the city on Sunday evening, the ministry said.</p>"
    )
    paid = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    )
    item = saved(teaser, head=paid)
    assert isinstance(item, Unread)
    assert "says that it is not free" in item.reason
    whole = "".join(
        f"<p>On day {day} the ministry counted more people whom it had let go.</p>" for day in range(1, 20)
    )
    assert isinstance(saved(whole, head=paid), Received)
    assert isinstance(saved(teaser, head=paid.replace("false", "true")), Received)


PAGES = [
    "<p>The court ruled that sites must ask before they store cookies, and 12 publishers were fined on Monday.</p>",
    "<p>Twelve people were held on Sunday, the ministry said. Subscribe to our newsletter for more from the city.</p>",
    "<p>Police said the protesters had to sign in at the gate and were held when they would not.</p>",
    "<p>The missing student has not been found, said the prosecutor, and the search goes on in the hills.</p>",
    "<p>Деятели партии просят подписаться под обращением; в воскресенье задержали двенадцать человек у входа в суд.</p>",
    "<p>Доступ к сайту издания ограничен с понедельника, сообщили в редакции; пятьдесят страниц удалены по решению суда.</p>",
    "<p>Жексенбіде алаңда он екі адам ұсталды. Кіру үшін құжат сұралды деп хабарлады куәгерлер мен министрлік.</p>",
    "<p>Министрлік өкілі сайттың бұғатталғанын растады, ал редакция бет жойылғанын сотта дәлелдейміз деп отыр.</p>",
]


@pytest.mark.parametrize("body", PAGES)
def test_short_news_of_such_things_is_read(body: str) -> None:
    assert isinstance(saved(body), Received)
