package pair

import "slices"

const maxParts, partWords = 4, 3

// links joins blocks that were split or merged: neighbours of a pair that are left over and whose words are all but
// contained in the pair's other side.
func (p *pairing) links(matches []Match) []Match {
	for k := range matches {
		m := &matches[k]
		if m.Forced || m.Moved {
			continue
		}
		i, j := m.Old[0], m.New[0]
		if p.contains(i, j, true) {
			m.New = p.grow(m.New, p.toOld, len(p.new), func(j int) bool { return p.contains(i, j, true) })
		}
		if len(m.New) == 1 && p.contains(i, j, false) {
			m.Old = p.grow(m.Old, p.toNew, len(p.old), func(i int) bool { return p.contains(i, j, false) })
		}
		for _, i := range m.Old {
			p.toNew[i] = j
		}
		for _, j := range m.New {
			p.toOld[j] = i
		}
	}
	return matches
}

// grow adds free neighbours on either side, at most four parts in all.
func (p *pairing) grow(parts, partner []int, n int, fits func(int) bool) []int {
	for len(parts) < maxParts {
		if next := parts[len(parts)-1] + 1; next < n && partner[next] < 0 && fits(next) {
			parts = append(parts, next)
			continue
		}
		if next := parts[0] - 1; next >= 0 && partner[next] < 0 && fits(next) {
			parts = slices.Insert(parts, 0, next)
			continue
		}
		break
	}
	return parts
}

// contains reports whether the new block is contained in the old one, or the other way round.
func (p *pairing) contains(i, j int, newInOld bool) bool {
	part, whole := p.new[j], p.old[i]
	if !newInOld {
		part, whole = whole, part
	}
	return len(part.Words) >= partWords && len(part.Words) < len(whole.Words) && part.Class == whole.Class &&
		p.index.contained(i, j, newInOld) >= contained
}
