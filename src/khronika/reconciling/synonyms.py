"""Words for one kind of happening, for telling when two heads mean the same. General English, written by hand."""

from collections.abc import Mapping
from functools import cache

# One line a meaning, its name first. A word stands in one line only. Within one story "die" and "kill" mostly tell one
# death, and "win" and "beat" one match; across stories they are never compared.
_TABLE = """
arrest detain apprehend custody capture detention nab round-up imprisonment
jail imprison incarcerate
release free freed liberate
protest demonstrate demonstration rally march picket sit-in
clash fight scuffle battle skirmish confrontation
disperse dispersal
riot unrest rioting
kill die death dead murder slay slaying killing homicide manslaughter perish
injure wound hurt injury wounded maim
shoot shooting shot gunfire gunshot
attack assault ambush
stab stabbing
hit strike bombing bomb airstrike raid shell shelling bombardment
explode explosion blast detonate detonation
hang suicide
blaze fire burn arson torch
earthquake quake temblor tremor aftershock
flood flooding inundate
storm hurricane typhoon cyclone
crash collide collision wreck accident derail
sink capsize
damage destroy devastate destruction devastation
rescue save evacuate evacuation
hijack hijacking
kidnap abduct abduction kidnapping
seize seizure confiscate
steal theft rob robbery heist burglary stolen grab snatch loot looting
escape flee breakout abscond
disappear vanish disappearance
find discover discovery
search hunt manhunt
investigate investigation probe inquiry
charge accuse indict indictment accusation
sue lawsuit suit litigation
trial hearing
testify testimony
sentence sentencing
convict conviction guilty
acquit acquittal
appeal petition
fine penalty penalise penalize
ban prohibit prohibition outlaw
block blocking blockade
outage disrupt disruption downtime interruption blackout
hack breach
elect election vote poll voting
win beat defeat victory triumph
nominate nomination nominee
inaugurate inauguration swear swearing-in
resign quit resignation step-down
fire-from dismiss sack oust dismissal ouster
hire appoint name appointment pick select choose recruit
replace succeed
layoff cut cutback redundancy downsize
acquire acquisition buy purchase takeover
merge merger
invest investment
sell sale
release-product issue launch unveil introduce debut
announce announcement
say tell state statement
report reporting
confirm confirmation
deny denial
warn warning
threaten threat
agree agreement deal accord
negotiate negotiation talk
meet meeting summit
visit trip
enter check admit
leave depart departure
surrender
marry wedding marriage
divorce
birth born deliver
perform performance concert
award awards prize
ceremony gala
score goal
match game
suspend suspension
retain keep defend
foil thwart repulse prevent stop
spark trigger unleash prompt provoke
clinch secure
transport transfer
patch fix update plug
recall withdraw withdrawal
deploy deployment
invade invasion
shut close closure shutdown
drive driving dui
help aid assist assistance
see watch
abuse molest rape sexual-abuse molestation mistreat mistreatment
harass harassment stalk bully
torture torment
beat-up thrash batter assault-on
behead decapitate
execute execution
assassinate assassination
poison poisoning
drown drowning
choke strangle suffocate
burgle break-in intrude trespass
smuggle smuggling traffic trafficking
bribe bribery corrupt corruption
defraud fraud swindle scam embezzle embezzlement launder
forge forgery counterfeit
vandalise vandalize deface vandalism
blackmail extort extortion
detonate-bomb plant-bomb
bury funeral burial mourn
commemorate commemoration remember tribute honour honor
celebrate celebration
pregnant pregnancy
adopt-child adoption
treat treatment
operate-on surgery
diagnose diagnosis
infect infection outbreak epidemic
vaccinate vaccination
recover recovery
collapse cave-in
tremble shake rattle jolt
displace displacement
starve famine
erupt eruption
slide landslide mudslide
warm warming
pollute pollution spill leak
train training
land landing touchdown
take-off lift-off
fly flight
sail voyage
travel journey
arrive arrival
return come-back
migrate migration immigrate immigration
deport deportation expel expulsion
flee-country defect
exile banish
pardon amnesty clemency
bail parole
plead plea
overturn reverse quash annul
rule ruling verdict judgment judgement
testimony-under-oath swear-oath
legislate legislation enact
approve approval endorse endorsement ratify
reject rejection refuse refusal decline
amend amendment
debate discuss discussion
propose proposal offer
demand call-for urge
ask request
answer respond response reply react reaction
criticise criticize criticism condemn condemnation denounce slam blast-at
praise applaud hail
apologise apologize apology
promise pledge vow
lie deceive mislead
admit-guilt confess confession
claim allege allegation assert
predict forecast expect
estimate-at reckon
believe think
know learn
want wish hope
plan intend intention
decide decision
choose-side side-with
try attempt bid-to
begin start commence
continue resume go-on
end finish conclude cease
delay postpone postponement
cancel cancellation call-off
build construct construction erect
open opening
repair restore restoration
demolish raze demolition
design develop development
produce production manufacture
donate donation
fund finance funding
pay payment
borrow loan lend
owe debt
earn profit
lose loss
rise increase climb soar jump grow growth
fall drop decline-in plunge tumble slump decrease
trade trading
export import
tax taxation
strike-work walkout walk-out stoppage
occupy occupation
liberate-town recapture retake
shell-town pound
besiege siege
guard protect protection
disarm disarmament
mutiny coup overthrow topple
ceasefire truce
sanction embargo
annex annexation
spy espionage
wiretap eavesdrop surveillance
leak-document disclose reveal disclosure expose
publish publication print
broadcast air
film shoot-film
star co-star cast
write author
sing song
play portray
exhibit exhibition
compete competition contest
qualify qualification
lead leadership
tie draw-match
sign signing
coach-team manage
injure-knee sprain
retire retirement
promote promotion
teach lecture
graduate graduation
study research
test testing
invent invention
infringe infringement violate violation breach-of
comply compliance
monitor observe
inspect inspection
register registration
count tally
"""

# Meanings that stand in every report and tell little: mentions of them must share more than the word.
REPORTING = frozenset(
    {"say", "report", "accord", "announce", "confirm", "deny", "tell", "statement", "agree"}
)

# Ends that make a noun or another form of a verb, and what the verb ends in; tried in this order.
_ENDS = (("ization", "ize"), ("ation", "e"), ("ation", ""), ("ition", "e"), ("ion", "e"), ("ion", ""), ("ment", ""), ("ing", ""), ("ing", "e"), ("al", ""), ("ure", ""),
         ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""))  # fmt: skip
_COMMON = 8  # a head met more often than this is a word of its own, and not a form that a tagger misread


@cache
def _meanings() -> Mapping[str, str]:
    lines = [line.split() for line in _TABLE.strip().splitlines()]
    return {word: words[0] for words in lines for word in words}


def meaning_of(head: str, heads: Mapping[str, int]) -> str:
    """The meaning that a head stands for: the table's, else that of the verb it is made of where ``heads``, the heads
    of the text with their counts, hold it; else the head itself."""
    word = head.casefold()
    known = _meanings()
    if word in known:
        return known[word]
    for end, verb in _ENDS:
        stem = word[: -len(end)] + verb if word.endswith(end) else ""
        if len(stem) > 2 and (stem in known or heads.get(stem, 0) > min(heads.get(word, 0), _COMMON)):
            return known.get(stem, stem)
    return word
