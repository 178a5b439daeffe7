"""Whether a page that was saved is the page that was asked for: an error page, a login wall or a robot check is not.

An archive that says "captured" of a page that only said "sign in" has lost the evidence without knowing it; it must
be told while the page may still be there. Judged by what the server answered, and by what the page's own title and
form say; a long text with a sign-in form beside it is the page itself.
"""

import re
from urllib.parse import urlsplit

# A form or an address says less than a title: news sites have a login form in their header.
_HARDLY_ANY = 30
# A wall's own words are few. Chosen with room above the walls we have seen, not tuned: a report of more words than
# this is read whatever its title says.
_FEW_WORDS = 150
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
            rf"сайт (?:временно )?недоступен|бет табылмады)|(?:ошибка|қате) \d{{3}}){_END}",
            re.I,
        ),
    ),
    (
        "a login page",
        re.compile(
            rf"(?:(?:please )?(?:log|sign)[ -]?(?:in|on)(?: (?:to|or|with|and) .*)?|(?:member|subscriber) (?:login|access)|"
            rf"авторизация|вход(?: на сайт| в (?:систему|аккаунт|личный кабинет))?|войти|кіру){_END}",
            re.I,
        ),
    ),
)
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
