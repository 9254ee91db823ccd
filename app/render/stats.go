package render

import (
	"encoding/json"

	"github.com/stet-diff/stet/app/compare"
)

// statsJSON is compare.Stats as stet/comparison/1 writes it.
type statsJSON struct {
	Kept          int         `json:"kept"`
	Edited        int         `json:"edited"`
	Restyled      int         `json:"restyled"`
	Moved         int         `json:"moved"`
	Split         int         `json:"split"`
	Merged        int         `json:"merged"`
	Removed       int         `json:"removed"`
	Added         int         `json:"added"`
	OldWords      int         `json:"old_words"`
	NewWords      int         `json:"new_words"`
	WordsDeleted  int         `json:"words_deleted"`
	WordsInserted int         `json:"words_inserted"`
	WordsMoved    int         `json:"words_moved"`
	Quiet         int         `json:"quiet"`
	Classes       classesJSON `json:"classes"`
}

// classesJSON is compare.Classes.
type classesJSON struct {
	Space       int `json:"space"`
	Typography  int `json:"typography"`
	Case        int `json:"case"`
	Diacritics  int `json:"diacritics"`
	Punctuation int `json:"punctuation"`
	Digits      int `json:"digits"`
	Tracking    int `json:"tracking"`
	Style       int `json:"style"`
	Link        int `json:"link"`
	Text        int `json:"text"`
}

// statsOut gives the statistics their names in the file; in takes them back.
func statsOut(s compare.Stats) statsJSON {
	return statsJSON{
		Kept: s.Kept, Edited: s.Edited, Restyled: s.Restyled, Moved: s.Moved, Split: s.Split, Merged: s.Merged,
		Removed: s.Removed, Added: s.Added, OldWords: s.OldWords, NewWords: s.NewWords, WordsDeleted: s.WordsDeleted,
		WordsInserted: s.WordsInserted, WordsMoved: s.WordsMoved, Quiet: s.Quiet, Classes: classesJSON(s.Classes),
	}
}

func (s statsJSON) in() compare.Stats {
	return compare.Stats{
		Kept: s.Kept, Edited: s.Edited, Restyled: s.Restyled, Moved: s.Moved, Split: s.Split, Merged: s.Merged,
		Removed: s.Removed, Added: s.Added, OldWords: s.OldWords, NewWords: s.NewWords, WordsDeleted: s.WordsDeleted,
		WordsInserted: s.WordsInserted, WordsMoved: s.WordsMoved, Quiet: s.Quiet, Classes: compare.Classes(s.Classes),
	}
}

// StatsJSON writes the statistics as they stand in a stet/comparison/1, on one line.
func StatsJSON(s compare.Stats) []byte {
	written, err := json.Marshal(statsOut(s))
	if err != nil {
		panic(err) // numbers can always be written
	}
	return written
}
