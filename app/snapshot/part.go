package snapshot

import "unicode"

// maxUnits bounds the search for splits: steps through words that two halves share. Past it the most balanced splits
// that were found so far stand.
const maxUnits = 1 << 26

// A parting finds where rows part. Sums are integers of thousandths.
type parting struct {
	rows   []dumpRow
	places [][]place       // of each word pair
	lower  map[string]bool // words seen in lower case
	shared []int           // of the half that is looked up with each row, zero between look-ups
	units  int
}

// A place is where a word pair begins.
type place struct{ row, word int }

// part divides the rows and counts the guesses among them. The first row holds the titles. Between rows that are the
// same in both columns the site pairs by position: pairs come first, then rows of one side.
func part(rows []dumpRow) (guesses int) {
	p := newParting(rows)
	for round := 0; round < 6; round++ {
		changed := false
		for start := 0; start < len(rows); {
			end := start + 1
			for start > 0 && !rows[start].fixed && end < len(rows) && !rows[end].fixed {
				end++
			}
			if !rows[start].fixed {
				changed = p.run(start, end) || changed
			}
			start = end
		}
		if !changed {
			break
		}
	}
	for i := range rows {
		guesses += count(rows[i].guess)
	}
	return guesses
}

func newParting(rows []dumpRow) *parting {
	p := &parting{rows: rows, lower: map[string]bool{}, shared: make([]int, len(rows))}
	ids, pairs := map[string]int{}, map[[2]int]int{}
	for i := range rows {
		last := 0
		for k, word := range rows[i].words {
			text := bare(word)
			if text != "" && unicode.IsLower([]rune(text)[0]) {
				p.lower[text] = true
			}
			id := intern(ids, lowered(text))
			if k > 0 {
				gram := intern(pairs, [2]int{last, id})
				if gram == len(p.places) {
					p.places = append(p.places, nil)
				}
				p.places[gram] = append(p.places[gram], place{i, k - 1})
				rows[i].grams = append(rows[i].grams, gram)
			}
			last = id
		}
	}
	return p
}

func intern[K comparable](ids map[K]int, key K) int {
	id, ok := ids[key]
	if !ok {
		id = len(ids)
		ids[key] = id
	}
	return id
}

// run chooses how many rows of a run are pairs, of which side the others are, and where the pairs part. It says
// whether anything changed.
func (p *parting) run(start, end int) bool {
	n := end - start
	pairs, splits := make([]int, n+1), make([]int, n) // pairs[i] is the sum of the first i rows as pairs
	var tails [2][]int                                // sums of the rows from i on as rows of one side
	tails[0], tails[1] = make([]int, n+1), make([]int, n+1)
	close := make([]bool, n)
	for i := 0; i < n; i++ {
		var best int
		splits[i], best, close[i] = p.bestSplit(start + i)
		pairs[i+1] = pairs[i] + best
	}
	for i := n - 1; i >= 0; i-- {
		whole := len(p.rows[start+i].words)
		old := p.partner(start+i, 0, whole, 0, whole)
		young := p.partner(start+i, 0, whole, 1, 0)
		tails[0][i], tails[1][i] = tails[0][i+1]+old-1500, tails[1][i+1]+young-1000
	}
	m, side, top := n, 1, pairs[n]
	for i := n - 1; i >= 0 && start > 0; i-- {
		for _, s := range []int{1, 0} {
			if sum := pairs[i] + tails[s][i]; sum > top {
				m, side, top = i, s, sum
			}
		}
	}
	return p.settle(start, end, m, side, splits, close, pairs, tails)
}

// settle writes a choice into the rows of a run.
func (p *parting) settle(start, end, m, side int, splits []int, close []bool, pairs []int, tails [2][]int) (changed bool) {
	for i := 0; i < end-start; i++ {
		row := &p.rows[start+i]
		split, guess := splits[i], close[i]
		if i >= m {
			split = 0
			if side == 0 {
				split = len(row.words)
			}
			one := tails[side][i] - tails[side][i+1]
			guess = one <= -1000 || one-(pairs[i+1]-pairs[i]) < 1000
		}
		changed = changed || split != row.split
		row.split, row.guess = split, guess
	}
	return changed
}

// bestSplit returns the best split of a row as a pair, and whether it is a guess: its halves have no partner, or
// another split is as good within one point.
func (p *parting) bestSplit(i int) (split, best int, guess bool) {
	row := &p.rows[i]
	n := len(row.words)
	split, best = n/2, -8000
	if n < 2 {
		return n, best, true
	}
	second, partners := -1<<30, 0
	for _, k := range row.splits {
		sum, found := p.score(i, k)
		if sum > best || sum == best && k < split {
			split, best, second, partners = k, sum, max(second, best), found
		} else {
			second = max(second, sum)
		}
	}
	return split, best, len(row.splits) == 0 || partners == 0 || len(row.splits) > 1 && best-second < 1000
}

// score says how likely a row parts before its word k.
func (p *parting) score(i, k int) (sum, partners int) {
	row := &p.rows[i]
	n := len(row.words)
	left := p.partner(i, 0, k, 0, k)
	right := p.partner(i, k, n, 1, k)
	sum = left + right + 150 - 2000*uneven(k, n)/(n+2)
	if word := row.words[k]; capitalised(word) && !p.lower[lowered(bare(word))] {
		sum -= 600
	}
	if k < 4 || n-k < 4 {
		sum -= 2000
	}
	if row.echoes(k) { // worth one shared word pair
		sum += 1000
	}
	return sum, left + right
}

// partner returns how alike words from start to end of a row, as a half of the side, are to the best half of the other
// side: shared word pairs times their Dice, in thousandths; 0 below Dice 0.2. own is where the row itself parts.
func (p *parting) partner(i, start, end, side, own int) (best int) {
	grams := p.rows[i].grams
	var touched []int
	for k := start; k+1 < end && p.units < maxUnits; k++ {
		places := p.places[grams[k]]
		p.units += 1 + len(places)
		last := -1
		for _, at := range places {
			split := p.rows[at.row].split
			if at.row == i {
				split = own
			}
			other := side == 0 && at.word >= split || side == 1 && at.word+1 < split
			if !other || at.row == last {
				continue
			}
			if p.shared[at.row] == 0 {
				touched = append(touched, at.row)
			}
			p.shared[at.row]++
			last = at.row
		}
	}
	for _, j := range touched {
		split := p.rows[j].split
		if j == i {
			split = own
		}
		size := split - 1
		if side == 0 {
			size = len(p.rows[j].words) - split - 1
		}
		shared := min(p.shared[j], size, end-start-1)
		p.shared[j] = 0
		total := size + end - start - 1
		if like := 2000 * shared * shared / total; 10*shared >= total && like > best {
			best = like
		}
	}
	return best
}
