"""What intake notes of a report that it took in, for a terminal, in Russian and Kazakh. What is known in no form stays in
English; a test holds the forms to what intake says."""

import re

from khronika.cli.words import clean

# What intake notes, its numbers and names left open -> Russian, Kazakh. Slots keep their names.
FORMS: dict[str, tuple[str, str]] = {
    "{field}: {words} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD; it is left unknown": (
        "{field}: {words} – не дата (пишите ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД); считается неизвестным",
        "{field}: {words} – күн емес (ЖЖЖЖ, ЖЖЖЖ-АА не ЖЖЖЖ-АА-КК деп жазыңыз); белгісіз деп саналады",
    ),
    "{field}: {words} is a date that does not exist ({why}); it is left unknown": (
        "{field}: даты {words} не существует; считается неизвестным",
        "{field}: {words} деген күн жоқ; белгісіз деп саналады",
    ),
    "{field}: {words} is not a date; it is left unknown": (
        "{field}: {words} – не дата; считается неизвестным",
        "{field}: {words} – күн емес; белгісіз деп саналады",
    ),
    "{field}: {words} is no language code; the language was looked for": (
        "{field}: {words} – не код языка; язык определён по тексту",
        "{field}: {words} – тіл коды емес; тіл мәтін бойынша анықталды",
    ),
    "{field} is not a text; it was left out": ("{field}: это не текст, не учтено", "{field}: мәтін емес, есепке алынбады"),
    "{field} has {n} characters, more than {most}; it was left out": (
        "{field}: знаков {n}, больше {most}; не учтено",
        "{field}: {n} таңба, {most} көп; есепке алынбады",
    ),
    "Kazakh in Latin letters": ("казахский текст латиницей", "латын әрпімен жазылған қазақша мәтін"),
    "its comments were not read": ("комментарии не прочитаны", "пікірлері оқылмады"),
    "its pictures were not read": ("картинки не прочитаны", "суреттері оқылмады"),
    "the feed gives a headline only": ("в ленте только заголовок", "лентада тек тақырып бар"),
    "the feed gives the beginning only": ("в ленте только начало", "лентада тек басы бар"),
    "forwarded mail: when and by whom it was first published is not known": (
        "пересланное письмо: когда и кем оно впервые опубликовано, неизвестно",
        "қайта жіберілген хат: алғаш қашан және кім жариялағаны белгісіз",
    ),
    "page {n} without text (pictures or scans): not read": ("страница {n} без текста (картинки или сканы): не прочитана", "{n}-бет мәтінсіз (сурет не скан): оқылмады"),
    "pages {n} and {more} more without text (pictures or scans): not read": ("страницы {n} и ещё {more} без текста (картинки или сканы): не прочитаны", "{n} және тағы {more} бет мәтінсіз (сурет не скан): оқылмады"),
    "pages {n} without text (pictures or scans): not read": ("страницы {n} без текста (картинки или сканы): не прочитаны", "{n}-беттер мәтінсіз (сурет не скан): оқылмады"),
    "page {n} damaged: not read": ("страница {n} повреждена: не прочитана", "{n}-бет бүлінген: оқылмады"),
    "pages {n} and {more} more damaged: not read": ("страницы {n} и ещё {more} повреждены: не прочитаны", "{n} және тағы {more} бет бүлінген: оқылмады"),
    "pages {n} damaged: not read": ("страницы {n} повреждены: не прочитаны", "{n}-беттер бүлінген: оқылмады"),
    "pages after {n} of {all}: not read": ("страницы после {n} из {all}: не прочитаны", "{all} беттің {n}-беттен кейінгісі: оқылмады"),
    "headers, footers and page numbers left out ({n} lines)": ("колонтитулы и номера страниц опущены, строк: {n}", "колонтитулдар мен бет нөмірлері алынып тасталды, жол саны: {n}"),
    "published: the page states {dates}; the first was taken": ("published: на странице стоит {dates}; взята первая дата", "published: бетте {dates} тұр; біріншісі алынды"),
    "captured {when}": ("снимок страницы сделан {when}", "бет көшірмесі жасалған уақыт: {when}"),
    "asked as {address}": ("запрошено по адресу {address}", "сұратылған мекенжайы: {address}"),
    "when it was captured is not said": ("когда сделан снимок, не сказано", "көшірме қашан жасалғаны айтылмаған"),
    "its bytes are not those whose digest the archive states: changed, or badly archived": (
        "байты не те, чью контрольную сумму называет архив: изменены или плохо сохранены",
        "байттары архивте көрсетілген бақылау қосындысына сай емес: өзгерген не дұрыс сақталмаған",
    ),
    "{n} broken characters stand as U+FFFD in the text": ("испорченных знаков в тексте: {n}, на их месте U+FFFD", "мәтінде бүлінген таңба саны: {n}, орнында U+FFFD тұр"),
    "forwarded: the channel repeats what another wrote": ("переслано: канал повторяет написанное другим", "қайта жіберілген: арна басқаның жазғанын қайталайды"),
    "edited later, on {day}; the text is the edited one": ("позже изменено ({day}); взят изменённый текст", "кейін өзгертілген ({day}); өзгертілген мәтіні алынды"),
    "its picture, film or file was not read": ("картинка, видео или файл не прочитаны", "суреті, бейнесі не файлы оқылмады"),
    "columns as said: {columns}": ("столбцы, как указано: {columns}", "айтылғандай бағандар: {columns}"),
    "columns told by their headers: {columns}": ("столбцы определены по заголовкам: {columns}", "бағандар тақырыбынан анықталды: {columns}"),
    "the page declares {charset}, its bytes are UTF-8": ("на странице указано {charset}, но байты в UTF-8", "бетте {charset} деп көрсетілген, ал байттары UTF-8"),
}  # fmt: skip
_AT = {"ru": 0, "kk": 1}


def noted(lang: str, note: str) -> str:
    """The note in ``en``, ``ru`` or ``kk``."""
    if lang == "en":
        return clean(note)
    for form, told in FORMS.items():
        found = re.fullmatch(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(form)), note)
        if found:
            return clean(told[_AT[lang]].format(**found.groupdict()))
    return clean(note)
