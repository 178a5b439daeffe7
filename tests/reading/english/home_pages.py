"""Pages that name their own country once, or only by an adjective, a town or an office, and another one in passing.

All invented. Each: a name, the country it is about ("" where a careful reader could not say), its words.
"""

PAGES: tuple[tuple[str, str, str], ...] = (
    (
        "adjective-of-police",
        "UG",
        """Ugandan police beat reporters at a rally, union says

Ugandan police beat four reporters on Tuesday and took their cameras, their union said.

The union compared it with what was seen in Belarus in 2020. "Belarus was a warning," its head, Ann Sorel, said.

At least 20 people were held.""",
    ),
    (
        "court-of-the-capital",
        "KE",
        """A Nairobi court on Monday freed 14 students who had been held since a march against fees.

Their lawyer, Tom Varga, who trained in South Africa, said that courts in South Africa would have thrown the case out.

Seven others are still held, he said.""",
    ),
    (
        "president-of",
        "GN",
        """The president of Guinea on Friday sacked his interior minister after soldiers shot dead three boys at a rally.

Neighbouring Senegal closed its border. Senegal and Mali have asked for calm, and Mali offered to mediate.

Doctors said 40 people were wounded.""",
    ),
    (
        "towns-only",
        "NG",
        """Police in Kaduna fired on a crowd on Wednesday and killed two people, a doctor said. In Kano and Jos markets stayed shut.

A bank in Britain has lent money for the new toll road. Britain and France urged restraint, and the British envoy met the dockers.

Some 30 people were arrested.""",
    ),
    (
        "dateline-and-forces",
        "PH",
        """MANILA, Sept 21 (Wire) - Some 200 people were arrested on Sunday when a march turned violent, the police said.

Young people took their flag from Japan and their slogans from Nepal. "We watched Nepal," a student said. "Nepal showed us the way."

Nearly 100 officers were hurt.""",
    ),
    (
        "headline-only",
        "CO",
        """Colombia: 19 dead in tax protests

At least 19 people have been killed and 800 wounded, the ombudsman said on Monday.

The finance minister resigned. Credit agencies in New York and banks in Spain had praised his plan. Spain's biggest bank owns a lender there.

Soldiers were sent to Cali.""",
    ),
    (
        "fled-abroad",
        "TZ",
        """Tanzanian security forces shot dead at least 30 people after the vote, doctors said.

An opposition lawyer fled to Kenya on Sunday and spoke from Kenya to reporters. "Kenya has been good to me," she said.

Hundreds have been arrested.""",
    ),
    (
        "weapons-from-abroad",
        "EG",
        """Egyptian riot police fired tear gas on Friday near Tahrir Square; 12 people were hurt.

The cartridges were made in the United States. A firm in the United States has shipped seven tonnes since January. The United States said it was looking into it.""",
    ),
    (
        "embassies-speak",
        "ZW",
        """Soldiers patrolled Harare on Thursday, a day after six people were shot dead.

The embassies of Germany, Norway and Canada issued a statement. Germany said it was deeply concerned; Canada said that the use of live fire was without excuse. Norway has frozen aid.

Sixteen people appeared in court.""",
    ),
    (
        "exiles-rally",
        "IR",
        """Iranian authorities have hanged two men over last year's protests, a rights group said.

In Berlin, 80,000 people rallied in support; in Berlin and Hamburg flags were burnt. "Germany must act," said Sol Maro, who lives in Hamburg.

At least 500 people have been killed since September.""",
    ),
    (
        "factory-owned-abroad",
        "ET",
        """Ethiopian soldiers shot dead four people near a farm owned by a Dutch firm, villagers said.

The Dutch firm said it had lost its glasshouses. Dutch managers left for Holland. The Netherlands is the largest buyer of roses from the region.

Some 60 people were arrested.""",
    ),
    (
        "compared-with",
        "FR",
        """French police said on Saturday that 1,700 people had been detained in a day.

Sociologists compared it with what happened in the United States in 1968 and in Britain in 2011. In Britain, 3,000 were arrested then; in the United States, far more.

Some 80 officers were hurt in Marseille.""",
    ),
    (
        "observers",
        "MZ",
        """MAPUTO - Police in Mozambique shot dead 11 people after the vote, a group said on Friday.

Observers from Portugal and Brazil said the count was opaque. The head of the mission, a former minister of Portugal, left for Lisbon. Portugal asked for a recount.""",
    ),
    (
        "sport-abroad",
        "IQ",
        """At least nine protesters were killed on Friday in Nasiriyah, medics said.

Many had watched the team win in Qatar, and wore its shirts. Qatar had given free tickets. A boy who was to fly to Qatar was among the dead.

Guards burnt 30 tents.""",
    ),
    (
        "arrested-foreigners",
        "TR",
        """Turkish police held 1,100 people in five days, the interior minister said.

A reporter from Sweden was arrested when he landed; Sweden has asked for his release. "Sweden will not rest," its foreign minister said. A British reporter was sent home.

In Izmir 43 students were held.""",
    ),
    (
        "two-neighbours-even",
        "",
        """Arrests on both banks of the river

Police in Zambia held 14 traders on Monday. Police in Zimbabwe held 16 on the same day.

Zambian officers took their goods, and Zimbabwean officers their papers, the traders' union said.""",
    ),
    (
        "three-even",
        "",
        """Youth protests spread

In Nepal 19 people were killed, in Madagascar 22 and in Morocco three, a group counted.

Nepalese soldiers, Malagasy gendarmes and Moroccan officers all used live rounds.""",
    ),
    (
        "only-passing",
        "",
        """Guards fired on dockers outside the port on Sunday; five were hurt, their union said.

The dockers had struck in sympathy with colleagues in Greece.

Twelve were arrested.""",
    ),
    (
        "only-a-foreign-reporter",
        "",
        """Soldiers beat students at the campus gate and arrested 30, a teacher said.

Among those beaten was a Danish photographer. Denmark's foreign minister said he was following the case.""",
    ),
    (
        "constitution-of",
        "TN",
        """Tunisian prosecutors charged 21 people with plotting, a lawyer said on Tuesday.

Several are said to have met an envoy of Italy at the embassy of Italy. Italy denied it. "Italy does not plot," its ambassador said.

The trial of the 21 opens in May.""",
    ),
    (
        "leader-travels",
        "BD",
        """Bangladesh's army chief said on Monday that the prime minister had left.

She flew to India, landed near Delhi and was met there by India's security adviser. India gave no word on how long she would stay. Indian papers spoke of London.

At least 109 people were killed on Monday.""",
    ),
    (
        "money-and-gas",
        "MD",
        """Chisinau police detained 54 people on Sunday as a crowd tried to enter government house.

The president accused Russia of paying the crowd. Russia denied it. Two men with Russian passports were sent back to Russia.

Four officers were injured.""",
    ),
    (
        "occupied-by-neighbour",
        "GE",
        """Georgian riot police used water cannon on a crowd outside parliament on Thursday; 66 people were held.

The crowd carried flags of Ukraine and of the European Union. "We are not Russia," they sang. A bill like it was passed in Russia in 2012, and Hungary has one too.

Three people lost an eye.""",
    ),
    (
        "village-namesake",
        "SD",
        """Soldiers fired on sit-ins in Khartoum and Omdurman on Monday and killed at least 35 people, doctors said.

The generals had been to Cairo, Riyadh and Abu Dhabi. Egypt and Saudi Arabia had promised money, and Saudi Arabia had sent some.

Bodies were pulled from the Nile.""",
    ),
    (
        "provinces",
        "ID",
        """In West Java police arrested 65 people, and in Central Java 31, after a night of fire, the police chief said.

The president put off a trip to China, where he was to watch a parade. He had been asked by China's leader. He later flew to China for a day.

Ten people have died.""",
    ),
    (
        "city-known-ministry-abroad",
        "CL",
        """Santiago, Oct 21 (Wire) - Eleven people have died and 1,400 have been arrested, the interior minister said.

"We are at war," said the president. The leader of Venezuela laughed at him. In Caracas, Venezuela's second man spoke of a breeze. Cuba and Venezuela were named as guilty by the head of a bloc.""",
    ),
    (
        "army-of-peacekeepers",
        "CD",
        """Congolese troops shot dead at least 43 people in Goma on Wednesday, a hospital said.

The crowd had called on peacekeepers from India and Pakistan to leave. India has 1,800 troops there, Pakistan 1,900. A convoy of Indian troops was stoned last year.

Some 160 people were arrested.""",
    ),
    (
        "refugees-in-camp",
        "TH",
        """Thai police detained 30 people outside Myanmar's embassy in Bangkok on Sunday.

They had called for an end to the army's rule in Myanmar. Myanmar's army seized power in February. Workers from Myanmar threw bottles; two officers were hurt.""",
    ),
    (
        "strike-of-foreign-workers",
        "QA",
        """Sixty workers were arrested in Doha on Sunday after a protest over wages, a labour group said.

They come from Bangladesh, India and Nepal, and some were sent home to Bangladesh, India and Nepal within the week. Nepal's embassy said it knew of 20.""",
    ),
    (
        "city-state-court",
        "HK",
        """A Hong Kong court on Tuesday jailed 45 activists for up to ten years.

The United States, Britain and Australia condemned the terms. Australia said one of the jailed was its citizen. Britain's minister spoke of fear, and the United States of sanctions.""",
    ),
    (
        "state-of-georgia",
        "US",
        """ATLANTA - State troopers arrested 23 people on Sunday at the site of a new police school, the sheriff said.

Some had come from Canada and France, he said. One from France was freed the next day. Georgia's governor called them outsiders.""",
    ),
    (
        "opposition-from-exile",
        "VE",
        """Venezuelan guards arrested 1,200 people in a week, a group said, and 24 were killed.

The opposition's candidate left for Spain, where he was given asylum. In Madrid he met Spain's prime minister. "Spain is a home," he said in Madrid.

In Caracas soldiers stood on every corner.""",
    ),
    (
        "list-of-past-revolts",
        "LK",
        """Sri Lankan soldiers cleared the sea-front camp at night and arrested nine people, lawyers said.

Writers have set the revolt beside those of Egypt, Tunisia and Sudan. In Egypt the army won; in Tunisia a judge; in Sudan nobody has yet.

Fifty people were hurt, two of them reporters.""",
    ),
    (
        "pact-with-neighbour",
        "AM",
        """Armenian police held 171 people on Monday as crowds blocked roads against the border deal with Azerbaijan.

Azerbaijan is to get back four villages, which Azerbaijan lost in the 1990s. Azerbaijan's president called it a victory. Baku will mark the line this month.""",
    ),
    (
        "trial-in-absentia",
        "NI",
        """Judges in Managua stripped 94 people of their citizenship on Wednesday.

Most now live in Costa Rica, the United States or Spain. Costa Rica offered them papers and Spain passports. Those in Costa Rica said they had feared as much.

In the north, 12 priests are held.""",
    ),
    (
        "aid-and-summit",
        "PK",
        """Rawalpindi police arrested 240 people on Friday ahead of a march, a minister said.

A delegation of Belarus was due at the weekend. The minister said that the guests from Belarus would be kept safe, and that Belarus would sign 15 papers.

Two constables were run over.""",
    ),
    (
        "ambush-of-names",
        "CM",
        """Cameroonian gendarmes arrested more than 100 people on Sunday, their party said.

The party's leader had lived in Paris and still has friends in Paris. A march in Paris drew 3,000; police in Paris held nine of them.

In Douala four people were shot dead.""",
    ),
    (
        "real-scene-abroad",
        "GB",
        """British police arrested 466 people on Saturday at a rally in London for a banned group.

The group has broken into plants that make weapons for Israel. Israel's army has killed tens of thousands in Gaza. Israel denies that it starves Gaza.

Eight more were held for assault.""",
    ),
)
