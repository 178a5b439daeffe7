"""What bodies of state that many reports name are called in Russian and Kazakh, by the end of their key."""

RUSSIAN = {
    "interior-ministry": "МВД", "prosecutor-general": "Генеральная прокуратура", "police": "полиция", "prosecutor": "прокуратура",
    "central-election-commission": "Центральная избирательная комиссия", "supreme-court": "Верховный суд", "court": "суд", "army": "армия",
    "government": "правительство", "parliament": "парламент", "opposition": "оппозиция", "authorities": "власти", "presidency": "администрация президента",
    "health-ministry": "Министерство здравоохранения", "foreign-ministry": "Министерство иностранных дел",
    "defence-ministry": "Министерство обороны", "security-forces": "силовые структуры",
}  # fmt: skip
KAZAKH = {
    "interior-ministry": "ІІМ", "prosecutor-general": "Бас прокуратура", "police": "полиция", "prosecutor": "прокуратура",
    "central-election-commission": "Орталық сайлау комиссиясы", "supreme-court": "Жоғарғы сот", "court": "сот", "army": "әскер",
    "government": "үкімет", "parliament": "парламент", "opposition": "оппозиция", "authorities": "билік", "presidency": "президент әкімшілігі",
    "health-ministry": "Денсаулық сақтау министрлігі", "foreign-ministry": "Сыртқы істер министрлігі",
    "defence-ministry": "Қорғаныс министрлігі", "security-forces": "күштік құрылымдар",
}  # fmt: skip


def body_in(body: str, lang: str) -> str | None:
    """What a body of state is called in ``ru`` or ``kk``, by the end of its key; ``None`` for others and in English."""
    return {"ru": RUSSIAN, "kk": KAZAKH}.get(lang, {}).get(body)
