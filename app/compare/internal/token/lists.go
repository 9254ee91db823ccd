package token

import "strings"

// lists knows the words that the rules treat apart.
type lists struct {
	words Table
	about []Traits
}

// newLists reads the lists below.
func newLists() *lists {
	l := &lists{}
	for _, list := range []struct {
		words string
		trait Traits
	}{{lightWords, Light}, {abbreviations, Abbrev}, {ranks, Abbrev | Rank}, {numbered, Abbrev | Numbered}, {scales, Scale}, {months, Month},
		{speech, Speech}, {money, Money}} {
		for word := range strings.FieldsSeq(list.words) {
			id, fresh := l.words.ID(word)
			if fresh {
				l.about = append(l.about, 0)
			}
			l.about[id] |= list.trait
		}
	}
	return l
}

// Words that say little: articles, prepositions, conjunctions and auxiliaries of seven languages. They weigh about a
// third of another word, so that a comparison does not hang on them.
const lightWords = " a an the of to in on at by for with from as and or but nor if than that this these those it its" +
	" is are was were be been being am do does did has have had will would can could may might shall should must not no" +
	" he she they them his her their him we us our you your i my me who which what there here so into over under after" +
	" before about up out also then said says" +
	" le la les un une des du de au aux et ou en dans par pour sur avec sans que qui se sa son ses ce cette il elle ils est sont été ne pas plus" +
	" der die das den dem des ein eine einer eines einem einen und oder aber nicht mit von zu zum zur im am auf für ist sind war wird sich auch als nach bei aus es er sie wir ich" +
	" el los las unos unas del al y o con para por su sus lo una como más pero" +
	" il lo gli i uno di da che non per è della dei nel alla" +
	" os um uma do dos das no na nos nas em ao com são" +
	" het een van op te met voor zijn niet aan er ook dat "

// Words after which a full stop ends no sentence, unless a small word with a capital follows.
const abbreviations = " jr sr inc ltd co corp dept est" +
	" vs etc al eg ie cf ed approx ave blvd e.g i.e u.s u.k a.m p.m z.b d.h bzw usw u.a ca mme mlle cie sra sta "

// Words after which a full stop ends no sentence, for a name follows.
const ranks = " mr mrs ms dr prof st rev gen col lt sgt capt maj cmdr gov sen rep hon pres mt hr fr herrn "

// Words after which a full stop ends no sentence when a number follows.
const numbered = " jan feb mar apr jun jul aug sep sept oct nov dec no nos nr vol fig p pp ch art sec par núm pág "

// Words that belong to the number before them.
const scales = " hundred thousand million billion trillion bn mn tn percent pct am pm a.m p.m lakh crore" +
	" millions milliards milliard millionen milliarden millones mil mio mrd prozent "

// Codes of currencies, as they stand before or after a number.
const money = " usd eur gbp jpy chf cny rmb inr aud cad nzd hkd sek nok dkk pln rub brl us au hk nz ca "

// Words by which a clause goes on around a quotation.
const speech = " said says asked asks added told wrote replied answered argued insisted warned announced claimed noted explained" +
	" continued concluded declared stated tweeted posted cried shouted wondered "

// The names of months, as they stand in dates.
const months = " january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec" +
	" janvier février mars avril mai juin juillet août septembre octobre novembre décembre" +
	" januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
