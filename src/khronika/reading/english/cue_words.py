"""Words that show who says, thinks or wants something, beyond the plain verbs of saying in ``lexicon``.

By what must stand beside them: a quotation, a clause, an infinitive, a preposition or an object. These cues go to the
list of attributions; claims stand on the plain ones only.
"""

from khronika.reading.english.lexicon import words

# With a quotation beside them anybody who does this has spoken.
QUOTING = words(
    "boast continue yell shout chant quip joke exhort exclaim cry scream whisper ask echo retort counter muse vent fume text "
    "intone wonder sing snap plead begin start laugh implore thunder roar sneer scoff gush marvel hint object proclaim "
    "interject conclude demand mutter murmur sigh shrug protest lash reason urge prod blog instruct recite preach concur "
    "exhort elaborate summarize summarise remind tell add reply respond answer retort vow"
)
# With a clause: what somebody knows, feels or decides is attributed to him too.
CLAUSE = words(
    "know understand realize realise learn feel worry decide wonder imply hint suspect guess imagine dream remember "
    "boast brag joke counter theorize speculate surmise sense regret pray swear foresee forecast project judge tout "
    "ask hear acknowledge remind vow guarantee certify stipulate hypothesize posit hold rule resolve decree retort want "
    "expect consider deem"
)
# With an infinitive: what somebody wants or means to do.
SEEKING = words(
    "want plan promise vow pledge propose offer refuse decline seek intend threaten agree hope ask wish urge "
    "prefer aim volunteer consent swear"
)
# Somebody is asked, urged or ordered to do something: the object and the infinitive are the content.
DIRECTING = words(
    "ask urge encourage call order tell press implore beg exhort invite advise warn instruct want direct"
)
# With these prepositions, and what they govern as content.
WITH_PREPOSITION = {
    "call": "for on", "push": "for", "press": "for", "ask": "for about", "plead": "for", "argue": "for against",
    "speak": "of about against", "talk": "of about", "point": "to", "agree": "with on to",
    "disagree": "with on", "object": "to", "complain": "about of", "comment": "on", "worry": "about", "vote": "against",
    "warn": "of about against", "allude": "to", "boast": "of about",     "advocate": "for", "lobby": "for against", "joke": "about", "care": "about", "dream": "of",
    "think": "of about", "protest": "against", "approve": "of", "disapprove": "of", "appeal": "for", "hint": "at",
    "testify": "about",
}  # fmt: skip
# With an object that is itself what somebody said, thinks or wants.
OBJECT = words(
    "cite question support oppose endorse back attack blast slam mock defend discuss outline favor favour advocate "
    "condemn criticize criticise reject demand echo acknowledge mention reference note predict fear doubt welcome "
    "dispute propose applaud praise denounce ridicule lambast decry deplore bemoan lament hail tout trumpet "
    "champion want prefer dismiss deny admit underscore emphasize emphasise stress reiterate promise "
    "regret protest warn proclaim blame accuse consider view regard describe label "
    "explain describe respect admire like hate love dislike despise"
)
# "his claim that ...", "the accusation of ...", "a promise to ...": a noun that is an act of saying or thinking.
NOUN = words(
    "claim promise pledge vow belief accusation allegation assertion statement warning threat demand proposal plan "
    "suggestion admission denial insistence fear hope concern worry argument contention complaint criticism call "
    "request appeal estimate prediction conclusion finding opinion view assumption support opposition refusal offer "
    "decision determination desire comment remark charge commitment announcement question doubt idea assessment"
)
# Nouns whose content may also stand in a phrase ("accusations of fraud", "a call for talks").
NOUN_WITH_PHRASE = words(
    "accusation allegation criticism demand call claim denial promise warning prediction fear concern opposition "
    "condemnation assertion vow"
)
