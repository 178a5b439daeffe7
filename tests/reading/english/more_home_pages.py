"""Sixteen more pages as in ``home_pages``, written after the rules: 13 were right at first sight."""

MORE_PAGES: tuple[tuple[str, str, str], ...] = (
    (
        "mothers-of-the-missing",
        "MX",
        """Relatives of 43 missing students marched to the Attorney General's office in Mexico City on Friday, organisers said; about 3,000 came.

Forensic experts from Argentina said the fire could not have happened. Austria's Innsbruck laboratory identified one of them. Argentina's team will leave in April.

Two officers were hurt in Chilpancingo.""",
    ),
    (
        "fishermen-over-border",
        "LK",
        """Sri Lankan navy boats seized 14 fishermen on Monday, the navy said.

They are from Rameswaram in India. In Rameswaram, 200 people sat down on the rails. India has asked for their release.

A court in Jaffna remanded the 14.""",
    ),
    (
        "miners-strike-owner",
        "ZM",
        """Police in Kitwe fired tear gas at striking miners and held nine, the union said.

The mine is owned by a firm in Vancouver. Canada's high commissioner met the minister. "Canada respects labour law," she said.

The strike spread to Chingola.""",
    ),
    (
        "judge-flees",
        "GT",
        """A judge who tried generals fled Guatemala on Sunday, her lawyers said.

She was received in the United States, and will live in Washington. The United States has put the prosecutor who hunted her on a list. Washington called her a hero.

Twelve prosecutors have been arrested since May.""",
    ),
    (
        "university-exchange",
        "KG",
        """Students at Bishkek's technical university said that eight of them were held overnight for a picket.

They had picketed over beatings of foreigners: a hostel of students from Pakistan was stormed in May. Pakistan flew home 1,100. Egypt and India warned their citizens.

The mayor's office gave no comment.""",
    ),
    (
        "two-sides-of-border",
        "",
        """Crowds at the bridge

Colombian police held 12 people on the bridge on Saturday. Venezuelan guards held 15 at the other end.

Aid trucks burnt in the middle, and both sides blamed each other.""",
    ),
    (
        "journalists-of-agency",
        "BI",
        """Soldiers beat two reporters of an American agency in Bujumbura on Friday, their editor said from Nairobi.

The agency has offices in Nairobi, Kinshasa and Kigali. Rwanda has taken in 60 reporters. In Kigali, they run a radio.

At least 30 people were arrested in Bujumbura's Musaga district.""",
    ),
    (
        "cup-final",
        "DZ",
        """Algerian police arrested 40 fans after the final, the interior ministry said.

The match was played in Cameroon. In Yaounde, Algerian fans sang songs against the generals. Cameroon's police took away their banners.

In Oran and Setif the crowds stayed until dawn.""",
    ),
    (
        "embargo-visit",
        "CU",
        """Havana - Police held 20 women in white on Sunday, a dissident group said.

It was hours before the president of the United States landed. The United States has had an embargo on the island since 1962. "The United States will listen," an aide said.

The women were freed by night.""",
    ),
    (
        "minority-kin-state",
        "RO",
        """Bucharest riot police used gas on a crowd of 110,000 on Friday; 452 people needed treatment.

Many had come home from Italy, Spain and Germany. In Italy 1.1 million of them live, in Spain 600,000. Austria's chancellor spoke of the beating of an Austrian cameraman.

Three officers were beaten.""",
    ),
    (
        "refinery-abroad",
        "AO",
        """Five people were shot dead on Monday in a fuel protest, the Angolan national police said. Looters burnt 45 shops.

Fuel is refined in Portugal and shipped from Portugal. Togo and Portugal buy the crude.

In Luanda's Cazenga 1,214 people were held.""",
    ),
    (
        "hunger-strike-consul",
        "BH",
        """A prisoner at Jau in Bahrain has refused food for 30 days, his daughter said. Some 800 others joined.

She was turned away when she flew from London; Denmark, where he is a citizen, has asked for him. Denmark's prime minister spoke of him. "Denmark won't forget," he said.

Guards took away 12 leaders.""",
    ),
    (
        "stampede",
        "SN",
        """Senegalese gendarmes shot dead two youths in Ziguinchor on Friday, a hospital said. In Dakar 15 were held.

Observers said it looked like Ivory Coast in 2010. In Ivory Coast 3,000 died. Ivory Coast's president sent condolences.

Internet was cut in the evening.""",
    ),
    (
        "mercenaries",
        "CF",
        """Troops of the Central African Republic, with Russian fighters, killed 12 men near Bria, villagers said.

Russia says that its men only teach. Russia has sent 535 of them; France has left. In Moscow a spokeswoman laughed at the charge.

Forty people were held in Bambari.""",
    ),
    (
        "twin-headline",
        "KR",
        """Seoul: thousands march against arrest

Some 30,000 people marched on Saturday, the police said; the organisers spoke of a million.

Flags of the United States and of Israel were carried. Rallies were held in Los Angeles as well. The United States ambassador saw nothing.

Eighty-six people were held after a court was stormed.""",
    ),
    (
        "comparison-lead",
        "HU",
        """As in Poland before it, a law against gatherings has passed.

Budapest police banned 12 marches within a month. In Poland, 14 marches were banned in 2017.

The Hungarian ombudsman has taken four cases.""",
    ),
)
