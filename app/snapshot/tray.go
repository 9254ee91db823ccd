package snapshot

import "github.com/stet-diff/stet/app/article"

// Tray returns what of a version stands outside the article, as a version of its own: two of them can be compared as
// articles can.
func Tray(v article.Version) article.Version {
	v.Blocks, v.Furniture, v.Pieces, v.Template = v.Furniture, nil, nil, nil
	return v
}

// Take returns a version whose article also holds the pieces for which take answers true, each at its place.
func Take(v article.Version, take func(article.Piece) bool) article.Version {
	s := half{pieces: v.Pieces, title: -1}
	for _, p := range v.Pieces {
		s.kept = append(s.kept, p.Kept || take(p))
	}
	if len(v.Pieces) == 0 {
		return v
	}
	return s.version(v)
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
