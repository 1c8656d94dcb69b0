import assert from 'node:assert/strict';
import { checkClaims, claimsOf } from '../../support/claims';

suite('numeric claims: percent and change', () => {
	test('reads percent signs and words', () => {
		checkClaims('Sales fell [[25%|percent 25 %]], then [[25 percent|percent 25 %]], then [[two per cent|percent 2 %]] and [[3.5 pct|percent 3.5 %]].');
	});
	test('reads a range of percent under one sign', () => {
		checkClaims('The share is [[10–15%|percent 10..15 %]] or [[15-20%|percent 15..20 %]] or [[20 to 25 percent|percent 20..25 %]].');
	});
	test('reads a later percent sign for the numbers before it', () => {
		checkClaims('They posted gains of [[eight|percent 8 %]] and [[fourteen percent|percent 14 %]].');
	});
	test('reads a minus sign, not a hyphen', () => {
		checkClaims('It closed at [[-2.64%|percent -2.64 %]], a well-known low.');
	});
	test('tells percentage points from percent', () => {
		checkClaims('It rose by [[2.5 percentage points|change 2.5 pp]] and [[50 basis points|change 0.5 pp]].');
	});
	test('reads parts of a percent', () => {
		checkClaims('It moved [[a fifth of a percent|percent 0.2 %]] and [[half a percentage point|change 0.5 pp]].');
	});
});

suite('numeric claims: money', () => {
	test('reads a scaled amount as one claim', () => {
		checkClaims('It cost [[$1.2 billion|money 1200000000 USD]].');
	});
	test('reads glued scale letters', () => {
		checkClaims('The [[£2bn|money 2000000000 GBP]] deal, the [[€16bn|money 16000000000 EUR]] loan, the [[$40m|money 40000000 USD]] fine and the [[$500k|money 500000 USD]] house.');
	});
	test('reads letters before the sign', () => {
		checkClaims('It paid [[US$40 million|money 40000000 USD]], [[A$5m|money 5000000 AUD]], [[CA$ 19|money 19 CAD]] and [[HK$7.5 billion|money 7500000000 HKD]].');
	});
	test('reads codes before and after the number', () => {
		checkClaims('It raised [[EUR500m|money 500000000 EUR]] and [[700 billion USD|money 700000000000 USD]] and [[CHF 20|money 20 CHF]].');
	});
	test('reads words of currencies, with their adjective', () => {
		checkClaims('It lost [[500 billion rubles|money 500000000000 RUB]], [[17 cents|money 0.17 USD]], [[40 million Canadian dollars|money 40000000 CAD]] and [[50 pence|money 0.5 GBP]].');
	});
	test('reads crore and lakh, and Indian groups of digits', () => {
		checkClaims('It spent [[Rs 500 crore|money 5000000000 INR]], [[₹3 lakh crore|money 3000000000000 INR]] and [[Rs 1,23,456|money 123456 INR]].');
	});
	test('names the currency once where it stands on both sides', () => {
		checkClaims('Films cost [[$249 USD|money 249 USD]] or [[around $9.99 US dollars|money ~8.991..10.989 USD]].');
	});
	test('reads ranges of money', () => {
		checkClaims('It will pay [[between $12 million and $20 million|money 12000000..20000000 USD]] ([[about €10 million to €18 million|money 10000000..18000000 EUR]]).');
		checkClaims('It costs [[$1-2 billion|money 1000000000..2000000000 USD]] a year.');
	});
	test('reads a change from one amount to another as two', () => {
		checkClaims('It rose from [[$12 billion|money 12000000000 USD]] to [[$27 billion|money 27000000000 USD]].');
	});
	test('reads vague amounts of money', () => {
		checkClaims('It owes [[billions of dollars|money ?2000000000..99000000000 USD]].');
	});
	test('takes the currency of the sum before for a sum without one', () => {
		checkClaims('It wants [[$5 billion|money 5000000000 USD]] on top of the [[four billion|money 4000000000 USD]] it has received.');
	});
	test('tells pounds of weight from pounds of money', () => {
		checkClaims('She weighed [[82 pounds|measure 37.1945743 kg]]. It cost [[20 pounds|money 20 GBP]]. The firm made [[3 million pounds|money 3000000 GBP]].');
	});
});

suite('numeric claims: counts', () => {
	test('reads the counted noun with the words between', () => {
		checkClaims('It bought [[22 new Boeing 787 Dreamliner aircraft|count 22 aircraft]] and [[three stock market indexes|count 3 index]].');
	});
	test('gives lemmas', () => {
		checkClaims('There were [[24 people|count 24 person]], [[two cities|count 2 city]], [[six losses|count 6 loss]], [[five buses|count 5 bus]] and [[ten wives|count 10 wife]].');
	});
	test('reads number words', () => {
		checkClaims('[[Twenty-one people|count 21 person]], [[one hundred and five boats|count 105 boat]] and [[three thousand ships|count 3000 ship]] came.');
		checkClaims('[[Two hundred|count 200 boat]] and [[three hundred boats|count 300 boat]] came.');
		checkClaims('It has [[two and a half million members|count 2500000 member]] and [[half a million fans|count 500000 fan]].');
	});
	test('reads scale words after digits', () => {
		checkClaims('It made [[5 and a half million tonnes|measure 5500000000 kg]] and [[2½ million cars|count 2500000 car]].');
	});
	test('reads a million doses glued and apart', () => {
		checkClaims('It sent [[2m doses|count 2000000 dose]] and [[105 thousand doses|count 105000 dose]].');
	});
	test('reads dozens', () => {
		checkClaims('[[Two dozen planes|count 24 plane]] met [[more than a dozen ships|count >12 ship]].');
	});
	test('reads vague amounts without the noun behind of', () => {
		checkClaims('[[Dozens|count ?24..99 home]] of homes and [[hundreds of thousands|count ?200000..999000 person]] of people.');
		checkClaims('It was visited by [[several tens of thousands|count ?20000..99000 person]] of people.');
	});
	test('reads a noun tied by a hyphen', () => {
		checkClaims('A [[14-member|count 14 member]] panel in a [[two-storey|count 2 storey]] house.');
	});
	test('takes the noun of a list for its bare numbers', () => {
		checkClaims('It will cut [[4,300 jobs|count 4300 job]] in France, [[3,700|count 3700 job]] in Germany and [[400|count 400 job]] in Spain.');
	});
	test('counts people where a clause kills or hurts', () => {
		checkClaims('The attack killed [[seven|count 7 person]] and injured [[at least 30|count >=30 person]].');
		checkClaims('[[Four|count 4 person]] were injured and [[two others|count 2 person]] died.');
		checkClaims('[[One goal|count 1 goal]] is no title. They won [[seven|count 7 game]] of their last [[eight games|count 8 game]].');
	});
	test('counts one person killed or hurt', () => {
		checkClaims('It struck at dawn, killing [[at least one|count >=1 person]] and leaving [[two others|count 2 person]] missing.');
	});
	test('reads a hyphen behind people as a dash', () => {
		checkClaims('Manokwari, home to [[167,000 people|count 167000 person]]-remained wary of the buildings.');
	});
	test('reads one before a noun', () => {
		checkClaims('There is [[one important difference|count 1 difference]] and [[one person|count 1 person]] died.');
		checkClaims('It is [[one|count 1 plant]] of [[two plants|count 2 plant]].');
	});
	test('reads one beside another count', () => {
		checkClaims('It has [[two cameras|count 2 camera]]: [[one|count 1 camera]] on the front.');
	});
	test('reads digits of other scripts', () => {
		checkClaims('There were [[２４ people|count 24 person]], [[٢٤ ships|count 24 ship]] and [[२४ boats|count 24 boat]].');
	});
	test('does not choose where digits are badly grouped', () => {
		checkClaims('It has [[roughly 200,0000 residents|count ?200000..2000000 resident]].');
	});
	test('reads groups with spaces that do not break', () => {
		checkClaims('It has [[10\u00a0000 members|count 10000 member]], [[20\u202f500 ships|count 20500 ship]] and [[30 000 boats|count 30000 boat]].');
	});
	test('counts times', () => {
		checkClaims('It raised rates [[17 times|count 17 time]] and won [[twice|count 2 time]].');
	});
	test('reads the plural of a model as the counted thing', () => {
		checkClaims('It ordered [[18 777s|count 18 777]] and [[24 A320s|count 24 A320]].');
	});
});

suite('numeric claims: bounds', () => {
	test('reads bounds before the number', () => {
		checkClaims('[[At least 24 people|count >=24 person]], [[more than 3 boats|count >3 boat]], [[up to 60 jets|count <=60 jet]], [[fewer than 25 seats|count <25 seat]].');
		checkClaims('[[As many as 12 cars|count <=12 car]], [[no fewer than 5 ships|count >=5 ship]], [[no more than one percent|percent <=1 %]], [[as few as 4 cats|count >=4 cat]].');
	});
	test('reads hedges with their side', () => {
		checkClaims('[[About 100 people|count ~90..110 person]], [[nearly 100 boats|count ~90..100 boat]], [[some 200 ships|count ~180..220 ship]].');
	});
	test('reads bounds behind the number', () => {
		checkClaims('[[290+ seats|count >=290 seat]], [[24 or more people|count >=24 person]], [[three years or more|duration >=94670856 s]].');
	});
	test('reads comparisons', () => {
		checkClaims('A sound [[louder than 100 decibels|measure >100 dB]] and children [[younger than 12 years old|measure <12 year]].');
		checkClaims('It flew [[no higher than 100 metres|measure <=100 m]].');
	});
	test('reads ranges of counts', () => {
		checkClaims('It carries [[between 305 and 550 passengers|count 305..550 passenger]] or [[250 to 290 people|count 250..290 person]], on [[two or three decks|count 2..3 deck]].');
	});
	test('an upper bound before a range leaves it a range', () => {
		checkClaims('[[As many as 35 to 40 volunteers|count 35..40 volunteer]] came.');
	});
	test('reads a tolerance', () => {
		checkClaims('It is [[about 1010 ± 195 kilometres|measure 815000..1205000 m]] away.');
	});
	test('reads within as a bound of time only', () => {
		checkClaims('It must pay [[within 30 days|duration <=2592000 s]].');
	});
	test('reads over as a stretch of time or a bound', () => {
		checkClaims('It fell over [[three days|duration 259200 s]]. It lasted [[over three days|duration >259200 s]].');
	});
	test('gives the interval of the rounding', () => {
		const interval = (text: string): unknown => claimsOf(text).map(({ low, high }) => [low, high]);
		assert.deepEqual(interval('It has 1.6 million members.'), [[1_550_000, 1_650_000]]);
		assert.deepEqual(interval('It has 24 members.'), [[24, 24]]);
		assert.deepEqual(interval('It costs $200.'), [[199.5, 200.5]]);
		assert.deepEqual(interval('It fell 5.00%.'), [[4.995, 5.005]]);
		assert.deepEqual(interval('It took three days.'), [[259_200, 259_200]]);
		assert.deepEqual(interval('A quarter of the votes were lost.'), [[0.25, 0.25]]);
	});
});

suite('numeric claims: measures and durations', () => {
	test('converts to SI', () => {
		checkClaims('It is [[5 km|measure 5000 m]] ([[3.1 miles|measure 4988.9664 m]]) long, weighs [[10 lbs|measure 4.5359237 kg]] and goes [[90 km/h|measure 25 m/s]].');
		checkClaims('It covers [[160 square miles|measure 414398098 m²]] or [[415 km²|measure 415000000 m²]], at [[20 °C|measure 293.15 K]] and [[120 kilometers per hour|measure 33.3333333 m/s]].');
	});
	test('reads units tied to the number', () => {
		checkClaims('A [[6.1-magnitude|measure 6.1 magnitude]] quake, an [[11.6-inch|measure 0.29464 m]] screen, a [[16GB|measure 16000000000 B]] phone.');
	});
	test('reads magnitudes before the number', () => {
		checkClaims('A magnitude [[5.2|measure 5.2 magnitude]] quake and it grew to a [[Category 5|measure 5 category]] storm.');
	});
	test('reads magnitudes tied to their word, or of quakes named before', () => {
		checkClaims('A [[magnitude-9.1|measure 9.1 magnitude]] earthquake hit. [[Two quakes|count 2 quake]], measuring [[7.6|measure 7.6 magnitude]] and [[7.4|measure 7.4 magnitude]], followed.');
		checkClaims('He won [[7.4|measure 7.4]] on the jury’s scale.');
	});
	test('reads minus as a word', () => {
		checkClaims('Temperatures were [[minus 17 degrees|measure -17 °]], then [[minus 20|measure -20 °]], in [[minus-20 degree|measure -20 °]] winds.');
		checkClaims('It closed at [[minus 2.5 percent|percent -2.5 %]], 17 minus [[3 seats|count 3 seat]].');
	});
	test('reads ages', () => {
		checkClaims('A [[16-year-old|measure 16 year]] boy, a woman [[aged 55|measure 55 year]], a man of [[82 years old|measure 82 year]] and Jane Doe, [[48|measure 48 year]], left.');
		checkClaims('He was [[95|measure 95 year]]. She died at the age of [[56|measure 56 year]].');
	});
	test('takes a bracketed conversion for a claim with the same bound', () => {
		checkClaims('It weighs [[less than 3 lbs|measure <1.36077711 kg]] ([[1.36 kg|measure <1.36 kg]]).');
	});
	test('reads index points and levels', () => {
		checkClaims('The index fell [[252.01 points|measure 252.01 point]] to [[8,439.24|measure 8439.24 point]].');
		checkClaims('The Dow slipped [[below the 8,000 mark|measure <8000 point]].');
	});
	test('reads durations', () => {
		checkClaims('It took [[18 months|duration 47335428 s]], [[five trading days|duration 432000 s]] or [[half an hour|duration 1800 s]], in a [[30-year|duration 946708560 s]] deal.');
	});
	test('reads durations without a number', () => {
		checkClaims('It lasted [[over a decade|duration >315569520 s]], in [[a year or more|duration >=31556952 s]], for [[the past year|duration 31556952 s]].');
	});
	test('reads amounts in several units as one', () => {
		checkClaims('It took [[2 hours 1 minute 39 seconds|duration 7299 s]] and [[2:14:04|duration 8044 s]].');
	});
});

suite('numeric claims: multiples, fractions, ranks and scores', () => {
	test('reads multiples', () => {
		checkClaims('It is [[three times|multiple 3]] faster, sales [[doubled|multiple 2]] and costs rose [[threefold|multiple 3]].');
		checkClaims('It has [[twice|multiple 2]] as many.');
	});
	test('reads fractions', () => {
		checkClaims('[[A quarter|multiple 0.25]] of the votes, [[two-thirds|multiple 0.666666667]] of the seats, [[about half|multiple ~0.45..0.55]] of them.');
	});
	test('reads shares in round numbers', () => {
		checkClaims('[[One in five|multiple 0.2]] agreed, [[four in ten|multiple 0.4]] did not, and [[nine out of ten|multiple 0.9]] knew.');
		checkClaims('[[One of every 50|multiple 0.02]] births.');
	});
	test('counts seats out of seats', () => {
		checkClaims('They won [[17|count 17 district]] out of [[18 districts|count 18 district]].');
	});
	test('reads ranks', () => {
		checkClaims('It took [[third place|rank 3]], the [[second-largest|rank 2]] maker, and the [[first case|rank 1]] here.');
		checkClaims('She was the [[45th president|rank 45]] and the [[No. 1 seller|rank 1]].');
	});
	test('reads scores', () => {
		assert.deepEqual(claimsOf('They won 3-1, lost 2–4 and led 22 points to 10.').map(({ kind, low, high }) => [kind, low, high]), [['score', 1, 3], ['score', 2, 4], ['score', 10, 22]]);
	});
});
