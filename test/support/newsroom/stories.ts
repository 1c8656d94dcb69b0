/** A number of an event: what it may be, and how it is written. `{}` in `wording` is the figure. */
export interface NumberSlot {
	readonly low: number;
	readonly high: number;
	readonly wording: string;
	/** Figures are given in parts of this many: 10 for one decimal place. */
	readonly parts?: number;
}

/** A sort of event: what is reported of it, each fact in the words of several desks. */
export interface Story {
	readonly titles: readonly string[];
	readonly numbers: Readonly<Record<string, NumberSlot>>;
	readonly facts: readonly (readonly string[])[];
	readonly roles: readonly string[];
	readonly bodies: readonly string[];
}

// Slots of an event: {place} {region} {country} {demonym} {company} {firm} {rival} {body} {chief} {critic} {day}, and its numbers.
// Slots drawn anew each time: {noun} {somePlace} {someone} {someCompany} {somePercent} {someMoney} {someCount} {someYear}.

const QUAKE: Story = {
	titles: ['Quake near {place} kills {dead}', 'Strong earthquake hits {place} in {country}', 'Rescuers search {place} after earthquake', '{demonym} town of {place} counts its dead after quake'],
	numbers: {
		dead: { low: 3, high: 240, wording: '{} people' }, hurt: { low: 40, high: 1900, wording: '{} people' }, size: { low: 52, high: 78, wording: '{}', parts: 10 }, depth: { low: 8, high: 60, wording: '{} kilometres' },
		houses: { low: 120, high: 9000, wording: '{} houses' }, homeless: { low: 1000, high: 60000, wording: '{} residents' }, aid: { low: 2, high: 90, wording: '${} million' },
	},
	facts: [
		['An earthquake struck near {place} in {country} {day}, killing {dead}.', '{dead} were killed {day} when an earthquake shook {place}, {demonym} officials said.', 'The quake that hit {place} {day} left {dead} dead, according to {body}.'],
		['{hurt} were injured, many of them by falling masonry.', 'Hospitals in {place} treated {hurt} for injuries.', '{body} put the number of injured at {hurt}.'],
		['The {body} said the quake had a magnitude of {size}.', 'The earthquake measured {size} and struck at a depth of {depth}.', 'It was centred {depth} below {place} and had a magnitude of {size}.'],
		['{houses} were destroyed or damaged in the {region} region.', 'Officials in {region} said {houses} had collapsed or were no longer safe.'],
		['{homeless} spent the night in tents and schools.', 'Shelters were opened for {homeless} who could not return home.', 'About a third of the {homeless} now homeless are children, {chief} said.'],
		['{country} released {aid} in emergency aid for {region}.', 'The government promised {aid} to rebuild {place}.', '{chief} announced {aid} for repairs to roads, schools and water mains.'],
		['{critic} said building rules in {region} had been ignored for decades.', 'The quake showed that rules for safe building were never enforced, said {critic}.'],
		['{company} halted work at its plant near {place} until engineers could inspect it.', 'Production at the {firm} plant outside {place} was stopped as a precaution.'],
		['Landslides blocked the road between {place} and {somePlace}.', 'The main road from {place} was cut off by landslides, and the railway was closed.'],
	],
	roles: ['Interior Minister', 'Governor', 'civil protection chief', 'Mayor'], bodies: ['Geological Survey', 'Civil Protection Agency', 'Red Cross', 'Ministry of the Interior'],
};

const EARNINGS: Story = {
	titles: ['{firm} profit rises {growth}', '{company} beats forecasts as sales grow', '{firm} to cut {jobs} despite higher sales', 'Shares in {firm} jump after results'],
	numbers: {
		profit: { low: 12, high: 980, wording: '${} million' }, sales: { low: 11, high: 290, wording: '${} billion', parts: 10 }, growth: { low: 2, high: 48, wording: '{} percent' }, fall: { low: 2, high: 17, wording: '{} percent' },
		jobs: { low: 150, high: 8000, wording: '{} jobs' }, share: { low: 4, high: 45, wording: '{} percent' }, invest: { low: 30, high: 900, wording: '€{} million' },
	},
	facts: [
		['{company} said {day} that net profit rose {growth} to {profit} in the quarter.', 'Net profit at {company} climbed {growth} to {profit}, the company reported {day}.', 'Quarterly profit of {profit} at {firm} was {growth} higher than a year earlier.'],
		['Sales reached {sales}, helped by demand from {country}.', 'Revenue came to {sales} for the year, {firm} said.', 'The company reported {sales} in sales, more than analysts had expected.'],
		['Shares in {firm} gained {fall} in early trading.', 'The stock rose {fall} after the announcement.'],
		['{company} plans to cut {jobs} by the end of next year.', 'The group will shed {jobs}, most of them in {place}.', '{jobs} will go in {place} and {somePlace}, unions were told.'],
		['{chief}, chief executive of {firm}, said orders were the best in years.', '“Our order book has never been fuller,” said {chief}, who has led {firm} since {someYear}.'],
		['{firm} holds {share} of the {demonym} market, ahead of {rival}.', 'Its share of the market in {country} stands at {share}; {rival} is second.'],
		['The company will invest {invest} in a new factory near {place}.', 'A plant costing {invest} is to be built in {place}, {firm} said.'],
		['{critic}, an analyst at {someCompany}, called the results solid but the outlook vague.', 'Analyst {critic} said the outlook left many questions open.'],
		['{rival}, its closest competitor, reports next week.', 'Results of {rival} are due next week.'],
	],
	roles: ['chief executive', 'finance director', 'chairwoman', 'chief operating officer'], bodies: ['Financial Conduct Authority', 'Securities Commission', 'Competition Authority', 'Federation of Industry'],
};

const COURT: Story = {
	titles: ['Court in {place} sentences {chief}', '{firm} fined {fine} over {somePlace} spill', 'Judges order {company} to pay {fine}', 'Former minister {chief} found guilty'],
	numbers: {
		fine: { low: 3, high: 480, wording: '${} million' }, years: { low: 2, high: 25, wording: '{} years' }, counts: { low: 2, high: 40, wording: '{} counts' }, victims: { low: 12, high: 3000, wording: '{} people' },
		bribe: { low: 1, high: 70, wording: '€{} million' }, witnesses: { low: 14, high: 190, wording: '{} witnesses' }, appealDays: { low: 10, high: 90, wording: '{} days' },
	},
	facts: [
		['A court in {place} sentenced {chief} to {years} in prison {day}.', '{chief} was sentenced {day} to {years} in prison by the {body}.', 'The {body} found {chief} guilty {day} and handed down {years} in prison.'],
		['{chief} was convicted on {counts} of fraud and bribery.', 'Judges found the former official guilty on {counts}.'],
		['{company} must pay a fine of {fine}.', 'The court ordered {firm} to pay {fine} to the state.', 'In addition {firm} was fined {fine}.'],
		['Prosecutors said {bribe} had been paid through a bank in {somePlace}.', 'Bribes of {bribe} went through accounts in {country}, the prosecution said.'],
		['{victims} lost savings in the scheme.', 'The scheme cost {victims} their savings, according to the indictment.'],
		['The court heard {witnesses} over the course of the trial.', '{witnesses} were heard in a trial that began in {someYear}.'],
		['Lawyers for {chief} have {appealDays} to appeal.', 'The defence said it would appeal; it has {appealDays} to do so.'],
		['{critic}, who speaks for the victims, called the verdict overdue.', '“It took far too long,” said {critic}, a lawyer for the victims.'],
		['{chief} left the government in {someYear} and joined {firm}.', 'After leaving office in {someYear}, {chief} advised {company}.'],
	],
	roles: ['former Energy Minister', 'former Governor', 'former bank director', 'former senator'], bodies: ['High Court', 'Regional Court', 'Court of Appeal', 'Federal Prosecutor'],
};

const ELECTION: Story = {
	titles: ['{chief} wins election in {country}', '{country} votes for change as {chief} takes {votes}', 'Turnout falls to {turnout} in {demonym} election', '{critic} concedes defeat in {country}'],
	numbers: {
		votes: { low: 31, high: 68, wording: '{} percent' }, lost: { low: 20, high: 46, wording: '{} percent' }, turnout: { low: 38, high: 84, wording: '{} percent' }, seats: { low: 40, high: 320, wording: '{} seats' },
		voters: { low: 11, high: 90, wording: '{} million voters' }, stations: { low: 900, high: 40000, wording: '{} polling stations' }, observers: { low: 30, high: 900, wording: '{} observers' },
	},
	facts: [
		['{chief} won the election in {country} {day} with {votes} of the vote.', 'With {votes} of the vote {chief} was elected president of {country} {day}.', '{votes} of {demonym} voters chose {chief}, results showed {day}.'],
		['{critic} received {lost} and conceded defeat.', 'The challenger, {critic}, won {lost}.', '{critic} conceded after taking {lost} of the vote.'],
		['Turnout was {turnout}, the {body} said.', 'The {body} put turnout at {turnout}.', 'Turnout reached {turnout}, the lowest since {someYear}.'],
		['The party of {chief} holds {seats} in the new parliament.', 'In parliament, the winning party takes {seats}.'],
		['{voters} were called to {stations}.', '{voters} could cast a ballot at {stations} across {country}.'],
		['{observers} watched the vote; they reported few problems outside {region}.', 'The mission of {observers} reported irregularities in {region}.'],
		['In {region}, polls opened late because ballots were missing.', 'Missing ballots delayed voting in {region}, said the {body}.'],
		['{chief} promised to lower taxes and to build a railway to {place}.', 'Among the promises of {chief} are lower taxes and a new railway to {place}.'],
		['{company}, which printed the ballots, rejected any blame.', 'The ballots were printed by {company}.'],
	],
	roles: ['opposition leader', 'Prime Minister', 'Senator', 'party leader'], bodies: ['Electoral Commission', 'Constitutional Court', 'Election Board', 'Ministry of Justice'],
};

const CRASH: Story = {
	titles: ['{dead} die as train derails near {place}', 'Train crash in {country} leaves {hurt} injured', 'Brakes failed before {place} train crash, inquiry finds', '{firm} train derails outside {place}'],
	numbers: {
		dead: { low: 2, high: 60, wording: '{} people' }, hurt: { low: 15, high: 320, wording: '{} passengers' }, speed: { low: 60, high: 260, wording: '{} km/h' }, limit: { low: 40, high: 120, wording: '{} km/h' },
		aboard: { low: 70, high: 900, wording: '{} passengers' }, age: { low: 6, high: 48, wording: '{} years' }, cost: { low: 4, high: 90, wording: '€{} million' },
	},
	facts: [
		['A passenger train derailed near {place} {day}, killing {dead}.', '{dead} died {day} when a train left the tracks outside {place}.', 'The derailment near {place} {day} killed {dead}, {body} said.'],
		['{hurt} were taken to hospital.', 'Ambulances took {hurt} to hospitals in {place} and {somePlace}.', '{hurt} were injured, some of them badly.'],
		['The train was travelling at {speed} where {limit} are allowed.', 'It entered the bend at {speed}, although the limit there is {limit}.', 'A recorder showed a speed of {speed} before the bend.'],
		['{aboard} were on board.', 'There were {aboard} on the train from {somePlace}.'],
		['{company} had been warned of worn rails.', 'Inspectors had warned {firm} of worn rails on the line.'],
		['The carriages were {age} old.', 'The train had been in service for {age}.'],
		['The damage is estimated at {cost}.', '{firm} put the damage at {cost}.'],
		['{chief} visited the site and promised an inquiry.', 'An inquiry was promised by {chief}, who came to {place} in the evening.'],
		['{critic}, of the drivers’ union, said staff had complained for months.', 'Drivers had complained for months, said {critic}, who leads their union.'],
	],
	roles: ['Transport Minister', 'rail safety chief', 'Mayor', 'Deputy Prime Minister'], bodies: ['Rail Safety Board', 'Transport Police', 'Ministry of Transport', 'Accident Investigation Branch'],
};

const OUTBREAK: Story = {
	titles: ['Fever outbreak in {place} spreads to {region}', '{country} reports {cases} of fever', 'Vaccination begins in {place}', '{body} warns of shortage of vaccine'],
	numbers: {
		cases: { low: 40, high: 7000, wording: '{} cases' }, dead: { low: 2, high: 300, wording: '{} people' }, doses: { low: 20000, high: 900000, wording: '{} doses' }, effect: { low: 52, high: 96, wording: '{} percent' },
		price: { low: 4, high: 60, wording: '${}' }, children: { low: 12, high: 70, wording: '{} percent' }, clinics: { low: 8, high: 190, wording: '{} clinics' },
	},
	facts: [
		['{country} has recorded {cases} of the fever, health officials said {day}.', '{cases} of the fever have been confirmed in {country}, the {body} said {day}.', 'The number of confirmed infections rose to {cases} {day}.'],
		['{dead} have died since the outbreak began in {place}.', 'The fever has killed {dead}, most of them in {region}.', 'The {body} said {dead} had died.'],
		['{doses} of vaccine arrived from {somePlace}.', 'A shipment of {doses} reached {place} by air.', '{company} delivered {doses} at the weekend.'],
		['Trials showed the vaccine to be {effect} effective.', 'The vaccine of {firm} prevents {effect} of infections, a study found.'],
		['A dose costs {price}, which {country} says it cannot pay.', '{firm} asks {price} a dose.'],
		['Children make up {children} of the patients.', '{children} of those infected are younger than 15.'],
		['{clinics} in {region} have run out of beds.', 'Beds are full at {clinics}, {chief} said.'],
		['{critic}, an epidemiologist, said testing had started too late.', 'Testing began weeks too late, said {critic}, who studies fevers.'],
		['{rival} is working on a treatment that can be taken as a pill.', 'A pill developed by {rival} is to be tested in {place}.'],
	],
	roles: ['Health Minister', 'chief medical officer', 'hospital director', 'Director-General'], bodies: ['World Health Organization', 'Ministry of Health', 'Institute of Public Health', 'Medicines Agency'],
};

const TRADE: Story = {
	titles: ['{country} bars exports of {product} chips', '{firm} wins approval to sell {product}', 'Lawmakers criticise sale of {product} chips', '{country} and {firm} settle dispute on chips'],
	numbers: {
		cut: { low: 5, high: 40, wording: '{} percent' }, value: { low: 11, high: 190, wording: '${} billion', parts: 10 }, units: { low: 2000, high: 700000, wording: '{} chips' }, tariff: { low: 5, high: 60, wording: '{} percent' },
		votes: { low: 28, high: 71, wording: '{} votes' }, loss: { low: 20, high: 900, wording: '${} million' }, months: { low: 3, high: 36, wording: '{} months' },
	},
	facts: [
		['{country} approved the sale of {product} chips {day} on condition that {cut} of the revenue goes to the state.', 'The sale of the {product} was approved {day}; {country} will take {cut} of sales revenue.', '{cut} of revenue from the {product} will go to the {demonym} treasury under a rule published {day}.'],
		['The deal is worth {value} to {company}.', '{firm} expects {value} from the sales.', 'Analysts value the business at {value}.'],
		['{units} may be shipped in the first year.', 'The licence covers {units}.', '{company} may sell {units} under the licence.'],
		['A tariff of {tariff} applies to other chips.', 'Other semiconductors face a {tariff} tariff.'],
		['The {body} backed the rule with {votes}.', '{votes} were cast for the rule in the {body}.'],
		['{rival} said the rule would cost it {loss}.', 'For {rival} the rule means a loss of {loss}, it said.'],
		['The rule is to be reviewed after {months}.', 'A review is planned after {months}.'],
		['{critic} called the decision a threat to national security.', 'National security is at stake, said {critic}.', '“We are selling our advantage,” said {critic}.'],
		['{chief} defended the rule in {place}.', 'In {place}, {chief} said the rule protected jobs.'],
	],
	roles: ['Trade Minister', 'Commerce Secretary', 'chief executive', 'technology adviser'], bodies: ['Department of Commerce', 'Senate', 'Trade Commission', 'Foreign Affairs Committee'],
};

const PROJECT: Story = {
	titles: ['{place} bridge to cost {cost}', 'Work on {place} tunnel delayed by {delay}', '{firm} wins contract for {place} wind farm', 'Council approves {place} harbour plan'],
	numbers: {
		cost: { low: 11, high: 950, wording: '€{} million' }, delay: { low: 2, high: 30, wording: '{} months' }, length: { low: 2, high: 48, wording: '{} kilometres' }, workers: { low: 80, high: 5000, wording: '{} workers' },
		homes: { low: 900, high: 400000, wording: '{} households' }, votes: { low: 18, high: 44, wording: '{} votes' }, rise: { low: 8, high: 90, wording: '{} percent' },
	},
	facts: [
		['The council of {place} approved the project {day} at a cost of {cost}.', 'The project in {place}, approved {day}, will cost {cost}.', 'Costs of {cost} were approved by the council of {place} {day}.'],
		['Completion is expected {delay} later than planned.', 'The opening has been put off by {delay}.', 'It will open {delay} behind schedule, {firm} said.'],
		['It will be {length} long and link {place} with {somePlace}.', 'The line of {length} is to link {place} and {somePlace}.'],
		['{workers} are employed on the site.', '{company} employs {workers} there.', '{firm} said {workers} would be needed at the peak.'],
		['It is to supply {homes}.', 'When finished, it will serve {homes} in {region}.'],
		['The council voted for it with {votes}.', '{votes} were cast in favour.'],
		['Costs have risen {rise} since {someYear}.', 'That is {rise} more than was planned in {someYear}.'],
		['{critic} said the money was needed for schools.', 'Schools need the money more, said {critic}, who voted against the plan.'],
		['{chief} called it the largest project in the history of {region}.', 'For {chief} it is the largest project that {region} has seen.'],
	],
	roles: ['Mayor', 'council leader', 'project director', 'Environment Minister'], bodies: ['Planning Authority', 'Court of Auditors', 'Environment Agency', 'European Investment Bank'],
};

export const STORIES: readonly Story[] = [QUAKE, EARNINGS, COURT, ELECTION, CRASH, OUTBREAK, TRADE, PROJECT];
