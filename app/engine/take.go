package engine

import (
	"slices"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot"
)

// pieces are the hashes of the single blocks to be taken: those that were named, and those of a row of the last
// comparison, if that showed what stands outside the articles.
func (e *Engine) pieces(c Compare) []uint64 {
	all := c.Take.Pieces
	if !e.tray || c.Take.Row < 1 || c.Take.Row > len(e.last.Rows) {
		return all
	}
	row := e.last.Rows[c.Take.Row-1]
	for side, blocks := range [2][]article.Block{e.last.Old.Blocks, e.last.New.Blocks} {
		for _, i := range [2][]int{row.Old, row.New}[side] {
			if hash := hashed(hashOffset, blocks[i].Text); !slices.Contains(all, hash) {
				all = append(slices.Clip(all), hash)
			}
		}
	}
	return all
}

// taken are two versions with what the reader takes into their articles.
func taken(old, new article.Version, p snapshot.Pairing, reasons []string, pieces []uint64) (a, b article.Version, after snapshot.Pairing) {
	if len(reasons) == 0 && len(pieces) == 0 {
		return old, new, p
	}
	return snapshot.Take(old, new, p, func(piece article.Piece) bool {
		return slices.Contains(reasons, piece.Reason) || len(pieces) > 0 && slices.Contains(pieces, hashed(hashOffset, piece.Text))
	})
}
