package engine

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
)

// read reads a source and keeps its versions. A source that cannot be read leaves what was read before under its
// number as it was.
func (e *Engine) read(r Read, beat *pulse) error {
	beat.at("reading", 0, 0)
	if r.Type == render.LinkType {
		data, err := opened(r)
		if err != nil {
			return err
		}
		r.Data, r.Type = data, "application/json"
	}
	source := snapshot.Source{Name: r.Name, Type: r.Type, Data: r.Data, Plain: r.Plain, Modified: r.Modified}
	found, err := snapshot.Read(source, snapshot.Options{Host: e.host, Pick: r.Pick, As: snapshot.Format(r.As), Charset: r.Charset, Splits: r.Splits, FirstPart: r.Partial, Keep: r.Keep,
		Beat: func() { beat.at("reading", 0, 0) }})
	if found, err = blank(r, found, err); err != nil {
		return err
	}
	answer := &Reading{Source: r.Source, Format: string(found.Format), Notes: found.Notes, Guesses: guesses(found)}
	for i := range found.Versions {
		if r.Whole {
			found.Versions[i] = whole(found.Versions[i])
		}
	}
	e.versions[r.Source] = found.Versions
	e.data[r.Source] = r.Data
	e.carried[r.Source] = found.Carried
	for i, v := range found.Versions {
		answer.Entries = append(answer.Entries, entry(Ref{r.Source, i}, v))
	}
	for _, p := range found.Pages {
		answer.Pages = append(answer.Pages, Page{p.Name, p.URL.String(), p.Title, onCalendar(p.Captured), p.Words, p.Read})
	}
	beat.send(Response{Reading: answer})
	return nil
}

// whole is a version whose article is everything that was read: each block of a page at its place, and what else stood
// outside behind the article.
func whole(v article.Version) article.Version {
	if len(v.Pieces) == 0 {
		v.Blocks = slices.Concat(v.Blocks, v.Furniture)
	} else {
		v.Blocks = nil
		for _, p := range v.Pieces {
			v.Blocks = append(v.Blocks, p.Block)
		}
	}
	v.Furniture, v.Pieces, v.Template = nil, nil, nil
	return v
}

// longestGuess is how many words of a row are told of. Nobody moves a boundary further by hand.
const longestGuess = 5000

// guesses tells of the rows of a text dump that were divided by a guess, with their words.
func guesses(found snapshot.Reading) (all []Guess) {
	for _, g := range found.Guesses {
		var words []string
		for side, block := range []int{g.Old, g.New} {
			if block >= 0 && side < len(found.Versions) && block < len(found.Versions[side].Blocks) {
				words = append(words, strings.Fields(found.Versions[side].Blocks[block].Text)...)
			}
		}
		if len(words) == g.Words && len(words) <= longestGuess {
			all = append(all, Guess{g.Row, g.Split, words})
		}
	}
	return all
}

// entry describes a version without its blocks.
func entry(ref Ref, v article.Version) Entry {
	e := Entry{Ref: ref, Blocks: len(v.Blocks), Outside: snapshot.Counts(v), Opening: opening(v.Blocks)}
	e.Print = hashOffset
	for _, b := range v.Blocks {
		e.Words += len(strings.Fields(b.Text))
		e.Print = hashed(e.Print, b.Text)
	}
	v.Article, v.Furniture, v.Pieces, v.Template = article.Article{}, nil, nil, nil
	v.Captured, v.Series.FirstSeen = onCalendar(v.Captured), onCalendar(v.Series.FirstSeen)
	e.Version = v
	return e
}

// The hash is FNV-1a of 64 bits over the texts of the blocks, each with a zero behind it.
const hashOffset, hashPrime = 0xcbf29ce484222325, 0x100000001b3

func hashed(hash uint64, text string) uint64 {
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * hashPrime
	}
	return hash * hashPrime
}

// onCalendar is a time that a message can carry: one beyond the year 9999 is as good as unknown.
func onCalendar(t time.Time) time.Time {
	if year := t.UTC().Year(); year < 1 || year > 9998 {
		return time.Time{}
	}
	return t
}

// longestOpening is how many characters of a text its entry shows.
const longestOpening = 200

// opening is the beginning of a text, cut between characters.
func opening(blocks []article.Block) string {
	var text strings.Builder
	for _, b := range blocks {
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(b.Text[:min(len(b.Text), 4*longestOpening)])
		if utf8.RuneCountInString(text.String()) >= longestOpening {
			break
		}
	}
	runes := []rune(strings.ToValidUTF8(text.String(), ""))
	return string(runes[:min(len(runes), longestOpening)])
}
