"""English words the rules stand on: verbs that show who speaks, triggers of each kind of event, nouns for people.

Lists are by lemma. They were written from the vocabulary of reporting on assemblies in general, not from any one
text; a word belongs here when most of its uses in such reports have the meaning named.
"""

from functools import cache

from khronika.nouns import Kind


@cache
def words(text: str) -> frozenset[str]:
    """A set of words written as one string; asked for again and again by rules, made once."""
    return frozenset(text.split())


# ---- who speaks ----
SAY = words(
    "say tell state report announce add note claim confirm declare explain insist argue maintain allege acknowledge "
    "admit concede estimate believe think suggest indicate warn stress emphasize emphasise underline underscore reiterate "
    "recall remark comment write tweet post publish reveal disclose inform testify assert contend observe reply respond "
    "answer predict expect promise pledge vow deny reject dismiss refute dispute urge demand calculate count record "
    "document register show find conclude determine reckon clarify repeat mention point read complain lament caution "
    "specify assure swear charge recount describe signal advise propose agree doubt assume fear hope hail carry "
    "threaten establish boast rule resolve decree retort witness request"
)
# Verbs that report with a clause only; with a noun phrase they mean something else ("found a flag", "read a book").
CLAUSE_ONLY = words(
    "think believe show find read point expect hope fear agree doubt assume add post publish carry recall answer observe promise rule resolve "
    "decree retort witness charge"
)
# Verbs whose object is itself what is reported ("announced 920 arrests", "recorded ballot stuffing").
# "Announced an inquiry into the shooting that left 34 dead": whoever announces one does not count the dead.
ORDERED = words("inquiry investigation probe commission compensation mourning funeral reward visit")
REPORT_OBJECT = words(
    "report announce confirm count record document register estimate put note deny reject dispute refute dismiss "
    "give list publish verify tally log set track measure name admit concede receive observe claim allege acknowledge detail mention release find see witness describe retain tabulate"
)
# Verbs that report only when what they take is a number ("put the toll at 19").
COUNTING = words("put give list log tally verify detail track measure name set retain tabulate")
DENY = words("deny reject dismiss refute disavow")
DISPUTE = words("dispute question contest doubt contradict")
ESTIMATE = words("estimate reckon calculate")
# Verbs that judge: subject's stance towards the object; each is an attributed assessment.
JUDGE = words(
    "condemn criticize criticise accuse blame denounce deplore decry slam praise hail welcome commend applaud laud "
    "term dub style portray classify describe call brand label deem consider regard characterize characterise hold urge demand reject deny dismiss protest "
    "lambast censure rebuke challenge oppose endorse support back question dispute warn"
)
ACCUSE = words(
    "condemn criticize criticise accuse blame denounce deplore decry slam praise commend applaud laud lambast censure rebuke"
)
CALL_AS = words(
    "term dub style denounce portray classify hail describe call brand label deem consider regard characterize characterise declare"
)
THREATEN = words("threaten warn vow")
PLAN = words("plan intend prepare vow pledge promise propose aim schedule expect agree order decide")

# Nouns that speak for whoever stands behind them ("a report by", "figures from").
VOICE_NOUN = words(
    "statement report figure datum data account information message release letter note dispatch communique bulletin post "
    "tweet video footage image number survey poll study finding statistic count tally estimate interview article list "
    "testimony document notice briefing result evidence"
)
PRONOUNS = {
    "he": "person", "she": "person", "they": "many", "it": "body", "him": "person", "them": "many", "we": "self", "i": "self", "who": "relative",
    "which": "relative", "that": "relative",
}  # fmt: skip
# "the ministry", "the group": nominal sources that need an antecedent, with what may be one.
NOMINAL = words(
    "ministry minister department agency group organization organisation committee commission council office "
    "spokesman spokeswoman spokesperson official movement party newspaper outlet channel monitor watchdog center centre "
    "body service institution union network statement report mission company site website president mayor governor chief "
    "commander lawyer activist leader organizer organiser politician prosecutor candidate diplomat broadcaster daily prefecture"
)

# ---- people ----
PERSON = words(
    "people person man woman child boy girl individual citizen resident protester protestor demonstrator marcher rioter "
    "activist participant supporter opponent student pupil worker employee miner teacher doctor medic nurse lawyer attorney "
    "journalist reporter correspondent photographer photojournalist cameraman blogger editor observer monitor volunteer member leader "
    "organizer organiser politician candidate deputy lawmaker official officer policeman policewoman police soldier serviceman trooper "
    "guard guardsman conscript cop law-enforcement detainee prisoner inmate arrestee suspect defendant victim bystander passerby passer-by civilian "
    "minor personnel juvenile teenager youth adult pensioner elder mother father sister brother wife husband voter elector dissident defender "
    "human-rights advocate foreigner national migrant refugee believer monk nun priest cleric imam farmer driver trader vendor fan "
    "striker picketer unionist nationalist militant fighter gunman attacker looter vandal thug patient casualty crowd force "
    "troop reservist agent rescuer firefighter villager townspeople local Kazakh national kid "
    "artist musician actor writer poet singer athlete scientist academic professor intellectual critic veteran dozen "
    "other signatory delegate campaigner rallygoer attendee onlooker spectator mourner hundred thousand recruit staffer judge counsel "
    "separatist islamist communist socialist anarchist feminist environmentalist monarchist democrat loyalist commuter tourist "
    "shopkeeper engineer expat captive hostage convict offender perpetrator opposition-activist oppositionist human soul life fatality relative neighbour neighbor"
)
PERSON_SUFFIX = ("ers", "ors", "ists", "ants", "ians", "men", "women", "ees", "ents")
NOT_PERSON = words(
    "recorders member-state centers papers newspapers powers orders numbers posters banners matters borders quarters chapters letters factors "
    "headquarters doors floors sectors errors events incidents documents governments parliaments statements movements "
    "elements moments accidents departments apartments amendments cents percents tents plants restaurants warrants grants "
    "payments settlements agreements shipments investments establishments regiments components continents currents "
    "committees fees trees degrees offers tenders computers containers trackers servers providers users barriers corners towers "
    "canisters helicopters letters counters dumpsters trailers coolers boulders firecrackers shoulders fingers rivers "
    "ladders flowers waters covers showers dinners summers winters chambers characters parameters transformers boosters routers "
    "loudspeakers bumpers tankers cruisers chargers rollers burners stickers folders binders printers scanners sensors scooters "
    "rubbers bankers meters centimeters kilometers hours others' prayers lists lasers colors mirrors motors tractors reactors"
)
POPULATION_WORDS: dict[str, str] = {}

# ---- events: verbs by lemma ----
VERB_KIND: dict[str, Kind] = {
    **dict.fromkeys("detain arrest apprehend nab abduct kidnap remand intern cuff handcuff rearrest re-arrest".split(), Kind.DETENTION),
    **dict.fromkeys("release free".split(), Kind.RELEASE),
    **dict.fromkeys("charge indict prosecute try arraign".split(), Kind.CHARGE),
    **dict.fromkeys("sentence jail imprison convict fine penalize penalise punish incarcerate".split(), Kind.SENTENCE),
    **dict.fromkeys("protest rally march demonstrate picket gather assemble congregate".split(), Kind.PROTEST),
    **dict.fromkeys("disperse".split(), Kind.DISPERSAL),
    **dict.fromkeys("beat club kick assault shoot drag manhandle teargas bludgeon punch pepper-spray brutalize brutalise torture maltreat mistreat".split(), Kind.FORCE),
    **dict.fromkeys("injure wound harm bruise maim hurt hospitalize hospitalise".split(), Kind.INJURY),
    **dict.fromkeys("kill die murder perish martyr execute expire succumb assassinate massacre slay".split(), Kind.DEATH),
    **dict.fromkeys("damage burn torch loot vandalize vandalise ransack destroy".split(), Kind.DAMAGE),
    **dict.fromkeys("deploy mobilize mobilise station".split(), Kind.DEPLOYMENT),
    **dict.fromkeys("ban outlaw prohibit forbid".split(), Kind.BAN),
    **dict.fromkeys("block throttle censor".split(), Kind.BLOCKING),
    **dict.fromkeys("disconnect".split(), Kind.BLACKOUT),
    **dict.fromkeys("elect reelect re-elect vote".split(), Kind.ELECTION),
    **dict.fromkeys("inaugurate".split(), Kind.INAUGURATION),
}  # fmt: skip
NOUN_KIND: dict[str, Kind] = {
    **dict.fromkeys("arrest detention custody apprehension roundup abduction detainee arrestee kidnapping incarceration".split(), Kind.DETENTION),
    **dict.fromkeys("release pardon freeing liberation acquittal amnesty bail freedom".split(), Kind.RELEASE),
    **dict.fromkeys("signature".split(), Kind.PROTEST),
    **dict.fromkeys("indictment prosecution charge warrant fir".split(), Kind.CHARGE),
    **dict.fromkeys("sentence conviction fine imprisonment sentencing term".split(), Kind.SENTENCE),
    **dict.fromkeys("protest rally demonstration march picket gathering sit-in crowd turnout protester protestor demonstrator marcher participant picketer rallygoer".split(), Kind.PROTEST),
    **dict.fromkeys("dispersal".split(), Kind.DISPERSAL),
    **dict.fromkeys("beating manhandling mistreatment assault".split(), Kind.FORCE),
    **dict.fromkeys("injury wound wounded wounding injured casualty hospitalization hospitalisation".split(), Kind.INJURY),
    **dict.fromkeys("death fatality dead toll killing killed corpse corpses homicide massacre murder execution slaying slaughter lynching".split(), Kind.DEATH),
    **dict.fromkeys("deployment".split(), Kind.DEPLOYMENT),
    **dict.fromkeys("curfew".split(), Kind.CURFEW),
    **dict.fromkeys("blackout outage shutdown".split(), Kind.BLACKOUT),
    **dict.fromkeys("inauguration".split(), Kind.INAUGURATION),
}  # fmt: skip
# Nouns that name an event only where people are counted with them: "the murder of 12", "an amnesty for 300 prisoners".
COUNTED_NOUN = words(
    "kidnapping incarceration freeing liberation acquittal amnesty bail freedom charge warrant fir sentencing term murder execution slaying slaughter lynching"
)
FOR_WHOM = words("sentence term fine charge amnesty pardon bail freedom warrant")
# The small tagger's lemmas of some of these verbs are wrong ("fined" -> "fin"); their forms are read from here.
FORMS: dict[str, str] = {
    form: lemma
    for lemma in VERB_KIND
    for form in (
        lemma + "ed",
        lemma + "d" if lemma.endswith("e") else lemma + "ed",
        lemma + lemma[-1] + "ed",
        lemma[:-1] + "ied",
    )
}
FORMS |= {
    "slain": "slay",
    "burnt": "burn",
    "mown": "mow",
    "chargesheeted": "chargesheet",
    "summonsed": "summons",
}
# "118 wounded", "46 killed", "20 detained in Minsk": a participle right after its number.
COUNTED_PARTICIPLE: dict[str, Kind] = {
    **dict.fromkeys("detained arrested held apprehended nabbed abducted captured".split(), Kind.DETENTION),
    **dict.fromkeys("wounded injured hurt hospitalized hospitalised".split(), Kind.INJURY),
    **dict.fromkeys("killed dead slain murdered".split(), Kind.DEATH),
    **dict.fromkeys("jailed fined sentenced convicted imprisoned".split(), Kind.SENTENCE),
    **dict.fromkeys("released freed acquitted pardoned bailed".split(), Kind.RELEASE),
    **dict.fromkeys("charged indicted arraigned prosecuted".split(), Kind.CHARGE),
}
# Verbs whose subject dies.
DIE = words("die perish expire succumb")
# Participants counted as a crowd when nothing worse is said of them.
CROWD = words("protester protestor demonstrator marcher participant picketer rallygoer crowd")
EVENT_NOUN = words(
    "protest rally demonstration march picket gathering sit-in strike arrest detention clash crackdown curfew blackout outage shutdown election vote"
)
SUPPORT_SUBJECT = words(
    "occur happen begin start break erupt take continue spread go follow escalate last turn grow"
)
SUPPORT_OBJECT = words(
    "hold stage see witness organize organise make carry conduct launch impose declare announce introduce lift join attend use impose order suffer report record face"
)

INTERNET = words(
    "internet online network connectivity web website site app application messenger media medium facebook youtube whatsapp telegram "
    "instagram twitter x tiktok vkontakte service platform access traffic vpn mobile broadband communication signal viber wifi data social"
)
VOTE_WORD = words(
    "vote voter voting turnout ballot poll polling election candidate electorate elected electoral exit-poll win victory runoff incumbent constituency"
)
EVALUATIVE = words(
    "exemplary democratic free fair unfair undemocratic rigged fraudulent transparent peaceful violent unacceptable exceptional illegal unlawful "
    "legitimate illegitimate excessive brutal harsh disproportionate unjustified justified flawed tarnished marred open honest "
    "responsible guilty wrong right shameful absurd false fake true untrue baseless groundless unfounded credible arbitrary "
    "lawful necessary calm orderly serious restraint restrained tense irresponsible dangerous competitive genuine inhuman cruel "
    "outrageous disgraceful scandalous appalling unjust intolerable abhorrent deplorable reprehensible barbaric unjustifiable indefensible unconstitutional "
    "unnecessary insufficient inadequate inordinate undue unprecedented biased unfairly unlawfully illegally arbitrarily partisan impartial invalid void flagrant blatant "
    "heavy-handed repressive oppressive draconian fabricated bogus shocking horrific horrifying alarming disturbing troubling unconscionable inexcusable "
    "thuggery cowardly heinous senseless"
)
# What people call what they condemn or deny, in one word.
CHARGED = words(
    "lie fiction fantasy fabrication falsehood invention slander smear libel conspiracy plot sham farce charade mockery parody circus "
    "masquerade nonsense rubbish coup terror massacre carnage bloodbath lynching persecution oppression tyranny dictatorship autocracy "
    "dictator tyrant junta regime puppet traitor treason witch-hunt crime criminal criminalise criminalize incite incitement sabotage saboteur "
    "mob thug hoodlum bandit mercenary hostage plunder robbery theft disgrace betrayal blackmail extortion impunity apartheid fascism fascist "
    "genocide pogrom ambush occupier occupation invader humiliation injustice cruelty barbarity savagery hooliganism anarchy chaos rebellion"
)
FINDING_WORD = words(
    "violation irregularity fraud stuffing falsification carousel misconduct tampering intimidation restriction shortcoming flaw breach "
    "tarnished marred competitive transparent fair counting tabulation procedure"
)
TIES = words("tie tie link connection affiliation membership allegiance")
