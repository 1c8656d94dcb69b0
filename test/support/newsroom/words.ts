const COMMON = [
	'plan', 'report', 'agreement', 'budget', 'review', 'programme', 'decision', 'investigation', 'contract', 'proposal', 'policy', 'meeting', 'project', 'inquiry', 'measure', 'campaign', 'service', 'market', 'deadline', 'repair', 'shipment', 'licence', 'survey', 'warning',
	'station', 'harbour', 'bridge', 'school', 'hospital', 'factory', 'pipeline', 'airport', 'warehouse', 'road', 'tunnel', 'reservoir', 'stadium', 'laboratory', 'library', 'market hall', 'power line', 'ferry', 'mine', 'refinery', 'farm', 'terminal', 'archive', 'prison',
	'worker', 'resident', 'teacher', 'farmer', 'driver', 'nurse', 'engineer', 'investor', 'customer', 'student', 'witness', 'pensioner', 'lawyer', 'doctor', 'volunteer', 'inspector', 'economist', 'fisherman', 'union', 'supplier', 'regulator', 'insurer', 'court', 'committee',
	'vaccine', 'battery', 'software', 'fuel', 'steel', 'copper', 'wheat', 'timber', 'cement', 'medicine', 'water', 'electricity', 'machinery', 'satellite', 'reactor', 'sensor', 'engine', 'camera', 'crane', 'turbine', 'tax', 'tariff', 'loan', 'pension', 'wage', 'rent', 'subsidy', 'fine',
	'delay', 'shortage', 'surplus', 'outage', 'leak', 'protest', 'ceasefire', 'drought', 'storm', 'landslide', 'blackout', 'boycott', 'verdict', 'appeal', 'testimony', 'ballot', 'coalition', 'reform', 'treaty', 'summit', 'sanction', 'embargo', 'merger', 'takeover', 'dividend', 'forecast',
];
export const ADJECTIVES = [
	'new', 'old', 'public', 'private', 'local', 'costly', 'secret', 'urgent', 'modern', 'regional', 'foreign', 'disputed', 'temporary', 'permanent', 'damaged', 'popular', 'illegal', 'annual', 'joint', 'industrial', 'medical', 'military', 'electric', 'digital', 'narrow', 'hidden',
	'historic', 'promising', 'neglected', 'controversial', 'unfinished', 'coastal', 'rural', 'urban', 'agricultural', 'ambitious', 'broken', 'cheap', 'dangerous', 'experimental', 'famous', 'generous', 'heavy', 'independent', 'large', 'mobile', 'nuclear', 'official', 'planned', 'profitable',
	'rare', 'reliable', 'solar', 'standard', 'strategic', 'stolen', 'thorough', 'underground', 'unpopular', 'unusual', 'voluntary', 'wooden',
];
const FIRSTS = ['bal', 'bre', 'cal', 'car', 'cor', 'cra', 'del', 'dra', 'fal', 'fer', 'fla', 'gal', 'gra', 'hal', 'hol', 'kel', 'lam', 'lor', 'mal', 'mar', 'mer', 'mol', 'nar', 'pal', 'par', 'pel', 'pla', 'pol', 'quar', 'ral', 'ren', 'sal', 'sel', 'sol', 'spa', 'stra', 'tal', 'ter', 'tra', 'val', 'ver', 'vol', 'wal', 'zan'];
const MIDDLES = ['', 'ac', 'ad', 'an', 'ar', 'ec', 'el', 'en', 'er', 'ic', 'id', 'il', 'in', 'ob', 'ol', 'om', 'on', 'or', 'ub', 'ul', 'un', 'ur'];
const ENDS = ['age', 'ant', 'ard', 'ate', 'bed', 'cast', 'craft', 'dose', 'en', 'er', 'et', 'fold', 'form', 'gram', 'grid', 'ine', 'ite', 'ium', 'kin', 'let', 'ling', 'mark', 'ment', 'mill', 'oid', 'or', 'pact', 'plate', 'rack', 'ship', 'stock', 'tide', 'trade', 'ture', 'ware', 'way', 'work', 'yard'];

/** How many nouns there are: with Zipf's law as many are met as an archive of 100,000 articles has. */
export const NOUNS = COMMON.length + FIRSTS.length * MIDDLES.length * ENDS.length * 12;

/** The noun of a rank: everyday words first, then ever rarer ones by composition. */
export function nounAt(rank: number): string {
	const common = COMMON[rank];
	if (common !== undefined) {
		return common;
	}
	let rest = rank - COMMON.length;
	const take = (list: readonly string[]): string => {
		const part = list[rest % list.length] ?? '';
		rest = Math.floor(rest / list.length);
		return part;
	};
	const [first, end, middle] = [take(FIRSTS), take(ENDS), take(MIDDLES)];
	return `${first}${middle}${rest > 0 ? MIDDLES[rest + 1] ?? '' : ''}${end}`;
}
