package snapshot

import (
	"slices"
	"strconv"

	"github.com/stet-diff/stet/app/article"
)

// Tray returns what of a version stands outside the article, as a version of its own: two of them can be compared as
// articles can.
func Tray(v article.Version) article.Version {
	v.Blocks, v.Furniture, v.Pieces, v.Template = v.Furniture, nil, nil, nil
	return v
}

// Take takes into two articles what stands outside of them and take says yes to, each piece at its place; of two pieces
// that belong together both are taken if one is. The pairing is that of the two versions. What was not read from a page
// has no places and no reason but Unknown: it goes behind the article.
func Take(old, new article.Version, p Pairing, take func(article.Piece) bool) (a, b article.Version, after Pairing) {
	sides := [2]half{{pieces: old.Pieces, title: -1}, {pieces: new.Pieces, title: -1}}
	for s := range sides {
		for _, piece := range sides[s].pieces {
			sides[s].kept = append(sides[s].kept, piece.Kept || take(piece))
		}
	}
	for range 2 { // what was split brings all its parts
		for _, pair := range p.Pairs {
			for s := range sides {
				if i := pair[s]; sides[s].kept[i] && !sides[s].pieces[i].Kept {
					sides[1-s].kept[pair[1-s]] = true
				}
			}
		}
	}
	if p.differ[0] == nil {
		a, b = sides[0].taken(old, take), sides[1].taken(new, take)
		p.Outside = apartBlocks(a.Furniture, b.Furniture)
		return a, b, p
	}
	p.Outside = 0
	for s := range sides {
		for i, differs := range p.differ[s] {
			p.Outside += count(differs && !sides[s].kept[i])
		}
	}
	return sides[0].version(old), sides[1].version(new), p
}

// taken is a version with what was taken into its article, be it a page or not.
func (s *half) taken(v article.Version, take func(article.Piece) bool) article.Version {
	if len(s.pieces) > 0 {
		return s.version(v)
	}
	all := v.Furniture
	v.Blocks, v.Furniture = slices.Clip(v.Blocks), nil
	for _, b := range all {
		if take(article.Piece{Block: b, Reason: article.Unknown}) {
			v.Blocks = append(v.Blocks, b)
		} else {
			v.Furniture = append(v.Furniture, b)
		}
	}
	return v
}

// Told are the notes of a pairing, and how much differs outside the articles: where they go there is no tray to see it.
func (p Pairing) Told() []article.Note {
	if p.Outside == 0 {
		return p.Notes
	}
	return append(slices.Clip(p.Notes), noteOf("outside", strconv.Itoa(p.Outside)))
}

// A Count says how many blocks of a version stand outside its article for one reason.
type Count struct {
	Reason string // of package article
	Blocks int
}

// reasonOrder is the order in which reasons are listed.
var reasonOrder = []string{article.OneSided, article.Plea, article.Related, article.AboutAuthor, article.DateLine, article.Counter, article.Embed,
	article.PageLabel, article.Sharing, article.Comments, article.Navigation, article.Legal, article.Archive, article.Hidden, article.Unknown}

// Counts returns how many blocks stand outside the article of a version, by reason, in one order. Versions that were not
// read from pages give no reasons.
func Counts(v article.Version) (counts []Count) {
	if len(v.Pieces) == 0 {
		if len(v.Furniture) == 0 {
			return nil
		}
		return []Count{{article.Unknown, len(v.Furniture)}}
	}
	sums := map[string]int{}
	for _, p := range v.Pieces {
		if !p.Kept {
			sums[p.Reason]++
		}
	}
	for _, reason := range reasonOrder {
		if n := sums[reason]; n > 0 {
			counts = append(counts, Count{reason, n})
		}
	}
	return counts
}
