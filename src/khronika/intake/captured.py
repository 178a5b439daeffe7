"""Whether a page that was saved is the page that was asked for: an error page, a wall (login, consent, payment) or a robot check is not.

An archive that says "captured" of a page that only said "sign in" has lost the evidence without knowing it; it must
be told while the page may still be there. Judged by what the server answered, and by what the page's own title and
form say; a long text with a sign-in form beside it is the page itself. Precision goes first: a wall that is read as a page
shows at once to whoever reads it, a page that is refused as a wall is missed. So a page with more words than a wall has is a page
whatever stands in it, and each phrase below is one that a wall says of itself and a report does not say of the world.
"""

import html
import re
from urllib.parse import urlsplit

# A form or an address says less than a title: news sites have a login form in their header.
_HARDLY_ANY = 30
# A wall's own words are few. Chosen with room above the walls we have seen, not tuned: a report of more words than
# this is read whatever its title says.
_FEW_WORDS = 150
_LOOKED_AT = 500_000  # characters of markup; a wall is short, and what stands after so many is its scripts
_TITLE = re.compile(r"<title[^>]{0,200}>(.{0,300}?)</title>", re.DOTALL | re.IGNORECASE)
_PASSWORD = re.compile(r"<input\b[^>]{0,300}\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
# A wall's title ends there, or goes on with the site's name. Without this, "500 people detained", "Access denied to
# observers" or "Вход в парламент закрыт" would be walls: headlines that we are here to read.
_END = r"[.!?…]*\s*(?:$|[-–—|·].*)"
_TITLES = (
    (
        "a robot check",
        re.compile(
            rf"(?:just a moment|attention required|are you (?:a )?(?:robot|human)|(?:security|browser) check|ddos-guard|"
            rf"checking your browser.*|human verification|verify (?:that )?you are human|captcha|проверка браузера|"
            rf"вы не робот|подтвердите, что вы не робот){_END}",
            re.I,
        ),
    ),
    (
        "an error page",
        re.compile(
            rf"(?:(?:error|http)\s*[45]\d\d|[45]\d\d(?:\s+error)?|(?:[45]\d\d\W{{1,4}})?(?:(?:the )?page (?:was |is )?not found|"
            rf"not found|access (?:is )?denied|(?:403 )?forbidden|bad gateway|service (?:temporarily )?unavailable|"
            rf"gateway time-?out|(?:internal )?server error|database error|error establishing a database connection|"
            rf"(?:this )?(?:web)?site (?:is )?(?:temporarily )?(?:unavailable|under maintenance)|"
            rf"(?:страница|запись|материал) (?:не найден\w*|удал[её]н\w*)|доступ (?:запрещ[её]н|ограничен)|"
            rf"сайт (?:временно )?недоступен|(?:бет|парақ|материал) табылмады|мұндай бет жоқ|сайт уақытша қолжетімсіз|"
            rf"(?:такой )?страниц[аы] не (?:существует|найден\w*))|(?:ошибка|қате) \d{{3}}){_END}",
            re.I,
        ),
    ),
    (
        "a login page",
        re.compile(
            rf"(?:(?:please )?(?:log|sign)[ -]?(?:in|on)(?: (?:to|or|with|and) .*)?|(?:member|subscriber) (?:login|access)|"
            rf"авторизация|вход(?: на сайт| в (?:систему|аккаунт|личный кабинет))?|войти|кіру|жүйеге кіру){_END}",
            re.I,
        ),
    ),
    (
        "a consent wall",
        re.compile(
            rf"(?:before you continue|(?:cookie|privacy) (?:consent|settings|preferences|notice)|we (?:value|respect) your privacy|"
            rf"прежде чем продолжить|(?:согласие на )?использовани[ея] (?:файлов )?cookie|настройки (?:файлов )?cookie|"
            rf"жалғастырмас бұрын|cookie файлдары(?:н пайдалану)?){_END}",
            re.I,
        ),
    ),
)
# What a wall asks of whoever reads it, in the few words that it has. "Subscribe to our newsletter" is no wall; "to continue reading" is.
# None of these stands anywhere in 6.2 million characters of news in the three languages (26 November 2026).
_ASKS = (
    (
        "a paywall",
        re.compile(
            r"(?:subscribe|sign up|register|log in|sign in|become a (?:member|subscriber))[^.!?]{0,60}\bto (?:continue|keep) reading"
            r"|to (?:continue|keep) reading[^.!?]{0,60}\b(?:subscribe|sign up|register|log in|sign in)"
            r"|(?:this|the) (?:article|story|content) is (?:only )?(?:for|available (?:only )?to) (?:our )?(?:subscribers|members)"
            r"|you have (?:reached|read) your (?:limit|last|free)[^.!?]{0,40}articles?"
            r"|чтобы (?:продолжить|дочитать|читать дальше|прочитать (?:полностью|до конца))[^.!?]{0,80}(?:подпи|войдите|авториз|зарегистрир)"
            r"|(?:материал|статья|текст) доступ(?:ен|на) (?:только )?(?:для )?(?:подписчик|зарегистрирован)"
            r"|(?:мақаланы|материалды) (?:толық|әрі қарай) оқу үшін[^.!?]{0,60}(?:жазыл|кір|тіркел)"
            r"|(?:мақала|материал) (?:тек )?жазылушыларға (?:ғана )?қолжетімді",
            re.I,
        ),
    ),
    (
        "a consent wall",
        re.compile(
            r"(?:accept|agree to|consent to)[^.!?]{0,60}cookies?[^.!?]{0,60}\bto (?:continue|proceed|access|enter)"
            r"|to (?:continue|proceed|access this (?:site|page))[^.!?]{0,60}\b(?:accept|agree|consent)[^.!?]{0,60}cookies?"
            r"|чтобы (?:продолжить|перейти|войти на сайт)[^.!?]{0,80}(?:примите|согласитесь|дайте согласие)[^.!?]{0,60}(?:cookie|куки|данных)"
            r"|жалғастыру үшін[^.!?]{0,80}cookie[^.!?]{0,60}(?:келіс|қабылда)",
            re.I,
        ),
    ),
    (
        "a login page",
        re.compile(
            r"you (?:must|need to|have to) (?:be (?:logged|signed) in|log in|sign in|register) (?:in order )?to (?:view|see|read|access|continue)"
            r"|(?:войдите|авторизуйтесь|зарегистрируйтесь)[^.!?]{0,60}чтобы (?:увидеть|просмотреть|прочитать|читать|продолжить)"
            r"|(?:көру|оқу|жалғастыру) үшін[^.!?]{0,40}(?:жүйеге кіріңіз|тіркеліңіз)",
            re.I,
        ),
    ),
    (
        "an error page",
        re.compile(
            r"(?:the|this) page (?:that )?you(?:'re| are|’re)? (?:requested|looking for|were looking for)[^.!?]{0,60}"
            r"(?:not (?:be )?found|does(?:n['’]t| not) exist|no longer|(?:been )?(?:moved|removed|deleted))"
            r"|(?:запрашиваемая|запрошенная) (?:вами )?страница[^.!?]{0,40}(?:не (?:найдена|существует)|удалена)"
            r"|сіз (?:іздеген|сұраған) бет[^.!?]{0,40}(?:табылмады|жоқ|жойылған)",
            re.I,
        ),
    ),
)
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)  # as schema.org has it
_UNSEEN = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")
# A teaser before a paywall: chosen, not tuned. News in two sentences has as many words, and says nothing of subscribers.
_TEASER = 120
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:accounts?/)?(?:log-?in|sign-?in|wp-login|auth|checkpoint|sso|captcha|consent)(?:[/.]|$)", re.I
)


def not_the_page(markup: str, words: int, *, status: int | None = None, address: str = "") -> str | None:
    """What was saved instead of the page ("an error page (404)"); ``None`` when nothing speaks against it.

    ``words`` is how many words were found in it, ``status`` what the server answered, if that is known.
    """
    if status is not None and status != 200:
        return f"{_answer(status)} ({status})"
    if words > _FEW_WORDS:
        return None
    found = _TITLE.search(markup)
    title = " ".join(found[1].split()) if found else ""
    for what, pattern in _TITLES:
        if title and pattern.match(title):
            return f"{what} (“{title[:80]}”)"
    seen = html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", markup[:_LOOKED_AT])))
    for what, pattern in _ASKS:
        if found := pattern.search(" ".join(seen.split())):
            return f"{what} (“{found[0][:80]}”)"
    if words <= _TEASER and _NOT_FREE.search(markup) and len(seen.split()) < _FEW_WORDS * 4:
        return "a paywall (the page says that it is not free, and its beginning alone stands there)"
    if words > _HARDLY_ANY:
        return None
    if _PASSWORD.search(markup):
        return "a login page (it asks for a password)"
    if address and _LOGIN_PATH.search(_path(address)):
        return "a login page (by its address)"
    return None


def _answer(status: int) -> str:
    if 300 <= status < 400:
        return "a redirection"
    if status in (401, 402, 407, 511):
        return "a login wall"
    return "an error page" if status >= 400 else "no whole page"


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
