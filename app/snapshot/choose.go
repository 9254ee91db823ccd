package snapshot

import (
	"slices"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// choose decides piece by piece, pairs first: what stands without a partner is judged by the pairs around it.
func (j *joint) choose() {
	for i := range j.sides {
		for k := range j.sides[i].kept {
			j.sides[i].kept[k] = false
		}
	}
	old, new := &j.sides[0], &j.sides[1]
	for i, k := range old.other {
		if k >= 0 && !old.more[i] {
			keep := j.keepsPair(i, k)
			old.kept[i], new.kept[k] = keep, keep
		}
	}
	if j.redesigned {
		j.runs()
		j.besides()
	}
	for s := range j.sides {
		for i, more := range j.sides[s].more {
			if more {
				j.sides[s].kept[i] = j.sides[1-s].kept[j.sides[s].other[i]]
			}
		}
	}
	j.standing()
	j.bylines()
	before := [2][]bool{clone(old.kept), clone(new.kept)}
	for s := range j.sides {
		j.single(s, before[s])
	}
	j.guards()
	for s := range j.sides {
		j.sides[s].dropEmpty()
	}
}

func clone(kept []bool) []bool { return append([]bool(nil), kept...) }

// keepsPair says whether a pair is of the article: one vote is enough, but not for a short text or one in a frame.
func (j *joint) keepsPair(i, k int) bool {
	p, q := &j.sides[0].pieces[i], &j.sides[1].pieces[k]
	if p.Vote == q.Vote {
		return p.Vote
	}
	if isCorrection(p.Text) {
		return true
	}
	if !j.sides[0].exact[i] && j.redesigned {
		return false
	}
	rejected := p
	if p.Vote {
		rejected = q
	}
	return !rejected.Frame && (len(j.sides[0].words[i]) >= 8 || p.Near && q.Near)
}

// runs keeps pairs in a run that holds three tenths of all words in pairs, though no page voted for them: furniture does
// not survive a redesign in such lengths. It finds articles that are made of links.
func (j *joint) runs() {
	old, new := &j.sides[0], &j.sides[1]
	total := 0
	for i, k := range old.other {
		if k >= 0 {
			total += len(old.words[i])
		}
	}
	for start := 0; start < len(old.other); {
		end, sum := start, 0 // the run is start to end, with at most three pieces between two pairs
		for i, last := start, -1; i < len(old.other) && i-end <= 3; i++ {
			k := old.other[i]
			if k < 0 || last >= 0 && (k <= last || k > last+4) {
				continue
			}
			if old.pieces[i].Frame || new.pieces[k].Frame {
				break
			}
			end, last, sum = i, k, sum+len(old.words[i])
		}
		for i := start; i <= end && sum*10 >= total*3; i++ {
			if k := old.other[i]; k >= 0 && old.exact[i] && !old.pieces[i].Frame && !new.pieces[k].Frame && isOfRun(old.pieces[i]) {
				old.kept[i], new.kept[k] = true, true
			}
		}
		start = end + 1
	}
}

// isOfRun says whether a piece in a run of pairs can be of an article.
func isOfRun(p article.Piece) bool {
	switch p.Reason {
	case "", article.Unknown:
		return p.Role != article.Byline
	}
	return false
}

// besides keeps pairs that no page voted for, where they stand between or right beside pairs that are kept: what frames
// a page does not survive a redesign.
func (j *joint) besides() {
	old, new := &j.sides[0], &j.sides[1]
	for _, step := range []int{1, -1} {
		start := 0
		if step < 0 {
			start = len(old.other) - 1
		}
		for i := start; i >= 0 && i < len(old.other); i += step {
			k, before := old.other[i], i-step
			if k < 0 || old.kept[i] || before < 0 || before >= len(old.other) || !old.kept[before] || old.other[before] != k-step {
				continue
			}
			p, q := &old.pieces[i], &new.pieces[k]
			if old.exact[i] && len(old.words[i]) >= 8 && prosaic(p) && prosaic(q) && p.Reason != article.Plea {
				old.kept[i], new.kept[k] = true, true
			}
		}
	}
}

// prosaic says whether a piece reads like a sentence.
func prosaic(p *article.Piece) bool {
	return p.Linked <= 50 && sentence(p.Text) && lettersOf(p.Text) >= 25
}

// standing decides on the title and the standfirst: they count only where both sides have them.
func (j *joint) standing() {
	for _, role := range []article.Role{article.Title, article.Standfirst} {
		i, k := j.sides[0].first(role), j.sides[1].first(role)
		both := i >= 0 && k >= 0
		for s, at := range []int{i, k} {
			if at < 0 {
				continue
			}
			switch partner := j.sides[s].other[at]; {
			case both:
				j.sides[s].kept[at] = true
				if partner >= 0 && partner != [2]int{i, k}[1-s] {
					j.sides[1-s].kept[partner] = false // the other side says it again elsewhere
				}
			case partner < 0:
				j.sides[s].kept[at] = false
			default: // the other side has the same text in another role
				keep := j.sides[1-s].pieces[partner].Vote
				if role == article.Title && !j.sides[1-s].pieces[partner].Frame && j.sides[s].exact[at] {
					keep, j.sides[1-s].title = true, partner
				}
				j.sides[s].kept[at], j.sides[1-s].kept[partner] = keep, keep
			}
		}
	}
}

// bylines keeps bylines if both sides have some; in another design only those that are equal.
func (j *joint) bylines() {
	both := j.sides[0].first(article.Byline) >= 0 && j.sides[1].first(article.Byline) >= 0
	for s := range j.sides {
		side, other := &j.sides[s], &j.sides[1-s]
		for i := range side.pieces {
			if !isVoted(side.pieces[i], article.Byline) {
				continue
			}
			k := side.other[i]
			keep := both && !j.redesigned || k >= 0 && side.exact[i] && other.pieces[k].Vote
			if side.kept[i] = keep; k >= 0 {
				other.kept[k] = keep
			}
		}
	}
}

func isVoted(p article.Piece, role article.Role) bool { return p.Role == role && p.Vote }

// first returns the piece of a role that its page votes for, or -1.
func (s *half) first(role article.Role) int {
	for i := range s.pieces {
		if isVoted(s.pieces[i], role) {
			return i
		}
	}
	return -1
}

const (
	near    = 4 // pieces from a pair that is kept
	distant = 6 // rejected pieces between
)

// single decides on the pieces of a side that have no partner.
func (j *joint) single(s int, kept []bool) {
	side := &j.sides[s]
	least := 0
	if j.redesigned {
		least = 10
	}
	first, last := side.reach(kept, least)
	paths := map[uint64]bool{} // where the pairs stand
	for i, kept := range kept {
		if kept && len(side.words[i]) >= 8 {
			paths[side.pieces[i].Path] = true
		}
	}
	for i := range side.pieces {
		p := &side.pieces[i]
		if side.other[i] >= 0 || p.Role == article.Title || p.Role == article.Standfirst || p.Role == article.Byline {
			continue
		}
		side.kept[i] = p.Vote && j.fits(p, len(side.words[i]), distance(i, first, last), paths[p.Path])
	}
}

// reach returns the first and the last piece that are kept and stand under the same elements as so many hundredths of
// their words, so that a note in a footer does not stretch the article.
func (s *half) reach(kept []bool, least int) (first, last int) {
	sums, total := map[uint64]int{}, 0
	for i, k := range kept {
		if k {
			sums[s.pieces[i].Path] += len(s.words[i])
			total += len(s.words[i])
		}
	}
	first, last = len(kept), -1
	for i, k := range kept {
		if k && sums[s.pieces[i].Path]*100 >= total*least {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// distance is how many pieces lie between a place and a range; inside it is 0.
func distance(i, first, last int) int { return max(first-i, i-last, 0) }

// fits says whether a piece without a partner, so many pieces from those that are kept, is of the article. In another
// design a short text is, if it stands under the same elements as those.
func (j *joint) fits(p *article.Piece, n, away int, sameplace bool) bool {
	long := n >= 25 && p.Linked < 20
	if !j.redesigned {
		return away <= near || long && away <= near+distant
	}
	switch p.Role {
	case article.Caption, article.Image:
		return false
	case article.Heading:
		return away == 0 && n >= 2
	}
	if away > 0 && !sameplace {
		return false
	}
	if away > near {
		return long && away <= near+distant
	}
	return prosaic(p) && n >= 5 && (sameplace || long)
}

// guards keeps what the rules for single pieces must not lose: corrections, and texts whose words stand beside on the
// other side, because a paragraph was split or a heading ran into it.
func (j *joint) guards() {
	for s := range j.sides {
		side, other := &j.sides[s], &j.sides[1-s]
		for i := range side.pieces {
			if side.other[i] >= 0 || side.kept[i] {
				continue
			}
			p := &side.pieces[i]
			switch {
			case isCorrection(p.Text) && p.Reason != article.Navigation && p.Reason != article.Hidden && p.Reason != article.Comments:
				side.kept[i] = true
			case p.Role != article.Image && j.runsIn(side, other, i):
				side.kept[i] = true
			case p.Vote && p.Role != article.Title && p.Role != article.Byline && p.Role != article.Standfirst && len(side.words[i]) >= 2 && j.foundIn(side, other, i):
				side.kept[i] = true
			}
		}
	}
}

// runsIn says whether the words of a piece are what the partner of its neighbour has more than the neighbour: "CNN —"
// before the first paragraph, which begins "(CNN)" on the other side.
func (j *joint) runsIn(side, other *half, i int) bool {
	n := len(side.words[i])
	for _, at := range []int{i - 1, i + 1} {
		if n == 0 || at < 0 || at >= len(side.pieces) || side.other[at] < 0 || !side.kept[at] {
			continue
		}
		k := side.other[at]
		if side.exact[at] || len(other.words[k]) < len(side.words[at])+n {
			continue
		}
		if j.units -= len(other.words[k]); j.units < 0 {
			return false
		}
		both := append(append([]int32{}, side.words[at]...), side.words[i]...)
		slices.Sort(both)
		if common(both, other.words[k]) == len(both) {
			return true
		}
	}
	return false
}

// foundIn says whether the words of a piece stand among the kept pieces without a partner, or the pairs around, of the
// other side's gap that the piece would stand in.
func (j *joint) foundIn(side, other *half, i int) bool {
	from, to := i-1, i+1
	for from >= 0 && (side.other[from] < 0 || !side.kept[from]) {
		from--
	}
	for to < len(side.pieces) && (side.other[to] < 0 || !side.kept[to]) {
		to++
	}
	start, end := max(i-window, 0), min(i+window, len(other.pieces)-1)
	if from >= 0 {
		start = side.other[from]
	}
	if to < len(side.pieces) {
		end = side.other[to]
	}
	for k := start; k <= end && k < start+window; k++ {
		if k < 0 || !other.kept[k] || len(other.words[k]) <= len(side.words[i]) {
			continue
		}
		if j.units -= len(other.words[k]) + len(side.words[i]); j.units < 0 {
			return false
		}
		if common(side.words[i], other.words[k])*10 >= len(side.words[i])*9 {
			return true
		}
	}
	return false
}

// dropEmpty takes back headings without a partner that have nothing kept below them.
func (s *half) dropEmpty() {
	below := false
	for i := len(s.pieces) - 1; i >= 0; i-- {
		p := &s.pieces[i]
		if p.Role != article.Heading {
			below = below || s.kept[i]
			continue
		}
		if s.kept[i] && s.other[i] < 0 {
			s.kept[i] = below
		}
		if p.Level <= 2 {
			below = false
		}
	}
}

// few says whether the two pages have no sentence in common that one of them votes for.
func (j *joint) few() bool {
	for i, k := range j.sides[0].other {
		if k >= 0 && len(j.sides[0].words[i]) >= 8 && (j.sides[0].pieces[i].Vote || j.sides[1].pieces[k].Vote) {
			return false
		}
	}
	return true
}

// lost says whether a side keeps less than half of the words that it votes for.
func (j *joint) lost() bool {
	for s := range j.sides {
		voted, kept := 0, 0
		for i, p := range j.sides[s].pieces {
			n := len(j.sides[s].words[i])
			voted += n * count(p.Vote)
			kept += n * count(j.sides[s].kept[i])
		}
		if 2*kept < voted {
			return true
		}
	}
	return false
}

// corrections are words with which a newspaper says that it changed an article, in several languages.
var corrections = strings.Split("correction:|corrections:|this article was corrected|has been corrected|was corrected|this correction|clarification:|clarification |editor's note|editors' note|"+
	"an earlier version of this|a previous version of this|this article was amended|this story was amended|was amended on|this story has been updated|this article has been updated|this article was updated|"+
	"korrektur:|anmerkung der redaktion|in einer früheren version|rectificatif|erratum|précision :|note de la rédaction|une version précédente|corrección:|fe de errores|fe de erratas|nota de la redacción|"+
	"errata corrige|correção:|erramos|nota da redação|correctie:|rectificatie|rättelse|rettelse|訂正|お詫び|更正|正誤|誤植", "|")

// isCorrection says whether a text is a note that corrects the article: such a note is always of it.
func isCorrection(text string) bool {
	if len(text) > 2000 || words(text) < 4 && len(text) < 20 {
		return false
	}
	text = folded(text)
	for _, sign := range corrections {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}
